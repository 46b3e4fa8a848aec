namespace GoodOffices.Verify.Evidence;

/// <summary>What two checkpoints of one log show about it.</summary>
public enum Shown
{
    /// <summary>Nothing: the later one continues the earlier one.</summary>
    Nothing,

    /// <summary>The log signed two histories that cannot both be true.</summary>
    Contradiction,

    /// <summary>The log offered less than it had shown before: a restored backup, or something withheld. That is no proof of a lie.</summary>
    Rollback,
}

/// <summary>What the verifier says about an evidence file.</summary>
public sealed class EvidenceVerdict
{
    private EvidenceVerdict(Flaw? flaw) => Flaw = flaw;

    /// <summary>Why the file is no evidence; null where it is.</summary>
    public Flaw? Flaw { get; }

    /// <summary>What it shows.</summary>
    public Shown Shown { get; private init; }

    /// <summary>Whether the log's signatures were checked with a key the reader trusts.</summary>
    public Authorship Authorship { get; private init; }

    /// <summary>The log's name.</summary>
    public string Log { get; private init; } = "";

    /// <summary>How many beats the checkpoint covers that the client had seen.</summary>
    public long SeenSize { get; private init; }

    /// <summary>How many beats the checkpoint covers that she was offered then.</summary>
    public long GivenSize { get; private init; }

    /// <summary>0 where the file shows something, 1 where it does not.</summary>
    public int ExitCode => Flaw is null && Shown != Shown.Nothing ? 0 : 1;

    /// <summary>Writes the verdict in plain words.</summary>
    public void WriteText(TextWriter writer) => Wording.EvidenceText.Write(this, writer);

    /// <summary>Writes the verdict for programs, as JSON.</summary>
    public void WriteJson(Stream stream) => Wording.EvidenceText.WriteJson(this, stream);

    internal static EvidenceVerdict Of(Flaw flaw) => new(flaw);

    internal static EvidenceVerdict Of(Shown shown, Authorship authorship, string log, long seen, long given) =>
        new(null) { Shown = shown, Authorship = authorship, Log = log, SeenSize = seen, GivenSize = given };
}
