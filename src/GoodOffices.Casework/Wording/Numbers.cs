using System.Globalization;
using System.Numerics;

namespace GoodOffices.Casework.Wording;

/// <summary>Numbers as people read them: every door shows the same.</summary>
public static class Numbers
{
    private const int LongestWritten = 15;

    /// <summary>A utility, or a difference of two, with four significant digits.</summary>
    public static string Utility(double value)
    {
        if (!double.IsFinite(value)) return "–";
        var size = Math.Abs(value);
        if (size < 1e-9) return "0";
        if (size is >= 1e7 or < 1e-4) return value.ToString("0.###e0", CultureInfo.InvariantCulture);
        var decimals = Math.Clamp(3 - (int)Math.Floor(Math.Log10(size)), 0, 6);
        var rounded = Math.Round(value, decimals, MidpointRounding.AwayFromZero);
        return rounded.ToString("#,##0.######", CultureInfo.InvariantCulture);
    }

    /// <summary>Numbers of one column with the same number of decimals each, so that they can be compared down the column.</summary>
    public static IReadOnlyList<string> Aligned(IReadOnlyList<double> values, int mostDecimals = 4)
    {
        var texts = values.Select(Utility).ToArray();
        if (texts.Any(text => text.Contains('e', StringComparison.Ordinal))) return texts;
        var decimals = texts.Max(text => text.IndexOf('.', StringComparison.Ordinal) is >= 0 and var point ? text.Length - point - 1 : 0);
        decimals = Math.Min(decimals, mostDecimals);
        var format = "N" + decimals.ToString(CultureInfo.InvariantCulture);
        return [.. values.Select(value => double.IsFinite(value) ? (Math.Round(value, decimals) + 0.0).ToString(format, CultureInfo.InvariantCulture) : "–")];
    }

    /// <summary>A gain, with its sign.</summary>
    public static string Gain(double value) => Utility(value) is var text && value > 0 && text != "0" ? "+" + text : text.Replace('-', '−');

    /// <summary>A share of a whole in per cent.</summary>
    public static string Percent(double share)
    {
        if (!double.IsFinite(share)) return "–";
        var percent = share * 100;
        return percent is > 0 and < 0.01 ? "under 0.01 %"
            : percent is > -1 and < 1 && percent != 0 ? percent.ToString("0.##", CultureInfo.InvariantCulture) + " %"
            : percent.ToString("0", CultureInfo.InvariantCulture) + " %";
    }

    /// <summary>A count: written out while that can be read, else as a power of ten.</summary>
    public static string Count(BigInteger count)
    {
        var digits = BigInteger.Abs(count).ToString(CultureInfo.InvariantCulture);
        if (digits.Length <= LongestWritten) return count.ToString("#,##0", CultureInfo.InvariantCulture);

        var power = digits.Length - 1;
        var lead = double.Parse($"{digits[0]}.{digits[1..6]}", CultureInfo.InvariantCulture).ToString("0.##", CultureInfo.InvariantCulture);
        if (lead == "10") (lead, power) = ("1", power + 1);
        var sign = count.Sign < 0 ? "−" : "";
        return lead == "1" ? $"{sign}10^{power}" : $"{sign}{lead} × 10^{power}";
    }

    /// <summary>A count and what is counted: <c>1 package</c>, <c>2 packages</c>.</summary>
    public static string Counted(BigInteger count, string one, string? many = null) => $"{Count(count)} {(count.IsOne ? one : many ?? one + "s")}";
}
