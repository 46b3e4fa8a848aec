using System.Text;
using GoodOffices.Interchange.Foreign;

namespace GoodOffices.Interchange.Xml;

/// <summary>The characters of an XML file, and where its XML begins.</summary>
internal static class XmlText
{
    private const int LongestDeclaration = 256;

    /// <summary>UTF-8 unless a byte order mark or the declaration says UTF-16 or ISO-8859-1. Bytes that are not text in it are refused.</summary>
    public static string Decode(NamedFile file)
    {
        var bytes = file.Bytes.Span;
        if (bytes is [0xFF, 0xFE, ..]) return Utf16(file, 2, bigEndian: false);
        if (bytes is [0xFE, 0xFF, ..]) return Utf16(file, 2, bigEndian: true);
        if (bytes is [(byte)'<', 0, ..]) return Utf16(file, 0, bigEndian: false);
        if (bytes is [0, (byte)'<', ..]) return Utf16(file, 0, bigEndian: true);

        var declared = DeclaredEncoding(Encoding.Latin1.GetString(bytes[..Math.Min(bytes.Length, LongestDeclaration)]));
        if (declared is null or "utf-8" or "utf8" or "us-ascii" or "ascii") return file.ToText(ForeignLimits.MostBytes);
        if (declared is "iso-8859-1" or "latin1" or "latin-1") return Encoding.Latin1.GetString(bytes);
        if (bytes.ContainsAnyExceptInRange((byte)0, (byte)127))
            throw new FilePlace(file.Name).At(1, "The file declares a character encoding that is not read here.", "Save it as UTF-8.");
        return file.ToText(ForeignLimits.MostBytes);
    }

    /// <summary>Where to start: some files carry a comment or a line of text before the declaration, which XML does not allow.</summary>
    public static int Beginning(string text)
    {
        var first = text.AsSpan().IndexOfAnyExcept([' ', '\t', '\r', '\n', '\uFEFF']);
        if (first < 0) return 0;
        if (text.AsSpan(first).StartsWith("<?xml ")) return first;

        var head = text.AsSpan(0, Math.Min(text.Length, 1 << 16));
        if (head.IndexOf("<?xml ") is > 0 and var declaration && head[..declaration].IndexOf("<utility_space") < 0) return declaration;
        return text[first] == '<' ? first : Math.Max(first, EarliestRoot(head));
    }

    private static int EarliestRoot(ReadOnlySpan<char> head)
    {
        var (profile, domain) = (head.IndexOf("<utility_space"), head.IndexOf("<negotiation_template"));
        return profile < 0 ? domain : domain < 0 ? profile : Math.Min(profile, domain);
    }

    private static string? DeclaredEncoding(string head)
    {
        var start = head.IndexOf("<?xml ", StringComparison.Ordinal);
        if (start < 0 || head.IndexOf("?>", start, StringComparison.Ordinal) is not (> 0 and var end)) return null;
        var declaration = head[start..end];
        var mark = declaration.IndexOf("encoding", StringComparison.Ordinal);
        var parts = mark < 0 ? [] : declaration[mark..].Split('"', '\'');
        return parts.Length > 1 ? parts[1].Trim().ToLowerInvariant() : null;
    }

    private static string Utf16(NamedFile file, int skip, bool bigEndian)
    {
        if (file.Bytes.Length > ForeignLimits.MostBytes) throw new FilePlace(file.Name).At(null, $"The file is larger than {ForeignLimits.MostBytes >> 20} MiB.", "Split the case.");
        try
        {
            return new UnicodeEncoding(bigEndian, byteOrderMark: false, throwOnInvalidBytes: true).GetString(file.Bytes.Span[skip..]);
        }
        catch (ArgumentException)
        {
            throw new FilePlace(file.Name).At(null, "The file is not valid UTF-16 text.", "Save it as UTF-8.");
        }
    }
}
