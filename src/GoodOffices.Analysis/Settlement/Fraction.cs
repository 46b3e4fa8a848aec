using System.Numerics;

namespace GoodOffices.Analysis.Settlement;

/// <summary>Fractions of big integers, for display.</summary>
internal static class Fraction
{
    /// <summary>The nearest double to numerator / denominator; the denominator is above 0.</summary>
    public static double ToDouble(BigInteger numerator, BigInteger denominator)
    {
        if (numerator.IsZero) return 0;
        // 62 quotient bits, the last of them raised where anything was left over, so that the cast rounds once and to the nearest.
        var shift = 62 - (int)(BigInteger.Abs(numerator).GetBitLength() - denominator.GetBitLength());
        var (quotient, rest) = BigInteger.DivRem(BigInteger.Abs(numerator) << Math.Max(0, shift), denominator << Math.Max(0, -shift));
        var nearest = Math.ScaleB((double)((ulong)quotient | (rest.IsZero ? 0UL : 1UL)), -shift);
        return numerator.Sign < 0 ? -nearest : nearest;
    }
}
