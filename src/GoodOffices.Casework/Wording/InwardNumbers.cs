using System.Globalization;

namespace GoodOffices.Casework.Wording;

/// <summary>Ends of intervals with four significant digits, rounded so that nothing is claimed that does not hold.</summary>
internal static class InwardNumbers
{
    private const int Digits = 4;
    private const int MostDigits = 12;

    /// <summary>An end that lies below or above a number inside; rounded towards it, with more digits where four would reach it.</summary>
    /// <param name="end">Where the interval ends.</param>
    /// <param name="inside">A number in it.</param>
    /// <param name="isIncluded">Whether the end itself belongs to it.</param>
    public static string Towards(double end, double inside, bool isIncluded)
    {
        if (end == inside) return Numbers.Utility(end);
        for (var digits = Digits; digits <= MostDigits; digits++)
        {
            var rounded = Round(end, digits, up: end < inside);
            if (end < inside ? rounded <= inside : rounded >= inside) return Math.Abs(rounded - end) <= 1e-9 * Math.Abs(end) && !isIncluded ? $"just {(end < inside ? "above" : "below")} {Text(rounded)}" : Text(rounded);
        }

        return Text(end);
    }

    private static double Round(double value, int digits, bool up)
    {
        if (value == 0) return 0;
        var step = Math.Pow(10, Math.Floor(Math.Log10(Math.Abs(value))) - digits + 1);
        var steps = value / step;
        // A number that is round already must not move by what doubles leave over.
        var whole = Math.Abs(steps - Math.Round(steps)) < 1e-9 * Math.Abs(steps) ? Math.Round(steps) : up ? Math.Ceiling(steps) : Math.Floor(steps);
        return whole * step;
    }

    private static string Text(double value) => Math.Abs(value) is >= 1e7 or (> 0 and < 1e-4)
        ? value.ToString("0.###########e0", CultureInfo.InvariantCulture)
        : value.ToString("#,##0.############", CultureInfo.InvariantCulture);
}
