using System.Collections.Immutable;
using System.Numerics;
using GoodOffices.Analysis.Settlement.Solutions;

namespace GoodOffices.Analysis.Settlement.Improvements;

/// <summary>Ranks improvements by each party's gain over her largest possible one, the least share first.</summary>
internal sealed class GainShares
{
    private readonly PlacedPackage _here;
    private readonly Int128[] _largest;
    private readonly LeastFirst _measure;

    public GainShares(PlacedPackage here, Int128[] largest)
    {
        (_here, _largest) = (here, largest);
        _measure = LeastFirst.OfShares(new BargainingGround(here.Problem, [.. here.Units], [.. here.Units.Select(_ => BigInteger.One)], BigInteger.One), largest);
    }

    /// <summary>Largest first; of equals the first package.</summary>
    public int[] Order(ImprovementSet set, int most)
    {
        var estimates = Enumerable.Range(0, set.Count).Select(i => _measure.Estimate(set.Units(i))).ToArray();
        // Only what may belong among the first few is compared exactly.
        var cut = estimates.OrderDescending().ElementAtOrDefault(Math.Min(most, estimates.Length) - 1);
        var near = Enumerable.Range(0, set.Count).Where(i => estimates[i] >= cut - 1e-9).Select(i => (Index: i, Units: set.Units(i), Package: set.Package(i))).ToList();
        near.Sort((a, b) => _measure.Compare(b.Units, a.Units) is not 0 and var order ? order : PackageOrder.Instance.Compare(a.Package, b.Package));
        return [.. near.Take(most).Select(entry => entry.Index)];
    }

    /// <summary>The best of a set, and how many vectors do as well.</summary>
    public (int Index, int Tied) Best(ImprovementSet set)
    {
        var (best, tied, leader) = (new List<int>(), double.NegativeInfinity, Array.Empty<Int128>());
        var estimates = Enumerable.Range(0, set.Count).Select(i => _measure.Estimate(set.Units(i))).ToArray();
        tied = estimates.Max();
        for (var i = 0; i < set.Count; i++)
        {
            if (estimates[i] < tied - 1e-9) continue;
            var order = best.Count == 0 ? 1 : _measure.Compare(set.Units(i), leader);
            if (order < 0) continue;
            if (order > 0)
            {
                best.Clear();
                leader = set.Units(i);
            }

            best.Add(i);
        }

        return (best.MinBy(set.Package, PackageOrder.Instance), best.Count);
    }

    public double Value(ReadOnlySpan<Int128> units) => _measure.Value(units);

    public Improvement At(ImprovementSet set, int index) => At(set.Units(index), set.Package(index));

    public Improvement At(Int128[] units, ImmutableArray<int> package) => new(
        [.. units.Select((u, party) => _here.Problem.Scales[party].ToUtility(u))], package,
        [.. units.Select((u, party) => _largest[party] > 0 ? Fraction.ToDouble(u - _here.Units[party], _largest[party]) : 1)]);

    public int Compare(ReadOnlySpan<Int128> a, ReadOnlySpan<Int128> b) => _measure.Compare(a, b);
}
