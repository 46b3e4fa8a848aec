using System.Globalization;

namespace GoodOffices.Casework.Landscape;

/// <summary>One party's scale in the picture, in her own unit.</summary>
/// <param name="Low">The number at the start.</param>
/// <param name="High">The number at the end; above <paramref name="Low"/>.</param>
internal sealed record Axis(double Low, double High)
{
    /// <summary>A scale on which every number of a range has room, and a walk-away outside the range too unless it is far away.</summary>
    public static Axis Of(double least, double greatest, double? walkAway)
    {
        if (!double.IsFinite(least) || !double.IsFinite(greatest)) (least, greatest) = (walkAway ?? 0, (walkAway ?? 0) + 1);
        var range = greatest - least;
        if (range <= Math.Abs(greatest) * 1e-9)
        {
            range = greatest == 0 ? 1 : Math.Abs(greatest) * 0.2;
            (least, greatest) = (least - (range / 2), greatest + (range / 2));
        }

        var (low, high) = (least, greatest);
        if (walkAway is { } floor)
        {
            low = Math.Min(low, Math.Max(floor, least - (range * 0.15)));
            high = Math.Max(high, Math.Min(floor, greatest + (range * 0.5)));
        }

        return new Axis(low - (range * 0.05), high + (range * 0.09)); // more room above: words beside the frontier go there
    }

    /// <summary>Where a number lies, from 0 at the start to 1 at the end.</summary>
    public double Place(double value) => (value - Low) / (High - Low);

    /// <summary>Whether a number lies on the scale.</summary>
    public bool Holds(double value) => value >= Low && value <= High;

    /// <summary>Round numbers along the scale, with the same number of decimals each.</summary>
    public IReadOnlyList<(double Value, string Text)> Ticks(int most)
    {
        var step = Step((High - Low) / most);
        var decimals = Math.Clamp(-(int)Math.Floor(Math.Log10(step) + 1e-9), 0, 15);
        var ticks = new List<(double, string)>();
        for (var i = Math.Ceiling(Low / step); i * step <= High && ticks.Count <= most + 1; i++)
        {
            var value = Math.Round(i * step, decimals) + 0.0; // adding 0 turns -0 into 0
            ticks.Add((value, Text(value, decimals)));
        }

        return ticks;
    }

    private static double Step(double atLeast)
    {
        var power = Math.Pow(10, Math.Floor(Math.Log10(atLeast)));
        foreach (var factor in (ReadOnlySpan<double>)[1, 2, 5])
            if (factor * power >= atLeast * (1 - 1e-9)) return factor * power;
        return 10 * power;
    }

    private static string Text(double value, int decimals) => Math.Abs(value) >= 1e7 || (value != 0 && decimals > 6)
        ? value.ToString("0.###e0", CultureInfo.InvariantCulture)
        : value.ToString("N" + decimals.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
}
