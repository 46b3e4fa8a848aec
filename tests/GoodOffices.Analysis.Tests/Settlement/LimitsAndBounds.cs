using System.Numerics;
using CsCheck;
using GoodOffices.Analysis.Checks;
using GoodOffices.Analysis.Settlement;
using GoodOffices.Analysis.Settlement.Solutions;

namespace GoodOffices.Analysis.Tests.Settlement;

public sealed class LimitsAndBounds
{
    [Fact]
    public void A_thinned_frontier_matches_every_package_within_its_bound() =>
        RandomProblems.Any(parties: 4, spread: 1_000).Sample(
            problem =>
            {
                var frontier = Frontier.Find(problem, new SettlementLimits { MostPoints = 6 });

                if (frontier.IsExact) return;
                Assert.InRange(frontier.Bound!.Value, double.Epsilon, 1);
                foreach (var package in new SlowOracle(problem).Utilities) Assert.True(IsMatched(problem, frontier, package));
            },
            iter: Sizes.Cases(3_000));

    [Fact]
    public void A_hurried_frontier_is_a_true_one_with_a_bound()
    {
        var problem = Large();

        var frontier = Frontier.Find(problem, new SettlementLimits { Hurry = new CancellationToken(canceled: true) });

        Assert.InRange(frontier.Count, 1, 5_000);
        FrontierCheck.Run(problem, frontier);
    }

    [Fact]
    public void A_small_memory_ceiling_is_kept_and_paid_for_with_a_bound()
    {
        var frontier = Frontier.Find(Large(), new SettlementLimits { MostBytes = 1 << 20 });

        Assert.False(frontier.IsExact);
        Assert.InRange(frontier.PeakBytes, 1, 4 << 20);
    }

    [Fact]
    public void One_issue_with_more_options_than_points_allowed_is_thinned_too()
    {
        // Every option is efficient and comes as a set of one point, so there is nothing to thin before the merge.
        var problem = SettlementProblem.FromWeights([[1], [1]], [[[.. Enumerable.Range(0, 500).Select(n => (double)n)]], [[.. Enumerable.Range(0, 500).Select(n => (double)(500 - n))]]]);

        var frontier = Frontier.Find(problem, new SettlementLimits { MostPoints = 20 });

        Assert.InRange(frontier.Count, 1, 20);
        Assert.InRange(frontier.Bound!.Value, 0.04, 0.2);
    }

    [Fact]
    public void A_hurried_search_that_finds_nothing_does_not_claim_agreement()
    {
        // Even totals only: the walk-aways ask for one that is odd, which takes a search to see.
        double[][] even = [.. Enumerable.Range(1, 30).Select(n => new[] { 0.0, 2.0 * n })];
        double[][] opposed = [.. even.Select(issue => new[] { issue[1], 0.0 })];
        var half = Enumerable.Range(1, 30).Sum();
        var problem = SettlementProblem.FromWeights([[.. even.Select(_ => 1.0)], [.. even.Select(_ => 1.0)]], [even, opposed], [half, half]);

        var solutions = SolutionSet.FindDirectly(problem, new SettlementLimits { Hurry = new CancellationToken(canceled: true) });

        if (solutions.All.All(s => s is null)) Assert.NotEqual(true, solutions.AgreementExists);
    }

    [Fact]
    public void A_cancelled_search_ends_at_once() =>
        Assert.Throws<OperationCanceledException>(() => Frontier.Find(Large(), new SettlementLimits { Cancel = new CancellationToken(canceled: true) }));

    [Fact]
    public void A_direct_search_that_may_not_branch_says_how_far_from_best_it_can_be()
    {
        var problem = Large(parties: 8);

        var solutions = SolutionSet.FindDirectly(problem, new SettlementLimits { MostBranches = 1 });

        foreach (var solution in solutions.All) Assert.True(solution is null || solution.IsExact || solution.Bound is >= 0 and <= 1);
    }

    [Fact]
    public void Numbers_too_long_for_128_bits_are_put_on_a_grid_and_the_answer_says_so()
    {
        var big = BigInteger.Pow(10, 60);
        var party = new PartyInput { Contributions = [[big, big + 1, 0], [big / 3, 7]], Denominator = BigInteger.Pow(3, 90) };
        var problem = SettlementProblem.Create([3, 2], [party, party with { Contributions = [[0, 5, 9], [3, 1]] }]);

        Assert.False(problem.IsExact);
    }

    private static bool IsMatched(SettlementProblem problem, Frontier frontier, BigInteger[] package)
    {
        for (var point = 0; point < frontier.Count; point++)
        {
            var enough = true;
            for (var party = 0; party < package.Length && enough; party++)
            {
                var own = (double)package[party] / (double)problem.Parties[party].Denominator;
                var range = frontier.GreatestUtility(party) - frontier.LeastUtility(party);
                enough = frontier.Utility(point, party) >= own - (frontier.Bound!.Value * range) - 1e-9;
            }

            if (enough) return true;
        }

        return false;
    }

    private static SettlementProblem Large(int parties = 3)
    {
        var state = 7u;
        double Next() => (state = (uint)(state * 48271UL % 2147483647)) % 1000 / 1000.0;
        var weights = Enumerable.Range(0, parties).Select(_ => Enumerable.Range(0, 20).Select(_ => Next()).ToArray()).ToArray();
        var values = weights.Select(w => w.Select(_ => Enumerable.Range(0, 6).Select(_ => Next()).ToArray()).ToArray()).ToArray();
        return SettlementProblem.FromWeights(weights, values);
    }
}
