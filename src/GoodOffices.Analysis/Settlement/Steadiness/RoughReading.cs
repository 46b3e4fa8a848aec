namespace GoodOffices.Analysis.Settlement.Steadiness;

/// <summary>In doubles: from where on a package could do at least as well as another. Errs early, never late.</summary>
/// <param name="First">Her own part of a leximin, or the one thing compared.</param>
/// <param name="Second">The least of the others' parts; null where one thing is compared.</param>
/// <remarks>Every line of the rival is raised, and every line of the package lowered, by more than doubles can be wrong.</remarks>
internal readonly record struct RoughReading(RoughLine First, RoughLine? Second)
{
    private const double Error = 1e-12;

    /// <summary>The first place from <paramref name="start"/> on where this could be at least the other; infinite where there is none.</summary>
    public double EarliestAtLeast(in RoughReading other, double start)
    {
        if (IsAtLeast(other, start)) return start;
        var earliest = double.PositiveInfinity;
        Try(First.MeetingFrom(other.First), other, start, ref earliest);
        if (other.Second is { } theirs) Try(First.MeetingFrom(theirs), other, start, ref earliest);
        if (Second is { } mine)
        {
            Try(mine.MeetingFrom(other.First), other, start, ref earliest);
            if (other.Second is { } both) Try(mine.MeetingFrom(both), other, start, ref earliest);
        }

        return double.IsPositiveInfinity(earliest) ? earliest : Math.Max(start, earliest - (Error * Math.Abs(earliest))); // infinity less infinity would be no number
    }

    private void Try(double place, in RoughReading other, double start, ref double earliest)
    {
        if (place >= start && place < earliest && IsAtLeast(other, place)) earliest = place;
    }

    private bool IsAtLeast(in RoughReading other, double place) => Reaches(First, other, place) && (Second is not { } second || Reaches(second, other, place));

    private static bool Reaches(RoughLine line, in RoughReading other, double place) =>
        line.Highest(place) >= other.First.Lowest(place) || (other.Second is { } second && line.Highest(place) >= second.Lowest(place));
}

/// <summary>At0 + Slope · s, where At0 may be off by <paramref name="Blur"/>.</summary>
internal readonly record struct RoughLine(double At0, double Slope, double Blur)
{
    private const double Error = 1e-12;

    public double Highest(double s) => At0 + (Slope * s) + (2 * Margin(s));

    public double Lowest(double s) => At0 + (Slope * s) - (2 * Margin(s));

    /// <summary>Where a line that rises could reach 0, or a little before.</summary>
    public double RisesTo0()
    {
        var place = MeetingFrom(default);
        return place - (Error * Math.Abs(place));
    }

    /// <summary>Where this, raised, meets another, lowered; not a number where both rise alike.</summary>
    public double MeetingFrom(RoughLine lowered)
    {
        var (a, b) = (At0 + Blur + (Error * Math.Abs(At0)), Slope + (Error * Math.Abs(Slope)));
        var (c, d) = (lowered.At0 - lowered.Blur - (Error * Math.Abs(lowered.At0)), lowered.Slope - (Error * Math.Abs(lowered.Slope)));
        return (c - a) / (b - d);
    }

    private double Margin(double s) => Blur + (Error * (Math.Abs(At0) + Math.Abs(Slope * s)));
}
