using System.Collections.Immutable;
using System.Numerics;
using CsCheck;
using GoodOffices.Analysis.Checks;
using GoodOffices.Analysis.Settlement;
using GoodOffices.Analysis.Settlement.Solutions;
using GoodOffices.Analysis.Settlement.Steadiness;

namespace GoodOffices.Analysis.Tests.Settlement;

/// <summary>Intervals are held against solving the problem anew, by listing every package, with the number moved: inside, at the end, and just beyond.</summary>
public sealed class TheSteadyIntervals
{
    private static readonly BigInteger Fine = BigInteger.Pow(10, 12);

    [Fact]
    public void End_exactly_where_solving_anew_says() => Sample(RandomProblems.Any(parties: 3, terms: 2, issues: 2, options: 3), 10_000);

    [Fact]
    public void End_there_with_more_issues_too() => Sample(RandomProblems.Any(parties: 3, terms: 2, issues: 3, options: 3), 500);

    [Fact]
    public void A_check_catches_an_interval_that_claims_too_much()
    {
        var (tried, caught) = (0, 0);
        RandomProblems.Any(parties: 3, terms: 1, issues: 3, options: 3).Sample(problem =>
        {
            var frontier = Frontier.Find(problem);
            var solutions = SolutionSet.On(frontier);
            var intervals = SteadyIntervals.Find(frontier, solutions, DisagreementRule.WalkAway, [.. MovesOf(problem)]);
            foreach (var interval in intervals.Where(i => i.Concept == SolutionConcept.Utilitarian && i.Up is { Rival: not null, Proven: > 0.01 }))
            {
                var claimed = interval with { Up = interval.Up with { Proven = interval.Up.Proven * 4, Latest = interval.Up.Latest * 4 } };
                tried++;
                try
                {
                    SteadinessCheck.Run(problem, frontier, solutions, [claimed], DisagreementRule.WalkAway, [.. PartyRange.Find(problem).Select(range => range.Disagreement)]);
                }
                catch (CheckFailedException)
                {
                    caught++;
                }
            }
        }, iter: Sizes.Cases(1_000), threads: 1);

        // It looks at frontier packages only, and a rival off the frontier is beyond what it claims: it catches about four in five, a few hundred drawn anew on every run.
        Assert.True(tried > 100 && caught > tried * 0.6, $"{caught} of {tried} caught.");
    }

    private static void Sample(Gen<SettlementProblem> problems, int cases) =>
        Gen.Select(problems, Gen.Enum<DisagreementRule>(), Gen.Int[0, 1000], Gen.Int[1, 999]).Sample((problem, rule, which, share) => Agree(problem, rule, which, share), iter: Sizes.Cases(cases));

    private static void Agree(SettlementProblem problem, DisagreementRule rule, int which, int share)
    {
        var frontier = Frontier.Find(problem);
        var solutions = SolutionSet.On(frontier, rule);
        var moves = MovesOf(problem);
        var move = moves[which % moves.Count];

        var intervals = SteadyIntervals.Find(frontier, solutions, rule, [move]);

        SteadinessCheck.Run(problem, frontier, solutions, intervals, rule, [.. PartyRange.Find(problem, rule).Select(range => range.Disagreement)]);
        Assert.Equal(solutions.All.Count(s => s is not null), intervals.Length);
        foreach (var interval in intervals)
        {
            int[] package = [.. solutions.All[(int)interval.Concept]!.Package];
            Try(problem, rule, interval, interval.Up, 1, package, share);
            Try(problem, rule, interval, interval.Down, -1, package, share);
        }
    }

    private static void Try(SettlementProblem problem, DisagreementRule rule, SteadyInterval interval, SteadyEnd end, int side, int[] package, int share)
    {
        Assert.True(end.IsExact);
        bool Holds(BigInteger numerator, BigInteger denominator) => IsSolution(Moved(problem, interval.Move, side * numerator, denominator), rule, interval.Concept, package);
        var reach = interval.Move.Issue is not null && side < 0 ? (interval.Move.Weight, interval.Move.Denominator) : (new BigInteger(20), BigInteger.One);
        if (end.Exactly is not { } exactly)
        {
            Assert.True(Holds(reach.Item1, reach.Item2), "It should stay a solution to the end.");
            Assert.True(Holds(reach.Item1 * share, reach.Item2 * 1000), "It should stay a solution everywhere.");
            return;
        }

        var (n, d) = exactly;
        Assert.Equal(end.IsIncluded, Holds(n, d));
        if (end.IsIncluded) Assert.False(Holds((n * Fine) + d, d * Fine), "Just beyond the end it should be none.");
        if (n.IsZero) return;
        Assert.True(Holds(n * share, d * 1000), "Inside it should be a solution.");
        Assert.True(Holds((n * Fine) - 1, d * Fine), "Just inside it should be a solution.");
        if (end.Rival is not { } rival) return;
        var beyond = end.IsIncluded ? Moved(problem, interval.Move, side * ((n * Fine) + d), d * Fine) : Moved(problem, interval.Move, side * n, d);
        Assert.True(new SlowOracle(beyond).IsAcceptable([.. beyond.Parties.Select(party => SlowOracle.Utility(party, [.. rival]))]), "Who is better must be acceptable.");
    }

    private static bool IsSolution(SettlementProblem problem, DisagreementRule rule, SolutionConcept concept, int[] package)
    {
        var vector = problem.Parties.Select(party => SlowOracle.Utility(party, package)).ToArray();
        return new SlowOracle(problem).Solve(concept, rule).Best.Any(best => best.SequenceEqual(vector));
    }

    /// <summary>Every weight, read as 1 with contributions for values, and every walk-away.</summary>
    private static List<InputMove> MovesOf(SettlementProblem problem)
    {
        var moves = new List<InputMove>();
        for (var p = 0; p < problem.Parties.Length; p++)
        {
            var party = problem.Parties[p];
            if (party.WalkAway is not null) moves.Add(InputMove.WalkAwayOf(p));
            for (var issue = 0; issue < problem.OptionCounts.Length; issue++) moves.Add(new InputMove(p, issue, party.Contributions[issue], party.Denominator, party.Denominator));
        }

        return moves;
    }

    /// <summary>The problem with the number moved by numerator / denominator, everything on a finer denominator.</summary>
    private static SettlementProblem Moved(SettlementProblem problem, InputMove move, BigInteger numerator, BigInteger denominator)
    {
        var party = problem.Parties[move.Party];
        var moved = party with
        {
            Denominator = party.Denominator * denominator,
            WalkAway = party.WalkAway * denominator + (move.Issue is null ? numerator * party.Denominator : 0),
            Combinations = [.. party.Combinations.Select(c => c with { Value = c.Value * denominator })],
            Contributions = [.. party.Contributions.Select((row, issue) => row.Select(c => (c * denominator) + (issue == move.Issue ? c * numerator : 0)).ToImmutableArray())],
        };
        return SettlementProblem.Create(problem.OptionCounts, problem.Parties.SetItem(move.Party, moved), problem.Rules);
    }
}
