namespace GoodOffices.Verify;

/// <summary>Against what the authors of a record were held.</summary>
public enum Authorship
{
    /// <summary>Against nothing: anybody could have written a record that is consistent in itself.</summary>
    Unverified,

    /// <summary>Against keys that the reader knows from elsewhere.</summary>
    TrustedKeys,

    /// <summary>Against a checkpoint that the reader knows from elsewhere.</summary>
    TrustedCheckpoint,
}

/// <summary>What the verifier says about a bundle: its first flaw, or what it holds.</summary>
public sealed class Verdict
{
    private Verdict(Flaw? flaw, Findings? findings) => (Flaw, Findings) = (flaw, findings);

    /// <summary>Whether everything is as it must be.</summary>
    public bool Holds => Flaw is null;

    /// <summary>The first flaw; null where there is none.</summary>
    public Flaw? Flaw { get; }

    /// <summary>What the bundle holds; null where there is a flaw, because then nothing in it can be relied on.</summary>
    public Findings? Findings { get; }

    /// <summary>0 where everything holds, 1 where there is a flaw.</summary>
    public int ExitCode => Holds ? 0 : 1;

    /// <summary>Writes the verdict in plain words.</summary>
    public void WriteText(TextWriter writer) => Wording.VerdictText.Write(this, writer);

    /// <summary>Writes the verdict for programs, as JSON.</summary>
    public void WriteJson(Stream stream) => Wording.VerdictJson.Write(this, stream);

    internal static Verdict Of(Flaw flaw) => new(flaw, null);

    internal static Verdict Of(Findings findings) => new(null, findings);
}
