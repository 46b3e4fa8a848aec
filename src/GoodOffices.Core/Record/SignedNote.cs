using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace GoodOffices.Core.Record;

/// <summary>A C2SP signed note: some lines of text, and signature lines below them.</summary>
/// <param name="Text">The text, each line with its end.</param>
/// <param name="Lines">The signature lines.</param>
public sealed record SignedNote(string Text, ImmutableArray<NoteLine> Lines)
{
    /// <summary>The bytes a signature covers.</summary>
    public byte[] BytesToSign() => Encoding.UTF8.GetBytes(Text);

    /// <summary>This note with one more signature line.</summary>
    public SignedNote With(NoteLine line) => this with { Lines = Lines.Add(line) };

    /// <summary>The text of a tree's head under a name: a checkpoint's, or a channel head's.</summary>
    public static SignedNote OfHead(string name, TreeHead tree) => new($"{name}\n{tree.Size.ToString(CultureInfo.InvariantCulture)}\n{Convert.ToBase64String(tree.Root.ToArray())}\n", []);

    /// <summary>The text that closes a bundle.</summary>
    public static SignedNote OfBundle(CaseNumber of, MemberId viewer, Digest before) => new($"{LogName.OfBundle(of)}\n{viewer}\n{Convert.ToBase64String(before.ToArray())}\n", []);

    /// <summary>Reads a note.</summary>
    /// <exception cref="RecordFormatException">The text is none.</exception>
    public static SignedNote Read(string note)
    {
        var end = note.LastIndexOf("\n\n", StringComparison.Ordinal);
        if (end < 0 || !note.EndsWith('\n') || end + 2 == note.Length) throw new RecordFormatException("A note needs text, an empty line, and at least one signature line.");

        return new(note[..(end + 1)], [.. note[(end + 2)..^1].Split('\n').Select(NoteLine.Read)]);
    }

    /// <summary>The tree's head this note is about, of the log of that name.</summary>
    /// <exception cref="RecordFormatException">It is about something else.</exception>
    public TreeHead HeadOf(string name)
    {
        if (Text.Split('\n') is not [var first, var size, var root, ""] || first != name) throw new RecordFormatException("The note is not a head of this log.");
        if (!long.TryParse(size, NumberStyles.None, CultureInfo.InvariantCulture, out var count) || size != count.ToString(CultureInfo.InvariantCulture)) throw new RecordFormatException("The size in a note is malformed.");
        if (!Base64Text.TryReadStandard(root, out var hash) || hash.Length != Digest.Bytes) throw new RecordFormatException("The root in a note is malformed.");

        return new(count, Digest.Of(hash));
    }

    /// <summary>The whole note as bytes.</summary>
    public byte[] Write() => Encoding.UTF8.GetBytes(ToString());

    /// <summary>The whole note.</summary>
    public override string ToString() => $"{Text}\n{string.Concat(Lines.Select(line => $"{line}\n"))}";
}
