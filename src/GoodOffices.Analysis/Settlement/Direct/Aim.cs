namespace GoodOffices.Analysis.Settlement.Direct;

/// <summary>What a direct search maximises over the parties' totals, each total counted in shares of its party's range.</summary>
/// <remarks>Every non-negative direction gives a test that each better package passes: the weighted sum of its totals reaches a threshold
/// that rises with the best found so far. Directions are found by minimising <see cref="UpperBound"/> and by varying the best of them.</remarks>
internal abstract class Aim(double[] floors)
{
    /// <summary>By party: the least total that is acceptable; minus infinity where everything is.</summary>
    public double[] Floors { get; } = floors;

    public int Parties => Floors.Length;

    /// <summary>The value of totals that meet all floors.</summary>
    public abstract double Value(ReadOnlySpan<double> totals);

    /// <summary>The least weighted sum of totals, in a direction, that a package with at least this value and all floors met can have.</summary>
    public abstract double Threshold(ReadOnlySpan<double> direction, double value);

    /// <summary>An upper bound of the value, given a direction and the largest weighted sum any package reaches in it.</summary>
    public abstract double UpperBound(ReadOnlySpan<double> direction, double largestSum);

    /// <summary>Where the bound falls: its slope in the direction, given the totals of the package that reaches the largest sum.</summary>
    public abstract void Slope(ReadOnlySpan<double> direction, ReadOnlySpan<double> totals, Span<double> slope);

    /// <summary>Brings a direction back among those that give a bound.</summary>
    public abstract void Project(Span<double> direction);

    /// <summary>A direction to start from.</summary>
    public abstract double[] Start();

    protected double FloorSum(ReadOnlySpan<double> direction)
    {
        var sum = 0.0;
        for (var party = 0; party < direction.Length; party++)
            if (direction[party] > 0) sum += direction[party] * Floors[party]; // 0 · -infinity must not appear
        return sum;
    }
}

/// <summary>A weighted sum of totals.</summary>
internal sealed class WeightedSum(double[] floors, double[] weights) : Aim(floors)
{
    public override double Value(ReadOnlySpan<double> totals)
    {
        var sum = 0.0;
        for (var party = 0; party < totals.Length; party++) sum += weights[party] * totals[party];
        return sum;
    }

    public override double Threshold(ReadOnlySpan<double> direction, double value)
    {
        // As much of the objective as fits into the direction counts with the value, the rest with the floors.
        var share = double.PositiveInfinity;
        for (var party = 0; party < direction.Length; party++)
            if (weights[party] > 0) share = Math.Min(share, direction[party] / weights[party]);
        if (!(share > 0) || double.IsInfinity(share)) return FloorSum(direction);
        var rest = new double[direction.Length];
        for (var party = 0; party < rest.Length; party++) rest[party] = Math.Max(0, direction[party] - (share * weights[party]));
        for (var party = 0; party < rest.Length; party++)
            if (double.IsInfinity(Floors[party]) && rest[party] < 1e-12) rest[party] = 0;
        return (share * value) + FloorSum(rest);
    }

    public override double UpperBound(ReadOnlySpan<double> direction, double largestSum)
    {
        var multipliers = new double[direction.Length];
        for (var party = 0; party < multipliers.Length; party++) multipliers[party] = Multiplier(direction, party);
        return largestSum - FloorSum(multipliers);
    }

    public override void Slope(ReadOnlySpan<double> direction, ReadOnlySpan<double> totals, Span<double> slope)
    {
        for (var party = 0; party < slope.Length; party++) slope[party] = double.IsInfinity(Floors[party]) ? 0 : totals[party] - Floors[party];
    }

    public override void Project(Span<double> direction)
    {
        for (var party = 0; party < direction.Length; party++)
            direction[party] = double.IsInfinity(Floors[party]) ? weights[party] : Math.Max(weights[party], direction[party]);
    }

    public override double[] Start() => (double[])weights.Clone();

    private double Multiplier(ReadOnlySpan<double> direction, int party) => double.IsInfinity(Floors[party]) ? 0 : Math.Max(0, direction[party] - weights[party]);
}

/// <summary>The sum of the logarithms of the gains: the product of gains. Uses that log x is at most a·x - 1 - log a for every a above 0.</summary>
internal sealed class LogarithmsOfGains(double[] floors, double[] origins) : Aim(floors)
{
    private const double Smallest = 1e-10;

    public override double Value(ReadOnlySpan<double> totals)
    {
        var sum = 0.0;
        for (var party = 0; party < totals.Length; party++)
        {
            // What doubles may have made of no gain must not pass for a small one: it would cut off packages that have one.
            if (totals[party] - origins[party] <= Smallest) return double.NegativeInfinity;
            sum += Math.Log(totals[party] - origins[party]);
        }

        return sum;
    }

    public override double Threshold(ReadOnlySpan<double> direction, double value)
    {
        var (sum, logarithms) = (0.0, 0.0);
        for (var party = 0; party < direction.Length; party++)
        {
            if (!(direction[party] > 0)) return OriginSum(direction);
            sum += direction[party] * origins[party];
            logarithms += Math.Log(direction[party]);
        }

        // The arithmetic mean of the weighted gains is at least their geometric mean.
        return sum + (direction.Length * Math.Exp((value + logarithms) / direction.Length));
    }

    private double OriginSum(ReadOnlySpan<double> direction)
    {
        var sum = 0.0;
        for (var party = 0; party < direction.Length; party++) sum += direction[party] * Math.Max(Floors[party], origins[party]);
        return sum;
    }

    public override double UpperBound(ReadOnlySpan<double> direction, double largestSum)
    {
        var (sum, logarithms) = (largestSum, 0.0);
        for (var party = 0; party < direction.Length; party++)
        {
            sum -= direction[party] * origins[party];
            logarithms += Math.Log(direction[party]);
        }

        return sum <= 0 ? double.NegativeInfinity : (direction.Length * Math.Log(sum / direction.Length)) - logarithms;
    }

    public override void Slope(ReadOnlySpan<double> direction, ReadOnlySpan<double> totals, Span<double> slope)
    {
        var sum = 0.0;
        for (var party = 0; party < slope.Length; party++) sum += direction[party] * (totals[party] - origins[party]);
        for (var party = 0; party < slope.Length; party++) slope[party] = (slope.Length * (totals[party] - origins[party]) / Math.Max(sum, 1e-300)) - (1 / direction[party]);
    }

    public override void Project(Span<double> direction)
    {
        for (var party = 0; party < direction.Length; party++) direction[party] = Math.Max(1e-6, direction[party]);
    }

    public override double[] Start() => [.. Enumerable.Repeat(1.0, Parties)];
}

/// <summary>The least weighted gain; a party without weight does not count.</summary>
internal sealed class LeastGain(double[] floors, double[] origins, double[] weights) : Aim(floors)
{
    /// <summary>Whether a party's gain counts.</summary>
    public bool Counts(int party) => weights[party] > 0;

    /// <summary>The totals below which a party that counts would have less than a value.</summary>
    public double[] FloorsAt(double value) => [.. Floors.Select((floor, party) => weights[party] > 0 ? Math.Max(floor, origins[party] + (value / weights[party])) : floor)];

    /// <summary>The same aim with higher floors and without some parties.</summary>
    public LeastGain Holding(int[] parties, double[] raised) =>
        new([.. raised.Select(floor => floor - 1e-11)], origins, [.. weights.Select((w, party) => parties.Contains(party) ? 0 : w)]);

    public override double Value(ReadOnlySpan<double> totals)
    {
        var least = double.PositiveInfinity;
        for (var party = 0; party < totals.Length; party++)
            if (weights[party] > 0) least = Math.Min(least, (totals[party] - origins[party]) * weights[party]);
        return least;
    }

    public override double Threshold(ReadOnlySpan<double> direction, double value)
    {
        var sum = 0.0;
        for (var party = 0; party < direction.Length; party++)
        {
            if (!(direction[party] > 0)) continue;
            var least = weights[party] > 0 ? origins[party] + (value / weights[party]) : double.NegativeInfinity;
            sum += direction[party] * Math.Max(Floors[party], least);
        }

        return sum;
    }

    public override double UpperBound(ReadOnlySpan<double> direction, double largestSum)
    {
        var (sum, share) = (largestSum, 0.0);
        for (var party = 0; party < direction.Length; party++)
        {
            if (!(weights[party] > 0)) continue;
            sum -= direction[party] * origins[party];
            share += direction[party] / weights[party];
        }

        return share > 0 ? sum / share : double.PositiveInfinity;
    }

    public override void Slope(ReadOnlySpan<double> direction, ReadOnlySpan<double> totals, Span<double> slope)
    {
        for (var party = 0; party < slope.Length; party++) slope[party] = weights[party] > 0 ? (totals[party] - origins[party]) * weights[party] : 0;
        var mean = slope.ToArray().Sum() / Math.Max(1, weights.Count(w => w > 0));
        // On the simplex of direction / weight only what differs from the mean turns the direction.
        for (var party = 0; party < slope.Length; party++) slope[party] = weights[party] > 0 ? (slope[party] - mean) * weights[party] : 0;
    }

    public override void Project(Span<double> direction)
    {
        var shares = new double[direction.Length];
        for (var party = 0; party < shares.Length; party++) shares[party] = weights[party] > 0 ? direction[party] / weights[party] : double.NegativeInfinity;
        var level = SimplexLevel([.. shares.Where(share => !double.IsInfinity(share))]);
        for (var party = 0; party < direction.Length; party++) direction[party] = weights[party] > 0 ? Math.Max(0, shares[party] - level) * weights[party] : 0;
    }

    public override double[] Start() => [.. weights.Select(w => w / Math.Max(1, weights.Count(x => x > 0)))];

    // Projection onto the simplex: Held, Wolfe and Crowder, Validation of subgradient optimization, Mathematical Programming 6, 1974.
    private static double SimplexLevel(double[] shares)
    {
        Array.Sort(shares, (a, b) => b.CompareTo(a));
        var (sum, level) = (0.0, 0.0);
        for (var i = 0; i < shares.Length; i++)
        {
            sum += shares[i];
            var candidate = (sum - 1) / (i + 1);
            if (shares[i] > candidate) level = candidate;
        }

        return level;
    }
}
