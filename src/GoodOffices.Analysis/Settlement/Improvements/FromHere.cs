using System.Collections.Immutable;
using System.Numerics;
using GoodOffices.Analysis.Settlement.Solutions;

namespace GoodOffices.Analysis.Settlement.Improvements;

/// <summary>Where a package on the table could go: what is worse for nobody and better for somebody.</summary>
/// <param name="Package">The package on the table.</param>
/// <param name="Utilities">What it is worth, by party, each in her own unit.</param>
/// <param name="CanBeImproved">Whether there is any improvement; false where the package lies on the frontier; null where a limit came before that was known.</param>
/// <param name="LargestGains">By party, in her own unit: the most an improvement can give her; NaN where a limit left that open.</param>
/// <param name="Improvements">The frontier vectors that improve on it; null where they were not asked for.</param>
/// <param name="Fairest">Null where there is no improvement, or a limit came before one was found.</param>
/// <param name="Nearest">Likewise.</param>
/// <param name="Changes">Every change of one issue.</param>
/// <param name="Trades">The best trades over two issues, then over three.</param>
/// <remarks>Gains are measured over the package on the table, as if it were every party's walk-away: the leximin is Kalai-Smorodinsky's with that as disagreement point.
/// Source of the rule: Thiessen and Soberg, Smartsettle described with the Montreal taxonomy, Group Decision and Negotiation 12, 2003 (maximise the minimum gain). See docs/algorithms/from-here.md.</remarks>
public sealed record FromHere(
    ImmutableArray<int> Package,
    ImmutableArray<double> Utilities,
    bool? CanBeImproved,
    ImmutableArray<double> LargestGains,
    ImprovementSet? Improvements,
    FairestImprovement? Fairest,
    NearestImprovement? Nearest,
    ImmutableArray<SingleChange> Changes,
    ImmutableArray<TradeList> Trades)
{
    private const int MostPointsNearby = 300_000;

    /// <summary>Whether every part is exact.</summary>
    public bool IsExact => CanBeImproved is not null && Improvements is not { IsExact: false } && Fairest is not { IsExact: false } && Nearest is not { IsExact: false } && Trades.All(list => list.IsExact);

    /// <summary>Finds them.</summary>
    /// <param name="problem">What is to be settled.</param>
    /// <param name="package">By issue: the option on the table.</param>
    /// <param name="frontier">The frontier of the problem, where it was found already.</param>
    /// <param name="listImprovements">False where only the single answers are wanted; an exact frontier at hand lists them all the same.</param>
    /// <param name="limits">How much may be spent; the defaults where not given.</param>
    /// <exception cref="ArgumentException">The package has not one option for every issue, or breaks a rule.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    /// <exception cref="Elimination.EntangledIssuesException">Conditional values and rules bind too many issues together.</exception>
    public static FromHere Find(SettlementProblem problem, ImmutableArray<int> package, Frontier? frontier = null, bool listImprovements = true, SettlementLimits? limits = null)
    {
        ArgumentNullException.ThrowIfNull(problem);
        limits ??= new SettlementLimits();
        var here = new PlacedPackage(problem, package);
        var whole = frontier is { IsExact: true } ? frontier : listImprovements ? Frontier.FindAtLeast(problem, here.Units, null, limits) : null;
        var improvements = whole is null ? null : ImprovementSet.On(whole, here.Units);
        return new Course(here, improvements, limits).Run();
    }

    /// <summary>One computation, from what improves to what is best and nearest.</summary>
    private sealed class Course(PlacedPackage here, ImprovementSet? improvements, SettlementLimits limits)
    {
        private readonly SettlementLimits _nearby = limits with { MostPoints = Math.Min(limits.MostPoints, MostPointsNearby), Progress = null };

        public FromHere Run()
        {
            var (largest, fairest, canBeImproved) = improvements is { IsExact: true } ? ReadOff(improvements) : FindDirectly();
            var shares = new GainShares(here, [.. largest.Select(gain => gain ?? 0)]);
            var logrolling = new Logrolling(here, Ranges(), _nearby);
            var changes = logrolling.Changes();
            return new FromHere(
                here.Package, [.. here.Units.Select((units, party) => Utility(units, party))], canBeImproved,
                [.. largest.Select((gain, party) => gain is { } units ? Utility(units, party) : double.NaN)],
                improvements, fairest, fairest is null ? null : new Closeness(here, _nearby).Nearest(shares, fairest.At), changes,
                [logrolling.Trades(2, shares), logrolling.Trades(3, shares)]);
        }

        private (Int128?[] Largest, FairestImprovement? Fairest, bool? CanBeImproved) ReadOff(ImprovementSet set)
        {
            var largest = here.Units.Select((units, party) => Enumerable.Range(0, set.Count).Select(set.Units).Aggregate(Int128.Zero, (most, point) => Int128.Max(most, point[party] - units))).ToArray();
            Int128?[] known = [.. largest.Select(gain => (Int128?)gain)];
            if (set.Count == 0) return (known, null, false);
            var shares = new GainShares(here, largest);
            var (index, tied) = shares.Best(set);
            return (known, new FairestImprovement(shares.At(set, index), shares.Value(set.Units(index)), tied, null), true);
        }

        /// <summary>Without a whole frontier: by branch and bound, with what is on the table as everybody's walk-away.</summary>
        private (Int128?[] Largest, FairestImprovement? Fairest, bool? CanBeImproved) FindDirectly()
        {
            var problem = here.Problem.WithWalkAways(here.Units);
            var (solution, ideals, areExact) = problem.FitsLong
                ? new DirectSolutions<long>(problem, DisagreementRule.WalkAway, limits).FindShares()
                : new DirectSolutions<Int128>(problem, DisagreementRule.WalkAway, limits).FindShares();
            Int128?[] largest = [.. ideals.Select((gain, party) => areExact[party] ? gain : (Int128?)null)];
            var shares = new GainShares(here, [.. ideals.Select(gain => Int128.Max(0, gain))]);
            if (solution is not null && new PlacedPackage(here.Problem, solution.Package).Units is var units && !units.AsSpan().SequenceEqual(here.Units))
                return (largest, new FairestImprovement(shares.At(units, solution.Package), shares.Value(units), solution.Tied, solution.Bound), true);
            if (improvements is { Count: > 0 } some && shares.Best(some).Index is var best)
                return (largest, new FairestImprovement(shares.At(some, best), shares.Value(some.Units(best)), 1, 1), true);
            return (largest, null, Array.TrueForAll(areExact, exact => exact) && Array.TrueForAll(ideals, gain => gain <= 0) ? false : null);
        }

        private double Utility(Int128 units, int party) => here.Problem.Scales[party].ToUtility(units);

        private Int128[] Ranges()
        {
            static Int128[] Between<T>((T[] Least, T[] Greatest, bool Feasible) ends)
                where T : unmanaged, IBinaryInteger<T>, IMinMaxValue<T> => [.. ends.Greatest.Zip(ends.Least, (high, low) => Int128.CreateChecked(high - low))];
            return here.Problem.FitsLong ? Between(Landscape<long>.Extremes(here.Problem, _nearby)) : Between(Landscape<Int128>.Extremes(here.Problem, _nearby));
        }
    }
}
