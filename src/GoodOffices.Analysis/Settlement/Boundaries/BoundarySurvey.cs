using System.Collections.Immutable;
using System.Numerics;
using GoodOffices.Analysis.Settlement.Solutions;
using GoodOffices.Analysis.Settlement.Steadiness;

namespace GoodOffices.Analysis.Settlement.Boundaries;

/// <summary>Says which walk-aways and rules a package lies on, and which packages close to it lie on none.</summary>
/// <remarks>Exact where the arithmetic is. A step leads from an option to the next one before or after it in the order of its issue. See docs/algorithms/boundary.md.</remarks>
public sealed class BoundarySurvey
{
    /// <summary>A package is near a walk-away up to this share of the party's range above it.</summary>
    public const double NearShare = 0.02;

    /// <summary>A near-equal differs by at most this share of any party's range.</summary>
    public const double CloseShare = 0.1;

    private const int NearOneIn = 50;
    private const int CloseOneIn = 10;
    private readonly SettlementProblem _problem;
    private readonly Int128[] _ranges;

    private BoundarySurvey(SettlementProblem problem, Int128[] ranges) => (_problem, _ranges) = (problem, ranges);

    /// <summary>Measures the ranges once for all packages of a problem.</summary>
    /// <exception cref="Elimination.EntangledIssuesException">Conditional values and rules bind too many issues together.</exception>
    public static BoundarySurvey Of(SettlementProblem problem, SettlementLimits? limits = null)
    {
        ArgumentNullException.ThrowIfNull(problem);
        var (least, greatest, _) = Landscape<Int128>.Extremes(problem, limits ?? new SettlementLimits());
        return new BoundarySurvey(problem, [.. greatest.Zip(least, (high, low) => high - low)]);
    }

    /// <summary>The walk-aways and rules a package lies on, near to or beyond.</summary>
    /// <param name="package">By issue: the option.</param>
    public Boundary Around(ImmutableArray<int> package)
    {
        var units = Standing.UnitsOf(_problem, package);
        return new Boundary(
            [.. Enumerable.Range(0, units.Length).Select(party => WalkAway(party, units[party])).OfType<WalkAwayPlace>()],
            [.. _problem.Rules.Select((rule, i) => Place(rule, package) is { } place ? new RulePlace(i, place) : null).OfType<RulePlace>()]);
    }

    /// <summary>Acceptable frontier packages that differ from this one by at most <see cref="CloseShare"/> of every party's range and lie neither on nor near a walk-away, nor on a rule.</summary>
    /// <param name="frontier">Where they are sought.</param>
    /// <param name="package">The package to stay close to.</param>
    /// <param name="most">How many to return.</param>
    /// <returns>The closest first, by the largest share; of equals the first point of the frontier.</returns>
    public ImmutableArray<NearEqual> NearEquals(Frontier frontier, ImmutableArray<int> package, int most)
    {
        ArgumentNullException.ThrowIfNull(frontier);
        var units = Standing.UnitsOf(_problem, package);
        var close = Enumerable.Range(0, frontier.Count).Where(point => IsClose(frontier, point, units) && frontier.IsAcceptable(point))
            .OrderBy(point => LargestShare(frontier, point, units)).ThenBy(point => point);
        return [.. close.Where(point => IsOff(frontier.Package(point))).Take(most).Select(point => Describe(frontier, point, units))];
    }

    /// <summary>Whether a package lies off the boundary: neither on nor near a walk-away, nor on a rule.</summary>
    public bool IsOff(ImmutableArray<int> package) => Around(package) is var around && around.WalkAways.IsEmpty && around.Rules.All(rule => rule.Place == BoundaryPlace.Near);

    private WalkAwayPlace? WalkAway(int party, Int128 units)
    {
        if (_problem.Scales[party].WalkAway is not { } walkAway) return null;
        var above = units - walkAway;
        if (above > 0 && (BigInteger)above * NearOneIn > _ranges[party]) return null;
        var place = above == 0 ? BoundaryPlace.On : above < 0 ? BoundaryPlace.Beyond : BoundaryPlace.Near;
        return new WalkAwayPlace(party, place, above == 0 ? 0 : Fraction.ToDouble(above, Int128.Max(1, _ranges[party])));
    }

    private BoundaryPlace? Place(PackageRule rule, ImmutableArray<int> package)
    {
        if (IsBroken(rule, package)) return BoundaryPlace.Beyond;
        if (BreaksWithin(rule, package, 1)) return BoundaryPlace.On;
        return BreaksWithin(rule, package, 2) ? BoundaryPlace.Near : null;
    }

    private bool BreaksWithin(PackageRule rule, ImmutableArray<int> package, int steps)
    {
        foreach (var issue in rule.When.Concat(rule.Requires).Select(claim => claim.Issue).Distinct())
        {
            foreach (var option in (int[])[package[issue] - steps, package[issue] + steps])
                if (option >= 0 && option < _problem.OptionCounts[issue] && IsBroken(rule, package.SetItem(issue, option))) return true;
        }

        return false;
    }

    private static bool IsBroken(PackageRule rule, ImmutableArray<int> package)
    {
        bool Holds(IssueClaim claim) => claim.Holds[package[claim.Issue]];
        return rule.When.All(Holds) && (rule.Requires.IsEmpty || !rule.Requires.All(Holds));
    }

    private bool IsClose(Frontier frontier, int point, Int128[] units)
    {
        var same = true;
        for (var party = 0; party < units.Length; party++)
        {
            var difference = Int128.Abs(frontier.Units(point, party) - units[party]);
            if ((BigInteger)difference * CloseOneIn > _ranges[party]) return false;
            same &= difference == 0;
        }

        return !same;
    }

    private double LargestShare(Frontier frontier, int point, Int128[] units)
    {
        var largest = 0.0;
        for (var party = 0; party < units.Length; party++)
            if (_ranges[party] > 0) largest = Math.Max(largest, (double)Int128.Abs(frontier.Units(point, party) - units[party]) / (double)_ranges[party]);
        return largest;
    }

    private NearEqual Describe(Frontier frontier, int point, Int128[] units) => new(
        frontier.Package(point), [.. units.Select((_, party) => frontier.Utility(point, party))],
        [.. units.Select((own, party) => _problem.Scales[party].ToUtility(frontier.Units(point, party) - own))], LargestShare(frontier, point, units));
}
