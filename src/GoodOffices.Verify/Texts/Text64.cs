using System.Buffers.Text;

namespace GoodOffices.Verify.Texts;

/// <summary>The two base64 forms of the record. Bytes have one text only: what would not be written so again is refused.</summary>
internal static class Text64
{
    /// <summary>Reads base64url without padding, as it stands in JSON.</summary>
    public static byte[] ReadUrl(string text, int bytes, string what)
    {
        // The platform's own base64url reader throws at spare bits, and passes over white space: neither is wanted.
        var padded = IsUrl(text) ? text.Replace('-', '+').Replace('_', '/').PadRight((text.Length + 3) / 4 * 4, '=') : "";
        return ReadStandard(padded) is { } decoded && decoded.Length == bytes ? decoded : throw new FormException($"{what} is not {bytes} bytes in base64url.");
    }

    public static string WriteUrl(ReadOnlySpan<byte> bytes) => Base64Url.EncodeToString(bytes);

    /// <summary>Reads standard base64 with padding, as it stands in notes; null where it is not in its one form.</summary>
    public static byte[]? ReadStandard(string text)
    {
        if (text.Length == 0 || text.Length % 4 != 0) return null;
        var decoded = new byte[text.Length / 4 * 3];
        if (!Convert.TryFromBase64String(text, decoded, out var written)) return null;
        var bytes = decoded[..written];
        return Convert.ToBase64String(bytes) == text ? bytes : null;
    }

    public static string WriteStandard(ReadOnlySpan<byte> bytes) => Convert.ToBase64String(bytes);

    private static bool IsUrl(string text)
    {
        foreach (var character in text)
            if (!char.IsAsciiLetterOrDigit(character) && character is not ('-' or '_')) return false;
        return true;
    }
}
