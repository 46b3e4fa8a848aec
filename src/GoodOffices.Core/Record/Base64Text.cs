using System.Buffers.Text;

namespace GoodOffices.Core.Record;

/// <summary>Bytes as text, in the one spelling they have: base64url without padding inside the record, standard base64 in signed notes.</summary>
internal static class Base64Text
{
    public static string WriteUrl(ReadOnlySpan<byte> bytes) => Base64Url.EncodeToString(bytes);

    public static bool TryReadUrl(ReadOnlySpan<char> text, out byte[] bytes)
    {
        bytes = [];
        // The platform's reader passes over white space, padding and unused bits; only the spelling it would write itself is let in.
        if (!Base64Url.IsValid(text)) return false;

        var read = Base64Url.DecodeFromChars(text);
        if (!text.SequenceEqual(WriteUrl(read))) return false;

        bytes = read;
        return true;
    }

    public static bool TryReadStandard(ReadOnlySpan<char> text, out byte[] bytes)
    {
        bytes = new byte[(text.Length / 4 * 3) + 3];
        if (!Convert.TryFromBase64Chars(text, bytes, out var written)) return false;

        bytes = bytes[..written];
        return text.SequenceEqual(Convert.ToBase64String(bytes));
    }
}
