using System.Collections.Immutable;
using System.Numerics;

namespace GoodOffices.Analysis.Settlement.Solutions;

/// <summary>Reads solutions off an exact frontier.</summary>
internal sealed class FrontierScan
{
    private readonly Frontier _frontier;
    private readonly BargainingGround _ground;
    private readonly int[] _acceptable;
    private readonly Int128[] _units;

    public FrontierScan(Frontier frontier, BargainingGround ground)
    {
        (_frontier, _ground) = (frontier, ground);
        _acceptable = [.. Enumerable.Range(0, frontier.Count).Where(frontier.IsAcceptable)];
        _units = new Int128[ground.Parties];
    }

    public bool AgreementExists => _acceptable.Length > 0;

    public Solution? Find(SolutionConcept concept)
    {
        if (!AgreementExists) return null;
        if (concept != SolutionConcept.Nash) return Best(concept, concept switch
        {
            SolutionConcept.KalaiSmorodinsky => Shares(),
            SolutionConcept.Egalitarian => LeastFirst.OfGains(_ground),
            _ => new SumOfUtilities(_ground),
        });

        var product = new ProductOfGains(_ground);
        var anyGain = _acceptable.Any(point => product.Estimate(Units(point)) > double.NegativeInfinity);
        return anyGain ? Best(concept, product) : Best(concept, Shares()) with { IsDegenerate = true, Value = 0 };
    }

    private LeastFirst Shares()
    {
        var ideal = Enumerable.Range(0, _ground.Parties).Select(party => _acceptable.Max(point => _frontier.Units(point, party)) - _ground.Disagreement[party]);
        return LeastFirst.OfShares(_ground, [.. ideal]);
    }

    private Solution Best(SolutionConcept concept, Measure measure)
    {
        var estimates = Array.ConvertAll(_acceptable, point => measure.Estimate(Units(point)));
        var best = estimates.Max();
        var (tied, leader) = (new List<int>(), new Int128[_ground.Parties]);
        for (var i = 0; i < _acceptable.Length; i++)
        {
            if (estimates[i] < best - measure.Margin(best)) continue;
            var units = Units(_acceptable[i]);
            var order = tied.Count == 0 ? 1 : measure.Compare(units, leader);
            if (order < 0) continue;
            if (order > 0)
            {
                tied.Clear();
                units.CopyTo(leader);
            }

            tied.Add(_acceptable[i]);
        }

        var package = tied.Select(point => _frontier.Package(point)).Min(PackageOrder.Instance);
        var first = tied.First(point => _frontier.Package(point).SequenceEqual(package));
        var utilities = Enumerable.Range(0, _ground.Parties).Select(party => _frontier.Utility(first, party)).ToImmutableArray();
        return new Solution(concept, utilities, package, measure.Value(Units(first)), tied.Count, IsDegenerate: false, Bound: null);
    }

    private ReadOnlySpan<Int128> Units(int point)
    {
        for (var party = 0; party < _units.Length; party++) _units[party] = _frontier.Units(point, party);
        return _units;
    }
}

/// <summary>Issue order, then option order.</summary>
internal sealed class PackageOrder : IComparer<ImmutableArray<int>>
{
    public static PackageOrder Instance { get; } = new();

    public int Compare(ImmutableArray<int> x, ImmutableArray<int> y) => x.AsSpan().SequenceCompareTo(y.AsSpan());
}
