using System.Globalization;
using System.Numerics;

namespace GoodOffices.Core.Numbers;

/// <summary>Reads a number the way every file reader of the house does: as a decimal of at most 12 significant digits.</summary>
/// <remarks>The rounding (half to even) drops binary noise such as 0.30000000000000004, so that two programs that wrote the same
/// number differently are read alike.</remarks>
public static class InputNumber
{
    /// <summary>Digits that are kept.</summary>
    public const int SignificantDigits = 12;

    /// <summary>The largest power of ten, either way, that a number may carry.</summary>
    public const int LargestExponent = 100;

    private const int LongestText = 400;

    /// <summary>Reads decimal text such as <c>-3.67</c> or <c>1.5e-3</c>; refuses NaN, infinities, hexadecimal and anything longer than 400 characters.</summary>
    /// <returns>False where the text is no such number; nothing large is computed before that is known.</returns>
    public static bool TryParse(ReadOnlySpan<char> text, out Rational value)
    {
        value = default;
        text = text.Trim();
        if (text.Length is 0 or > LongestText) return false;

        var exponent = 0;
        if (text.IndexOfAny('e', 'E') is var mark and >= 0)
        {
            if (!int.TryParse(text[(mark + 1)..], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out exponent)) return false;
            if (Math.Abs((long)exponent) > LargestExponent + LongestText) return false;
            text = text[..mark];
        }

        var negative = text.Length > 0 && text[0] == '-';
        if (text.Length > 0 && text[0] is '-' or '+') text = text[1..];
        return TryReadDigits(text, negative, exponent, out value);
    }

    /// <summary>The number a double shows with 12 significant digits.</summary>
    /// <returns>False for NaN, infinities and magnitudes beyond 10^100.</returns>
    public static bool TryFrom(double number, out Rational value)
    {
        value = default;
        return double.IsFinite(number) && TryParse(number.ToString("E16", CultureInfo.InvariantCulture), out value);
    }

    private static bool TryReadDigits(ReadOnlySpan<char> text, bool negative, int exponent, out Rational value)
    {
        value = default;
        Span<char> digits = stackalloc char[text.Length];
        var (count, places, any, afterPoint) = (0, 0, false, false);
        foreach (var c in text)
        {
            if (c == '.' && !afterPoint)
            {
                afterPoint = true;
                continue;
            }

            if (!char.IsAsciiDigit(c)) return false;
            any = true;
            if (afterPoint) places++;
            if (count > 0 || c != '0') digits[count++] = c;
        }

        if (!any) return false;
        if (count == 0) return true; // however it is written, it is zero
        var power = exponent - places;
        if (Math.Abs(power + count) > LargestExponent) return false;
        value = Round(digits[..count], power, negative);
        return true;
    }

    private static Rational Round(ReadOnlySpan<char> digits, int power, bool negative)
    {
        var kept = BigInteger.Parse(digits[..Math.Min(SignificantDigits, digits.Length)], NumberStyles.None, CultureInfo.InvariantCulture);
        if (digits.Length > SignificantDigits)
        {
            var dropped = digits[SignificantDigits..];
            power += dropped.Length;
            var beyondHalf = dropped[0] > '5' || (dropped[0] == '5' && dropped[1..].ContainsAnyExcept('0'));
            if (beyondHalf || (dropped[0] == '5' && !kept.IsEven)) kept += 1;
        }

        if (negative) kept = -kept;
        return power >= 0 ? Rational.Of(kept * BigInteger.Pow(10, power)) : Rational.Of(kept, BigInteger.Pow(10, -power));
    }
}
