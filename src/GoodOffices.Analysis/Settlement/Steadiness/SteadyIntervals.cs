using System.Collections.Immutable;
using GoodOffices.Analysis.Settlement.Solutions;

namespace GoodOffices.Analysis.Settlement.Steadiness;

/// <summary>Finds how far each single number of the input can be moved before a solution is no longer one.</summary>
/// <remarks>Exact where the arithmetic is. Moving a walk-away changes no utility, so the frontier holds every rival. Moving the weight of an issue adds the
/// same to all packages that settle it alike, so the frontiers option by option do; where these would be too much work only an upper end is given, or none.
/// See docs/algorithms/sensitivity.md.</remarks>
public static class SteadyIntervals
{
    /// <summary>Frontiers option by option are computed while their number times the points of the frontier stays below this.</summary>
    public const long MostWork = 600_000;

    /// <summary>One interval for every move and every solution found, moves first.</summary>
    /// <param name="frontier">The exact frontier the solutions were read off.</param>
    /// <param name="solutions">The solutions; those not proven are left out.</param>
    /// <param name="rule">Where a party stands without agreement.</param>
    /// <param name="moves">The numbers to move.</param>
    /// <param name="limits">How much may be spent; after <see cref="SettlementLimits.Hurry"/> what is left is reported as not known.</param>
    /// <exception cref="ArgumentException">The frontier is not exact.</exception>
    public static ImmutableArray<SteadyInterval> Find(Frontier frontier, SolutionSet solutions, DisagreementRule rule, ImmutableArray<InputMove> moves, SettlementLimits? limits = null)
    {
        ArgumentNullException.ThrowIfNull(frontier);
        ArgumentNullException.ThrowIfNull(solutions);
        if (moves.Any(move => move.Issue is null && frontier.Problem.Parties[move.Party].WalkAway is null)) throw new ArgumentException("A party without a walk-away has none to move.", nameof(moves));
        if (!frontier.IsExact) throw new ArgumentException("Intervals are read off exact frontiers only.", nameof(frontier));
        var search = new Search(frontier, [.. solutions.All.Where(solution => solution is { IsExact: true })!], rule, (limits ?? new SettlementLimits()) with { Progress = null });
        var groups = moves.Select((move, at) => (move, at)).GroupBy(pair => pair.move.Issue).ToArray();
        var found = new SteadyInterval[moves.Length][];
        SideBySide.Run(groups.Length, group =>
        {
            var rivals = search.RivalsFor(groups[group].Key);
            foreach (var (move, at) in groups[group]) found[at] = search.Intervals(move, rivals);
        });
        return [.. found.SelectMany(intervals => intervals)];
    }

    private sealed class Search(Frontier frontier, Solution[] solutions, DisagreementRule rule, SettlementLimits limits)
    {
        private readonly SettlementProblem _problem = frontier.Problem;

        public Rivals? RivalsFor(int? issue)
        {
            if (issue is not { } moved) return Rivals.On(frontier);
            if (limits.Hurry.IsCancellationRequested) return null;
            var work = (long)frontier.Count * _problem.OptionCounts.Sum();
            return (work <= MostWork ? Rivals.ByOption(_problem, moved, limits) : null) ?? Rivals.Some(frontier, moved, limits);
        }

        public SteadyInterval[] Intervals(InputMove move, Rivals? rivals)
        {
            var (down, up) = (Ends(move, rivals, -1), Ends(move, rivals, 1));
            return [.. solutions.Select((solution, i) => new SteadyInterval(solution.Concept, move, down[i], up[i]))];
        }

        private SteadyEnd[] Ends(InputMove move, Rivals? rivals, int side)
        {
            if (rivals is null) return [.. solutions.Select(_ => SteadyEnd.Unknown)];
            var road = new Road(_problem, rivals, move, side, rule, frontier.Least);
            var ideals = rivals.AreAll ? new Ideals(road) : null;
            return [.. solutions.Select(solution => End(solution, road, ideals, rivals))];
        }

        private SteadyEnd End(Solution solution, Road road, Ideals? ideals, Rivals rivals)
        {
            limits.Cancel.ThrowIfCancellationRequested();
            if (limits.Hurry.IsCancellationRequested) return SteadyEnd.Unknown;
            var option = road.Move.Issue is { } issue ? solution.Package[issue] : 0;
            var standing = new Standing(Standing.UnitsOf(_problem, solution.Package), road.SlopeOf(option));
            var end = new Walk(road, new RoughRoad(road, standing), ideals, standing, solution.Concept).Follow();
            if (end.At is not { } at) return rivals.AreAll ? SteadyEnd.Never : SteadyEnd.Unknown;
            var distance = at * road.StepWorth;
            var rival = end.Rival < 0 ? (ImmutableArray<int>?)null : rivals.PackageOf(road.Indexes[end.Rival]);
            if (!end.IsSettled) return new SteadyEnd(rivals.AreAll ? distance.ToDouble() : 0, double.PositiveInfinity, true, null);
            return rivals.AreAll
                ? new SteadyEnd(distance.ToDouble(), distance.ToDouble(), end.IsIncluded, rival) { Exactly = (distance.Numerator, distance.Denominator) }
                : new SteadyEnd(0, distance.ToDouble(), true, rival);
        }
    }
}
