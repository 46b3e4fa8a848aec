namespace GoodOffices.Sealing.Recovery;

/// <summary>The field of 256 elements (x⁸ + x⁴ + x³ + x + 1), without tables or branches that depend on what is multiplied: a table would tell the cache which secret byte was looked up.</summary>
internal static class Field256
{
    public static byte Multiply(byte a, byte b)
    {
        int product = 0, shifted = a;
        for (var bit = 0; bit < 8; bit++)
        {
            product ^= shifted & -((b >> bit) & 1);
            shifted = (shifted << 1) ^ (0x11b & -(shifted >> 7));
        }

        return (byte)product;
    }

    /// <summary>a to the power 254, which is 1/a; 0 for 0.</summary>
    public static byte Invert(byte a)
    {
        byte result = 1;
        for (var bit = 7; bit >= 0; bit--)
        {
            result = Multiply(result, result);
            if (((254 >> bit) & 1) == 1) result = Multiply(result, a);
        }

        return result;
    }
}
