using System.Collections.Immutable;
using System.Numerics;
using System.Text;

namespace GoodOffices.Analysis.Settlement.HalfKnown;

/// <summary>Answers for one party whether a package can be worth more to her than another: exactly, and the same exchange of options only once.</summary>
internal sealed class Differences
{
    private const double Doubt = 1e-9; // sums of rounded bounds are trusted only beyond this share of the scale
    private readonly ValuePolytope _polytope;
    private readonly ImmutableArray<CombinationValue> _combinations;
    private readonly BigInteger _extraScale;
    private readonly Dictionary<string, int> _signs = [];
    private readonly double[][][] _bounds;
    private readonly double _scale;
    private readonly List<double[][]> _seen = []; // contributions at some points, the last that served first

    public Differences(ValuePolytope polytope, PartyKnowledge party)
    {
        _polytope = polytope;
        _combinations = CombinationsOf(party);
        _extraScale = polytope.Denominator / party.Denominator;
        _bounds = [.. polytope.Constants.Select(issue => new double[issue.Length][])];
        _scale = party.Known is { } known
            ? Math.Max(double.Epsilon, Fraction.ToDouble(known.Contributions.Aggregate(BigInteger.One, (sum, issue) => sum + issue.Max(BigInteger.Abs)), known.Denominator))
            : (double)party.WeightTotal;
        _scale += Fraction.ToDouble(_combinations.Aggregate(BigInteger.Zero, (sum, combination) => sum + BigInteger.Abs(combination.Value)), party.Denominator);
    }

    public ValuePolytope Polytope => _polytope;

    /// <summary>What a difference is small against: the party's weight total, or the spread of her known numbers.</summary>
    public double Scale => _scale;

    public double RoughExtra(ReadOnlySpan<int> x) => Fraction.ToDouble(Extra(x), _polytope.Denominator);

    public bool HasCombinations => !_combinations.IsEmpty;

    public static ImmutableArray<CombinationValue> CombinationsOf(PartyKnowledge party) => party.Known?.Combinations ?? party.Combinations;

    /// <summary>The sign of the largest u(y) − u(x) over the values allowed.</summary>
    public int SignOfGreatest(ReadOnlySpan<int> y, ReadOnlySpan<int> x)
    {
        var extra = ExtraDifference(y, x);
        if (_polytope.Dimension == 0) return (ConstantDifference(y, x) + extra).Sign;
        if (Bound(y, x) + Fraction.ToDouble(extra, _polytope.Denominator) < -Doubt * _scale) return -1;

        if (IsSeenAbove(y, x, Fraction.ToDouble(extra, _polytope.Denominator))) return 1;
        var key = Key(y, x, extra);
        if (_signs.TryGetValue(key, out var known)) return known;
        var (factors, constant) = Difference(y, x);
        return _signs[key] = (_polytope.Maximise(factors).Value + constant).Sign;
    }

    /// <summary>u(y) − u(x) times the polytope's denominator: factors of the coordinates, and a constant.</summary>
    public (BigInteger[] Factors, BigInteger Constant) Difference(ReadOnlySpan<int> y, ReadOnlySpan<int> x)
    {
        var factors = new BigInteger[_polytope.Dimension];
        for (var issue = 0; issue < y.Length; issue++)
        {
            if (y[issue] == x[issue]) continue;
            var (plus, minus) = (_polytope.Factors[issue][y[issue]], _polytope.Factors[issue][x[issue]]);
            for (var j = 0; j < factors.Length; j++) factors[j] += plus[j] - minus[j];
        }

        return (factors, ConstantDifference(y, x) + ExtraDifference(y, x));
    }

    /// <summary>u(x) times the polytope's denominator: factors of the coordinates, and a constant.</summary>
    public (BigInteger[] Factors, BigInteger Constant) Utility(ReadOnlySpan<int> x)
    {
        var (factors, constant) = (new BigInteger[_polytope.Dimension], Extra(x));
        for (var issue = 0; issue < x.Length; issue++)
        {
            constant += _polytope.Constants[issue][x[issue]];
            for (var j = 0; j < factors.Length; j++) factors[j] += _polytope.Factors[issue][x[issue]][j];
        }

        return (factors, constant);
    }

    /// <summary>Remembers a point, so that what is clearly so there needs no linear program.</summary>
    public void Remember(PartyInput numbers)
    {
        if (_polytope.Dimension > 0) _seen.Add([.. numbers.Contributions.Select(issue => issue.Select(n => Fraction.ToDouble(n, numbers.Denominator)).ToArray())]);
    }

    /// <summary>Whether option a is worth at least as much as option b at any values.</summary>
    public bool IsAtLeast(int issue, int a, int b) => _polytope.Dimension == 0 ? _polytope.Constants[issue][a] >= _polytope.Constants[issue][b] : BoundOf(issue, b, a) <= 0;

    private bool IsSeenAbove(ReadOnlySpan<int> y, ReadOnlySpan<int> x, double extra)
    {
        for (var place = 0; place < _seen.Count; place++)
        {
            var (table, sum) = (_seen[place], extra);
            for (var issue = 0; issue < y.Length; issue++) sum += table[issue][y[issue]] - table[issue][x[issue]];
            if (sum <= Doubt * _scale) continue;
            if (place > 0) (_seen[place], _seen[place - 1]) = (_seen[place - 1], _seen[place]);
            return true;
        }

        return false;
    }

    private BigInteger Extra(ReadOnlySpan<int> x) => _combinations.IsEmpty ? BigInteger.Zero : PackageList.Extra(_combinations, x) * _extraScale;

    private BigInteger ExtraDifference(ReadOnlySpan<int> y, ReadOnlySpan<int> x) => _combinations.IsEmpty ? BigInteger.Zero : Extra(y) - Extra(x);

    private BigInteger ConstantDifference(ReadOnlySpan<int> y, ReadOnlySpan<int> x)
    {
        var sum = BigInteger.Zero;
        for (var issue = 0; issue < y.Length; issue++)
            if (y[issue] != x[issue]) sum += _polytope.Constants[issue][y[issue]] - _polytope.Constants[issue][x[issue]];
        return sum;
    }

    /// <summary>At least the largest difference: each issue's own largest, added up.</summary>
    private double Bound(ReadOnlySpan<int> y, ReadOnlySpan<int> x)
    {
        var sum = 0.0;
        for (var issue = 0; issue < y.Length; issue++)
            if (y[issue] != x[issue]) sum += BoundOf(issue, y[issue], x[issue]);
        return sum;
    }

    private double BoundOf(int issue, int better, int worse)
    {
        var row = _bounds[issue][better];
        if (row is null)
        {
            row = _bounds[issue][better] = new double[_polytope.Constants[issue].Length];
            Array.Fill(row, double.NaN);
        }

        if (!double.IsNaN(row[worse])) return row[worse];
        var (plus, minus) = (_polytope.Factors[issue][better], _polytope.Factors[issue][worse]);
        var factors = new BigInteger[_polytope.Dimension];
        for (var j = 0; j < factors.Length; j++) factors[j] = plus[j] - minus[j];
        var greatest = _polytope.Maximise(factors).Value + (_polytope.Constants[issue][better] - _polytope.Constants[issue][worse]);
        return row[worse] = (greatest / _polytope.Denominator).ToDouble();
    }

    private static string Key(ReadOnlySpan<int> y, ReadOnlySpan<int> x, BigInteger extra)
    {
        var key = new StringBuilder();
        for (var issue = 0; issue < y.Length; issue++)
            if (y[issue] != x[issue]) key.Append((char)issue).Append((char)y[issue]).Append((char)(y[issue] >> 16)).Append((char)x[issue]).Append((char)(x[issue] >> 16));
        if (!extra.IsZero) key.Append('|').Append(extra);
        return key.ToString();
    }
}
