using System.Text.Unicode;
using GoodOffices.Verify.Texts;

namespace GoodOffices.Verify.Notes;

/// <summary>One signature line of a note: who, which key, and the signature's bytes.</summary>
internal sealed record NoteSignature(string Name, byte[] KeyHash, byte[] Value);

/// <summary>A C2SP signed note: lines of text, an empty line, and one line for each signature.</summary>
internal sealed class SignedNote
{
    private const string Dash = "— ";

    private SignedNote(byte[] text, string[] lines, List<NoteSignature> signatures) => (Text, Lines, Signatures) = (text, lines, signatures);

    /// <summary>What is signed: the lines with their newlines.</summary>
    public byte[] Text { get; }

    public string[] Lines { get; }

    public List<NoteSignature> Signatures { get; }

    public static SignedNote Read(ReadOnlySpan<byte> bytes)
    {
        if (!Utf8.IsValid(bytes)) throw new FormException("The note is not well-formed UTF-8.");
        var end = bytes.IndexOf("\n\n"u8);
        if (end <= 0 || bytes[^1] != '\n') throw new FormException("The note is not lines of text, an empty line, and signatures.");

        var text = bytes[..(end + 1)];
        foreach (var character in text)
            if (character < 0x20 && character != '\n') throw new FormException("The note carries a control character.");
        var signatures = System.Text.Encoding.UTF8.GetString(bytes[(end + 2)..]).Split('\n')[..^1].Select(Signature).ToList();
        return signatures.Count > 0
            ? new(text.ToArray(), System.Text.Encoding.UTF8.GetString(text).Split('\n')[..^1], signatures)
            : throw new FormException("The note carries no signature.");
    }

    private static NoteSignature Signature(string line)
    {
        var parts = line.StartsWith(Dash, StringComparison.Ordinal) ? line[Dash.Length..].Split(' ') : [];
        if (parts.Length != 2 || parts[0].Length == 0 || parts[0].Contains('+', StringComparison.Ordinal) || parts[0].Any(c => char.IsWhiteSpace(c) || char.IsControl(c)) || Text64.ReadStandard(parts[1]) is not { Length: > 4 } value)
            throw new FormException("A signature line of the note is not a dash, a name and base64.");
        return new(parts[0], value[..4], value[4..]);
    }
}
