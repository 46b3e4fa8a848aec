namespace GoodOffices.Verify.Texts;

/// <summary>The alphabets of names and types.</summary>
internal static class Words
{
    private const int Longest = 64;

    public static bool IsMember(string text) =>
        text.Length is >= 1 and <= Longest && IsLetterOrDigit(text[0]) && text.All(c => IsLetterOrDigit(c) || c is '.' or '_' or '-');

    public static bool IsType(string text) =>
        text.Length is >= 1 and <= Longest && text.All(c => c is (>= 'a' and <= 'z') or '-' or '.');

    public static bool IsMemberName(ReadOnlySpan<byte> name)
    {
        if (name.Length is < 1 or > Longest) return false;
        foreach (var c in name)
            if (!char.IsAsciiLetterOrDigit((char)c) && c is not ((byte)'.' or (byte)'_' or (byte)'-')) return false;
        return true;
    }

    /// <summary>A word of the file that may be shown: an algorithm's name, never text somebody wrote.</summary>
    public static string Shown(string text) => text.Length is >= 1 and <= 32 && text.All(c => IsLetterOrDigit(c) || c is '.' or '-' or '/') ? text : "an unreadable name";

    private static bool IsLetterOrDigit(char c) => c is (>= 'a' and <= 'z') or (>= '0' and <= '9');
}
