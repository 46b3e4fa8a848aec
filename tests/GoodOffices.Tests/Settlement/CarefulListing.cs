using System.Numerics;
using GoodOffices.Analysis.Settlement.Solutions;
using GoodOffices.Core.Issues;
using GoodOffices.Core.Numbers;
using GoodOffices.Core.Preferences;
using GoodOffices.Interchange;

namespace GoodOffices.Tests.Settlement;

/// <summary>Frontier and solutions of an additive case by listing every package in exact whole numbers, straight from what the files say. Shares nothing with the engine.</summary>
internal sealed class CarefulListing
{
    private readonly Int128[] _walkAways;
    private readonly bool[] _hasWalkAway;
    private readonly Int128[] _worst;

    public CarefulListing(LoadedCase loaded)
    {
        var rationals = loaded.Preferences.Select(p => p.Issues.Select((issue, i) => Contributions(loaded.Case.Issues[i], issue)).ToArray()).ToArray();
        Denominators = [.. rationals.Select((issues, p) => issues.SelectMany(i => i).Append(loaded.Preferences[p].WalkAway ?? Rational.Zero).Aggregate(BigInteger.One, (all, r) => all / BigInteger.GreatestCommonDivisor(all, r.Denominator) * r.Denominator))];
        var whole = rationals.Select((issues, p) => issues.Select(i => i.Select(r => (Int128)(r.Numerator * (Denominators[p] / r.Denominator))).ToArray()).ToArray()).ToArray();
        _hasWalkAway = [.. loaded.Preferences.Select(p => p.WalkAway is not null)];
        _walkAways = [.. loaded.Preferences.Select((p, i) => p.WalkAway is { } w ? (Int128)(w.Numerator * (Denominators[i] / w.Denominator)) : 0)];
        _worst = [.. whole.Select(party => party.Aggregate(Int128.Zero, (sum, issue) => sum + issue.Min()))];
        Points = Efficient(List(whole, [.. loaded.Case.Issues.Select(i => i.Options.Length)]));
    }

    /// <summary>By party: what the whole numbers are counted in.</summary>
    public BigInteger[] Denominators { get; }

    /// <summary>Distinct undominated vectors and how many packages share each, by falling first party, then second...</summary>
    public List<(Int128[] Vector, int SharedBy)> Points { get; }

    public bool IsAcceptable(Int128[] vector) => !vector.Where((v, p) => _hasWalkAway[p] && v < _walkAways[p]).Any();

    /// <summary>The vectors a rule singles out, and whether Nash was decided by shares.</summary>
    public (List<Int128[]> Best, bool Degenerate) Solve(SolutionConcept concept)
    {
        var acceptable = Points.Select(p => p.Vector).Where(IsAcceptable).ToList();
        if (acceptable.Count == 0) return ([], false);
        BigInteger Gain(Int128[] v, int p) => v[p] - (_hasWalkAway[p] ? _walkAways[p] : _worst[p]);
        var parties = Enumerable.Range(0, _worst.Length).ToArray();
        var ideal = parties.Select(p => acceptable.Max(v => Gain(v, p))).ToArray();
        var shareScale = ideal.Where(g => g > 0).Aggregate(BigInteger.One, (a, b) => a * b);
        var common = Denominators.Aggregate((a, b) => a * b);
        BigInteger[] Shares(Int128[] v) => [.. parties.Select(p => ideal[p] > 0 ? Gain(v, p) * (shareScale / ideal[p]) : shareScale).Order()];
        BigInteger[] Gains(Int128[] v) => [.. parties.Select(p => Gain(v, p) * (common / Denominators[p])).Order()];
        BigInteger[] Product(Int128[] v) => [parties.Aggregate(BigInteger.One, (all, p) => all * Gain(v, p))];
        BigInteger[] Sum(Int128[] v) => [parties.Aggregate(BigInteger.Zero, (all, p) => all + (v[p] * (common / Denominators[p])))];

        var degenerate = concept == SolutionConcept.Nash && acceptable.All(v => Product(v)[0].IsZero);
        Func<Int128[], BigInteger[]> key = concept switch
        {
            SolutionConcept.Nash when !degenerate => Product,
            SolutionConcept.Egalitarian => Gains,
            SolutionConcept.Utilitarian => Sum,
            _ => Shares,
        };
        var keyed = acceptable.Select(v => (v, key: key(v))).ToList();
        var best = keyed.Select(pair => pair.key).Aggregate((a, b) => a.AsSpan().SequenceCompareTo(b) >= 0 ? a : b);
        return (keyed.Where(pair => pair.key.AsSpan().SequenceEqual(best)).Select(pair => pair.v).ToList(), degenerate);
    }

    private static Rational[] Contributions(Issue issue, IssuePreference preference)
    {
        var weight = ((Weight.Known)preference.Weight).Value;
        if (preference.Values is ValueFunction.PerOption values) return [.. values.Values.Select(v => weight * v)];
        var points = ((ValueFunction.PiecewiseLinear)preference.Values).Points;
        return [.. Enumerable.Range(0, issue.Options.Length).Select(option =>
        {
            var at = ((NumericIssue)issue).ValueAt(option);
            var right = points.First(point => point.At >= at);
            if (right.At == at) return weight * right.Value;
            var left = points.Last(point => point.At < at);
            return weight * (left.Value + ((right.Value - left.Value) * (at - left.At) / (right.At - left.At)));
        })];
    }

    private static List<Int128[]> List(Int128[][][] contributions, int[] options)
    {
        var vectors = new List<Int128[]> { new Int128[contributions.Length] };
        for (var issue = 0; issue < options.Length; issue++)
        {
            var longer = new List<Int128[]>(vectors.Count * options[issue]);
            foreach (var vector in vectors)
            {
                for (var option = 0; option < options[issue]; option++)
                {
                    var sum = (Int128[])vector.Clone();
                    for (var party = 0; party < sum.Length; party++) sum[party] += contributions[party][issue][option];
                    longer.Add(sum);
                }
            }

            vectors = longer;
        }

        return vectors;
    }

    private static List<(Int128[] Vector, int SharedBy)> Efficient(List<Int128[]> vectors)
    {
        vectors.Sort((a, b) => b.AsSpan().SequenceCompareTo(a));
        var (points, dominators) = (new List<(Int128[] Vector, int SharedBy)>(), new List<Int128[]>());
        foreach (var vector in vectors)
        {
            if (points.Count > 0 && points[^1].Vector.AsSpan().SequenceEqual(vector))
            {
                points[^1] = (vector, points[^1].SharedBy + 1);
                continue;
            }

            var by = dominators.FindIndex(better => AtLeast(better, vector));
            if (by < 0)
            {
                points.Add((vector, 1));
                dominators.Add(vector);
            }
            else if (by > 0)
            {
                // What beats much is asked first: it moves halfway to the front.
                (dominators[by], dominators[by / 2]) = (dominators[by / 2], dominators[by]);
            }
        }

        return points;
    }

    private static bool AtLeast(Int128[] better, Int128[] vector)
    {
        for (var party = 0; party < vector.Length; party++)
            if (better[party] < vector[party]) return false;
        return true;
    }
}
