using System.Numerics;
using GoodOffices.Core.Numbers;

namespace GoodOffices.Interchange.Writing;

/// <summary>Numbers for formats that know only decimals, of which every reader here keeps 12 significant digits.</summary>
internal static class DecimalText
{
    /// <summary>The decimal that reads back as exactly this number, or null where there is none.</summary>
    public static string? Exact(Rational value)
    {
        var text = value.ToString();
        return InputNumber.TryParse(text, out var again) && again == value ? text : null;
    }

    /// <summary>The nearest decimal that is read; says so where it is not the number itself.</summary>
    public static string Nearest(Rational value, ref bool isRounded)
    {
        if (Exact(value) is { } exact) return exact;
        isRounded = true;
        return InputNumber.TryFrom(value.ToDouble(), out var near) && Exact(near) is { } text ? text : "0";
    }

    /// <summary>A walk-away as decimal; where it or anything before it was rounded, a hair lower, so that no package that was acceptable stops being so.</summary>
    public static string WalkAway(Rational value, ref bool isRounded)
    {
        var rounds = isRounded;
        var text = Nearest(value, ref rounds);
        if (!rounds) return text;
        isRounded = true;
        var size = value.Sign < 0 ? -value : value;
        return Nearest(value - ((size > Rational.One ? size : Rational.One) * Rational.Of(5, System.Numerics.BigInteger.Pow(10, 11))), ref rounds);
    }

    /// <summary>Decimals in the same proportions: the numbers themselves where they are decimals, else their common multiple over a power of ten.</summary>
    /// <remarks>The power keeps a sum of 1 near 1 and below it, for GENIUS takes weights from a file as they are and cuts utilities above 1.</remarks>
    public static string[] Proportional(IReadOnlyList<Rational> values, ref bool isRescaled, ref bool isRounded)
    {
        var exact = values.Select(Exact).ToArray();
        if (!exact.Contains(null)) return exact!;

        var common = values.Aggregate(BigInteger.One, (lcm, value) => lcm / BigInteger.GreatestCommonDivisor(lcm, value.Denominator) * value.Denominator);
        var power = BigInteger.One;
        while (power * 101 < common * 100) power *= 10;
        var scaled = values.Select(value => Exact(value * Rational.Of(common, power))).ToArray();
        if (!scaled.Contains(null))
        {
            isRescaled = true;
            return scaled!;
        }

        var rounded = new string[values.Count];
        for (var i = 0; i < rounded.Length; i++) rounded[i] = Nearest(values[i], ref isRounded);
        return rounded;
    }
}
