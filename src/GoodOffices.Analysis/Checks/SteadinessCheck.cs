using System.Collections.Immutable;
using System.Numerics;
using GoodOffices.Analysis.Settlement;
using GoodOffices.Analysis.Settlement.Solutions;
using GoodOffices.Analysis.Settlement.Steadiness;

namespace GoodOffices.Analysis.Checks;

/// <summary>Checks steady intervals against the input: inside one no package looked at does better, and at its end the one named does no worse.</summary>
/// <remarks>In doubles, with slack; shares no code with the search. Utilitarian always; Nash and egalitarian where the moved party's disagreement point is her walk-away;
/// Kalai-Smorodinsky for acceptability alone.</remarks>
public static class SteadinessCheck
{
    private const double Slack = 1e-7;
    private const int MostRivals = 50;

    /// <summary>Passes in silence.</summary>
    /// <param name="problem">What was to be settled.</param>
    /// <param name="frontier">The frontier the solutions were read off.</param>
    /// <param name="solutions">Whose intervals they are.</param>
    /// <param name="intervals">The answer.</param>
    /// <param name="rule">Where a party stands without agreement.</param>
    /// <param name="disagreement">By party: where she stands without agreement, in her own unit.</param>
    /// <exception cref="CheckFailedException">Something does not hold.</exception>
    public static void Run(SettlementProblem problem, Frontier frontier, SolutionSet solutions, ImmutableArray<SteadyInterval> intervals, DisagreementRule rule, IReadOnlyList<double> disagreement)
    {
        ArgumentNullException.ThrowIfNull(problem);
        ArgumentNullException.ThrowIfNull(frontier);
        ArgumentNullException.ThrowIfNull(solutions);
        ArgumentNullException.ThrowIfNull(disagreement);
        var reader = new PackageReader(problem);
        var stride = Math.Max(1, frontier.Count / MostRivals);
        var rivals = Enumerable.Range(0, frontier.Count).Where(point => point % stride == 0).Select(point => Read(problem, reader, frontier.Package(point))).ToArray();
        foreach (var interval in intervals)
        {
            Require(interval.Down.Proven <= interval.Down.Latest && interval.Up.Proven <= interval.Up.Latest, "An interval is proven beyond where it ends.");
            if (solutions.All[(int)interval.Concept] is not { IsExact: true, IsDegenerate: false } solution) continue;
            var own = Read(problem, reader, solution.Package);
            foreach (var (end, side) in (ReadOnlySpan<(SteadyEnd, int)>)[(interval.Down, -1), (interval.Up, 1)]) Check(new Place(problem, interval, rule, disagreement), reader, own, end, side, rivals);
        }
    }

    private static void Check(Place place, PackageReader reader, Standing own, SteadyEnd end, int side, Standing[] rivals)
    {
        if (double.IsFinite(end.Proven))
        {
            var middle = side * end.Proven / 2;
            Require(place.IsAcceptable(own, middle), "A package is called a solution where it is not acceptable.");
            foreach (var rival in rivals)
                if (place.IsAcceptable(rival, middle, -Slack)) Require(!place.IsBetter(rival, own, middle, Slack), "A package does better inside an interval.");
        }

        if (!end.IsExact || end.Rival is not { } named) return;
        var better = Read(place.Problem, reader, named);
        Require(!reader.BreaksRule(named), "The package named at the end of an interval breaks a rule.");
        Require(place.IsAcceptable(better, side * end.Proven), "The package named at the end of an interval is not acceptable there.");
        Require(!place.IsBetter(own, better, side * end.Proven, Slack), "The package named at the end of an interval is no better.");
    }

    private static Standing Read(SettlementProblem problem, PackageReader reader, ImmutableArray<int> package) =>
        new(package, [.. reader.Worth(package).Select((BigInteger worth, int party) => worth.IsZero ? 0 : reader.ToUtility(worth, party))]);

    private static void Require(bool holds, string claim)
    {
        if (!holds) throw new CheckFailedException(claim);
    }

    private readonly record struct Standing(ImmutableArray<int> Package, double[] Utilities);

    /// <summary>The input with one number moved, as far as packages can be compared there.</summary>
    private readonly record struct Place(SettlementProblem Problem, SteadyInterval Interval, DisagreementRule Rule, IReadOnlyList<double> Disagreement)
    {
        private int Party => Interval.Move.Party;

        public bool IsAcceptable(Standing y, double moved, double slack = Slack)
        {
            for (var party = 0; party < y.Utilities.Length; party++)
                if (WalkAway(party, moved) is { } walkAway && Utility(y, party, moved) < walkAway - (slack * (1 + Math.Abs(walkAway)))) return false;
            return true;
        }

        public bool IsBetter(Standing a, Standing b, double moved, double slack)
        {
            if (Interval.Concept == SolutionConcept.KalaiSmorodinsky) return false;
            if (Interval.Concept != SolutionConcept.Utilitarian && (Rule != DisagreementRule.WalkAway || WalkAway(Party, 0) is null)) return false;
            var (mine, theirs) = (Value(a, moved), Value(b, moved));
            return mine > theirs + (slack * (1 + Math.Abs(mine) + Math.Abs(theirs)));
        }

        private double Value(Standing y, double moved)
        {
            var place = this;
            var utilities = y.Utilities.Select((_, party) => place.Utility(y, party, moved));
            if (Interval.Concept == SolutionConcept.Utilitarian) return utilities.Sum();
            var gains = utilities.Select((u, party) => u - (party == place.Party ? place.WalkAway(party, moved)!.Value : place.Disagreement[party])).ToArray();
            return Interval.Concept == SolutionConcept.Egalitarian ? gains.Min() : gains.Aggregate(1.0, (all, gain) => all * Math.Max(0, gain));
        }

        private double Utility(Standing y, int party, double moved) => party == Party && Interval.Move.Issue is { } issue
            ? y.Utilities[party] + (moved * ((double)Interval.Move.Values[y.Package[issue]] / (double)Interval.Move.Denominator))
            : y.Utilities[party];

        private double? WalkAway(int party, double moved)
        {
            if (Problem.Parties[party].WalkAway is not { } walkAway) return null;
            var given = walkAway.IsZero ? 0 : Math.Exp(BigInteger.Log(BigInteger.Abs(walkAway)) - BigInteger.Log(Problem.Parties[party].Denominator)) * walkAway.Sign;
            return party == Party && Interval.Move.Issue is null ? given + moved : given;
        }
    }
}
