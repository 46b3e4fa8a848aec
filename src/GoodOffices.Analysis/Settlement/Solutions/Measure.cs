using System.Numerics;

namespace GoodOffices.Analysis.Settlement.Solutions;

/// <summary>How a rule ranks utility vectors: exactly, and roughly for the first pass over many.</summary>
internal abstract class Measure(BargainingGround ground)
{
    protected BargainingGround Ground { get; } = ground;

    /// <summary>Above 0 where the first vector is better, 0 where the rule cannot tell them apart.</summary>
    public abstract int Compare(ReadOnlySpan<Int128> a, ReadOnlySpan<Int128> b);

    /// <summary>A double that rises with the rule's value of acceptable vectors, up to <see cref="Margin"/>.</summary>
    public abstract double Estimate(ReadOnlySpan<Int128> units);

    /// <summary>How far below the best estimate the best vector's own may lie by rounding.</summary>
    public virtual double Margin(double best) => 1e-9 * Math.Abs(best);

    /// <summary>The rule's value, rounded once.</summary>
    public abstract double Value(ReadOnlySpan<Int128> units);
}

/// <summary>The product of gains.</summary>
internal sealed class ProductOfGains(BargainingGround ground) : Measure(ground)
{
    public override int Compare(ReadOnlySpan<Int128> a, ReadOnlySpan<Int128> b) => Product(a).CompareTo(Product(b));

    public override double Estimate(ReadOnlySpan<Int128> units)
    {
        var logarithms = 0.0;
        for (var party = 0; party < units.Length; party++)
        {
            if (units[party] <= Ground.Disagreement[party]) return double.NegativeInfinity;
            logarithms += Math.Log((double)(units[party] - Ground.Disagreement[party]));
        }

        return logarithms;
    }

    public override double Margin(double best) => double.IsInfinity(best) ? 0 : 1e-9 * Math.Max(1, Math.Abs(best));

    public override double Value(ReadOnlySpan<Int128> units)
    {
        var (numerator, denominator) = (Product(units), BigInteger.One);
        foreach (var scale in Ground.Problem.Scales) (numerator, denominator) = (numerator * scale.UnitNumerator, denominator * scale.UnitDenominator);
        return Fraction.ToDouble(numerator, denominator);
    }

    public BigInteger Product(ReadOnlySpan<Int128> units)
    {
        var product = BigInteger.One;
        for (var party = 0; party < units.Length; party++) product *= units[party] - Ground.Disagreement[party];
        return product;
    }
}

/// <summary>The sum of utilities.</summary>
internal sealed class SumOfUtilities(BargainingGround ground) : Measure(ground)
{
    private readonly double[] _weights = [.. ground.Weights.Select(w => Fraction.ToDouble(w, ground.Scale))];

    public override int Compare(ReadOnlySpan<Int128> a, ReadOnlySpan<Int128> b) => Sum(a).CompareTo(Sum(b));

    public override double Estimate(ReadOnlySpan<Int128> units)
    {
        var sum = 0.0;
        // Gains, not utilities: they are not negative, so that nothing cancels.
        for (var party = 0; party < units.Length; party++) sum += (double)(units[party] - Ground.Disagreement[party]) * _weights[party];
        return sum;
    }

    public override double Value(ReadOnlySpan<Int128> units) => Fraction.ToDouble(Sum(units), Ground.Scale);

    private BigInteger Sum(ReadOnlySpan<Int128> units)
    {
        var sum = BigInteger.Zero;
        for (var party = 0; party < units.Length; party++) sum += units[party] * Ground.Weights[party];
        return sum;
    }
}

/// <summary>Leximin: the least of the weighted gains decides, then the second least, and so on.</summary>
internal sealed class LeastFirst : Measure
{
    private readonly BigInteger?[] _weights; // null: the party counts as 1 whatever she gets
    private readonly BigInteger _one;
    private readonly double[] _rough;

    private LeastFirst(BargainingGround ground, BigInteger?[] weights, BigInteger one)
        : base(ground)
    {
        (_weights, _one) = (weights, one);
        _rough = [.. weights.Select(w => w is { } weight ? Fraction.ToDouble(weight, BigInteger.Max(1, one)) : 0)];
    }

    /// <summary>Gains on the scales given.</summary>
    public static LeastFirst OfGains(BargainingGround ground) => new(ground, [.. ground.Weights.Select(w => (BigInteger?)w)], ground.Scale);

    /// <summary>Gains as shares of each party's ideal gain.</summary>
    public static LeastFirst OfShares(BargainingGround ground, IReadOnlyList<Int128> idealGains)
    {
        var product = idealGains.Where(gain => gain > 0).Aggregate(BigInteger.One, (all, gain) => all * gain);
        return new LeastFirst(ground, [.. idealGains.Select(gain => gain > 0 ? product / gain : (BigInteger?)null)], product);
    }

    /// <summary>Gains counted with the weights given; a party whose weight is 0 does not count.</summary>
    public static LeastFirst Of(BargainingGround ground, IReadOnlyList<BigInteger> weights) =>
        new(ground, [.. weights.Select(w => w.IsZero ? (BigInteger?)null : w)], BigInteger.Zero);

    public override int Compare(ReadOnlySpan<Int128> a, ReadOnlySpan<Int128> b) => Sorted(a).AsSpan().SequenceCompareTo(Sorted(b));

    public override double Estimate(ReadOnlySpan<Int128> units)
    {
        var least = double.PositiveInfinity;
        for (var party = 0; party < units.Length; party++)
            least = Math.Min(least, _weights[party] is null ? 1 : (double)(units[party] - Ground.Disagreement[party]) * _rough[party]);
        return least;
    }

    public override double Value(ReadOnlySpan<Int128> units) => Fraction.ToDouble(Sorted(units)[0], _one);

    private BigInteger[] Sorted(ReadOnlySpan<Int128> units)
    {
        var gains = new BigInteger[units.Length];
        for (var party = 0; party < gains.Length; party++) gains[party] = _weights[party] is { } weight ? (units[party] - Ground.Disagreement[party]) * weight : _one;
        Array.Sort(gains);
        return gains;
    }
}
