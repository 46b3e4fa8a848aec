namespace GoodOffices.Verify;

/// <summary>The first thing in a bundle that is not as it must be: where it is, what is wrong, and what to do.</summary>
/// <param name="Section">The section of the file, in plain words.</param>
/// <param name="Channel">The number of the channel, where the flaw lies in one.</param>
/// <param name="Sequence">The sequence of the first bad entry, where the flaw lies in an entry.</param>
/// <param name="Reason">What is wrong. It never repeats what an entry or a payload says.</param>
/// <param name="Remedy">What a careful reader does next.</param>
public sealed record Flaw(string Section, string? Channel, long? Sequence, string Reason, string Remedy);

/// <summary>Ends the reading at the first flaw.</summary>
internal sealed class FlawException(Flaw flaw) : Exception(flaw.Reason)
{
    public Flaw Flaw { get; } = flaw;
}

/// <summary>A form that is not kept, said where the place is not known yet.</summary>
internal sealed class FormException(string reason, string? remedy = null) : Exception(reason)
{
    public string? Remedy { get; } = remedy;
}

/// <summary>Where in the bundle the verifier is reading; it turns what is wrong there into a flaw.</summary>
internal readonly record struct Place(string Section, string? Channel = null, long? Sequence = null)
{
    public FlawException Flawed(string reason, string? remedy = null) => new(Describe(reason, remedy));

    public Flaw Describe(string reason, string? remedy = null) => new(Section, Channel, Sequence, reason, remedy ?? Remedies.Altered);

    /// <summary>Reads something here; a form that is not kept becomes a flaw of this place.</summary>
    public T Read<T>(Func<T> read)
    {
        try
        {
            return read();
        }
        catch (FormException error)
        {
            throw Flawed(error.Message, error.Remedy);
        }
    }
}

internal static class Remedies
{
    public const string Altered = "Do not rely on this file. Ask whoever gave it to you for a fresh copy and verify that; if it says the same again, the record was changed or badly written: keep both files, they are evidence.";
    public const string CutShort = "The file is damaged or incomplete. Copy or download it again and compare its length with the original.";
    public const string Newer = "Use a newer verifier. If there is none, ask whoever gave you the file which program wrote it.";
    public const string WrongKeys = "Compare the keys with their owners over another channel, by telephone or in person. If yours are right, this file comes from somebody else.";
    public const string WrongCheckpoint = "Make sure that your checkpoint belongs to this case and is not newer than the file. If it does and is not, the record was rewritten: keep the checkpoint and the file, together they prove it.";
}
