using System.Numerics;

namespace GoodOffices.Analysis.Settlement;

/// <summary>Fractions of big integers, for display.</summary>
internal static class Fraction
{
    /// <summary>The nearest double to numerator / denominator; the denominator is above 0.</summary>
    public static double ToDouble(BigInteger numerator, BigInteger denominator)
    {
        if (numerator.IsZero) return 0;
        // 64 quotient bits survive the shift, so the cast rounds once, from more bits than a double holds.
        var shift = 64 - (int)(BigInteger.Abs(numerator).GetBitLength() - denominator.GetBitLength());
        var quotient = shift >= 0 ? (numerator << shift) / denominator : numerator / (denominator << -shift);
        return Math.ScaleB((double)quotient, -shift);
    }
}
