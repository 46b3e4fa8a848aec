namespace GoodOffices.Verify.Texts;

/// <summary>Case and channel numbers: 16 bytes as 26 characters of lower-case base32.</summary>
internal static class Text32
{
    private const int Length = 26;

    /// <summary>Whether this is a number in its one form; the last character carries three bits, its other two are 0.</summary>
    public static bool IsNumber(string text)
    {
        if (text.Length != Length) return false;
        foreach (var character in text)
            if (ValueOf(character) < 0) return false;
        return (ValueOf(text[^1]) & 0b11) == 0;
    }

    private static int ValueOf(char character) => character switch
    {
        >= 'a' and <= 'z' => character - 'a',
        >= '2' and <= '7' => character - '2' + 26,
        _ => -1,
    };
}
