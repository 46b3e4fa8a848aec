namespace GoodOffices.Core.Record;

/// <summary>Sixteen bytes as 26 characters of lower-case base32, in the one spelling they have.</summary>
internal static class Base32
{
    public const int Characters = 26;
    private const string Alphabet = "abcdefghijklmnopqrstuvwxyz234567";

    public static string Write(UInt128 bits) => string.Create(Characters, bits, (text, value) =>
    {
        // 26 characters hold 130 bits: the two left over are zero and stand last.
        text[^1] = Alphabet[(int)(value & 7) << 2];
        value >>= 3;
        for (var i = Characters - 2; i >= 0; i--, value >>= 5) text[i] = Alphabet[(int)(value & 31)];
    });

    public static bool TryRead(ReadOnlySpan<char> text, out UInt128 bits)
    {
        bits = 0;
        if (text.Length != Characters) return false;

        for (var i = 0; i < Characters; i++)
        {
            var digit = Alphabet.IndexOf(text[i], StringComparison.Ordinal);
            if (digit < 0) return false;
            if (i < Characters - 1) bits = (bits << 5) | (uint)digit;
            else if ((digit & 3) != 0) return false;
            else bits = (bits << 3) | (uint)(digit >> 2);
        }

        return true;
    }
}
