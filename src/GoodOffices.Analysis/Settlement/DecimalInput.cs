using System.Collections.Immutable;
using System.Globalization;
using System.Numerics;

namespace GoodOffices.Analysis.Settlement;

/// <summary>Doubles read as decimals of 12 significant digits, on one power of ten for a whole party.</summary>
internal static class DecimalInput
{
    private const int SignificantDigits = 12;

    public static PartyInput Read(double[] weights, double[][] values, double? walkAway)
    {
        if (weights.Length != values.Length) throw new ArgumentException("Every issue needs one weight.", nameof(weights));
        var products = values.Select((issue, i) => issue.Select(v => Multiply(Split(weights[i]), Split(v))).ToArray()).ToArray();
        var least = walkAway is { } w ? Split(w) : (Digits: BigInteger.Zero, Exponent: 0);
        var lowest = Math.Min(0, Math.Min(least.Exponent, products.SelectMany(issue => issue).Min(p => p.Exponent)));
        BigInteger Raise((BigInteger Digits, int Exponent) n) => n.Digits * BigInteger.Pow(10, n.Exponent - lowest);
        return new PartyInput
        {
            Contributions = [.. products.Select(issue => issue.Select(Raise).ToImmutableArray())],
            Denominator = BigInteger.Pow(10, -lowest),
            WalkAway = walkAway is null ? null : Raise(least),
        };
    }

    private static (BigInteger Digits, int Exponent) Multiply((BigInteger Digits, int Exponent) a, (BigInteger Digits, int Exponent) b) =>
        (a.Digits * b.Digits, a.Digits.IsZero || b.Digits.IsZero ? 0 : a.Exponent + b.Exponent);

    private static (BigInteger Digits, int Exponent) Split(double number)
    {
        if (!double.IsFinite(number)) throw new ArgumentException("Every number must be finite.", nameof(number));
        var text = number.ToString($"E{SignificantDigits - 1}", CultureInfo.InvariantCulture);
        var mark = text.IndexOf('E', StringComparison.Ordinal);
        var digits = BigInteger.Parse(text[..mark].Replace(".", "", StringComparison.Ordinal), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
        var exponent = int.Parse(text[(mark + 1)..], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture) - (SignificantDigits - 1);
        while (!digits.IsZero && (digits % 10).IsZero) (digits, exponent) = (digits / 10, exponent + 1);
        return digits.IsZero ? (BigInteger.Zero, 0) : (digits, exponent);
    }
}
