using System.Globalization;
using GoodOffices.Verify.Texts;
using GoodOffices.Verify.Trees;

namespace GoodOffices.Verify.Notes;

/// <summary>What a checkpoint or channel head says: so many leaves have this root.</summary>
internal sealed record TreeHead(SignedNote Note, string Origin, long Size, Digest Root)
{
    public const string Prefix = "goodoffices/case/";

    public static string LogName(string caseNumber) => Prefix + caseNumber;

    public static TreeHead Read(ReadOnlySpan<byte> bytes)
    {
        var note = SignedNote.Read(bytes);
        if (note.Lines is not [var origin, var size, var root]) throw new FormException("The note has not the three lines of a checkpoint.");
        if (!long.TryParse(size, NumberStyles.None, CultureInfo.InvariantCulture, out var leaves) || leaves.ToString(CultureInfo.InvariantCulture) != size) throw new FormException("The second line of the note is not a number.");
        if (Text64.ReadStandard(root) is not { Length: Digest.Length } hash) throw new FormException("The third line of the note is not a hash of 32 bytes in base64.");
        return new(note, origin, leaves, Digest.From(hash));
    }

    /// <summary>Demands that the first signature is the log's.</summary>
    public void MustBeSignedBy(NoteKey log, string what)
    {
        if (Note.Signatures[0].Name != log.Name) throw new FormException($"The first signature of {what} does not carry the log's name.");
        if (!log.SignedAsLog(Note.Signatures[0], Note.Text)) throw new FormException($"The log's signature does not fit {what}.");
    }
}
