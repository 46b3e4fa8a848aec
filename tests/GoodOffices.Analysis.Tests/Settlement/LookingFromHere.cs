using System.Numerics;
using CsCheck;
using GoodOffices.Analysis.Settlement;
using GoodOffices.Analysis.Settlement.Improvements;

namespace GoodOffices.Analysis.Tests.Settlement;

public sealed class LookingFromHere
{
    private const int FewPackages = 36; // the listing compares every package with every other
    private static readonly Gen<(SettlementProblem Problem, int Pick)> Tables = Gen.Select(RandomProblems.Any().Where(problem => problem.PackageCount <= FewPackages), Gen.Int[0, 1_000_000]);

    [Fact]
    public void What_a_frontier_at_hand_gives_is_what_the_definitions_say() =>
        Tables.Sample((problem, pick) => Agree(problem, pick, Frontier.Find(problem), list: true), iter: Sizes.Cases(4_750));

    [Fact]
    public void What_is_found_without_the_frontier_is_what_the_definitions_say() =>
        Tables.Sample((problem, pick) => Agree(problem, pick, null, list: true), iter: Sizes.Cases(4_750));

    [Fact]
    public void What_is_found_directly_is_what_the_definitions_say() =>
        Tables.Sample((problem, pick) => Agree(problem, pick, null, list: false), iter: Sizes.Cases(500));

    [Fact]
    public void Nothing_found_is_ever_worse_for_anyone() =>
        Gen.Select(RandomProblems.Any(spread: 30, issues: 4), Gen.Int[0, 1_000_000], Gen.Int[2, 6]).Sample(
            (problem, pick, points) =>
            {
                if (Pick(new SlowOracle(problem), pick) is not { } here) return;

                // Whether or not a limit cuts it short.
                var answer = FromHere.Find(problem, [.. here], limits: new SettlementLimits { MostPoints = points });

                var worth = problem.Parties.Select(party => SlowOracle.Utility(party, here)).ToArray();
                var found = Enumerable.Range(0, answer.Improvements!.Count).Select(answer.Improvements.Package).ToList();
                if (answer.Fairest is { } fairest) found.Add(fairest.At.Package);
                if (answer.Nearest is { } nearest) found.Add(nearest.At.Package);
                found.AddRange(answer.Trades.SelectMany(list => list.Best).Select(trade => trade.At.Package));
                Assert.All(found, package => Assert.True(SlowOracle.Dominates([.. problem.Parties.Select(party => SlowOracle.Utility(party, [.. package]))], worth)));
            },
            iter: Sizes.Cases(500));

    [Fact]
    public void A_limit_is_owned_up_to_and_its_bound_holds()
    {
        var cut = 0;
        Gen.Select(RandomProblems.Any(spread: 30, issues: 4), Gen.Int[0, 1_000_000], Gen.Int[2, 6]).Sample(
            (problem, pick, points) =>
            {
                var all = new SlowOracle(problem);
                if (Pick(all, pick) is not { } here) return;
                var oracle = new FromHereOracle(all, here);

                var answer = FromHere.Find(problem, [.. here], limits: new SettlementLimits { MostPoints = points });

                Assert.Equal(oracle.Improving.Count > 0, answer.CanBeImproved);
                if (answer.Fairest is { } fairest)
                {
                    var value = Share(oracle, oracle.Fairest().Best[0]);
                    Assert.InRange(fairest.Value, value - (fairest.Bound ?? 0) - 1e-12, value + 1e-12);
                    Assert.InRange(oracle.Nearest()!.Value.Changes, answer.Nearest!.AtLeast, answer.Nearest.Changes);
                }

                if (answer.Improvements is not { Bound: { } bound } some) return;
                Interlocked.Increment(ref cut);
                Assert.Equal(bound, some.Frontier.Bound);
                var ranges = Enumerable.Range(0, here.Length == 0 ? 0 : problem.Parties.Length).Select(p => some.Frontier.GreatestUtility(p) - some.Frontier.LeastUtility(p)).ToArray();
                foreach (var (vector, _, _) in oracle.Improving)
                    Assert.Contains(Enumerable.Range(0, some.Frontier.Count), point => ranges.Select((range, p) =>
                        some.Frontier.Utility(point, p) >= ((double)vector[p] / (double)problem.Parties[p].Denominator) - (bound * range) - 1e-9).All(ok => ok));
            },
            iter: Sizes.Cases(700));

        Assert.True(cut > 50);
    }

    [Fact]
    public void A_package_that_breaks_a_rule_or_has_another_shape_is_refused()
    {
        var problem = SettlementProblem.FromWeights([[1, 1], [1, 1]], [[[0, 1], [0, 1]], [[1, 0], [1, 0]]])
            .WithRules([new PackageRule([new IssueClaim(0, [false, true])], [])]);

        Assert.Throws<ArgumentException>(() => FromHere.Find(problem, [1, 0]));
        Assert.Throws<ArgumentException>(() => FromHere.Find(problem, [0]));
        Assert.Throws<ArgumentException>(() => FromHere.Find(problem, [0, 2]));
        Assert.False(FromHere.Find(problem, [0, 0]).CanBeImproved);
    }

    [Fact]
    public void Renaming_and_reordering_move_nothing_but_the_places() =>
        Gen.Select(RandomProblems.Any(issues: 4), Gen.Int[0, 1_000_000], Gen.Int[0, 1_000_000]).Sample(
            (problem, pick, seed) =>
            {
                if (Pick(new SlowOracle(problem), pick) is not { } here) return;
                var shuffle = Shuffle.Of(problem, seed);

                var (before, after) = (FromHere.Find(problem, [.. here]), FromHere.Find(shuffle.Problem, shuffle.Package(here)));

                Assert.Equal(before.Improvements!.Count, after.Improvements!.Count);
                Assert.Equal(before.Improvements.Packages, after.Improvements.Packages);
                Assert.Equal(before.Fairest?.Value, after.Fairest?.Value);
                Assert.Equal(before.Fairest?.Tied, after.Fairest?.Tied);
                Assert.Equal(before.Nearest?.Changes, after.Nearest?.Changes);
                Assert.Equal(before.Nearest?.At.Shares.Order(), after.Nearest?.At.Shares.Order());
                Assert.Equal(before.Trades.Select(list => list.Count), after.Trades.Select(list => list.Count));
                Assert.Equal(
                    before.Changes.Select(c => string.Join(' ', shuffle.Parties.Select(p => c.Shares[p])) + c.BreaksRule).Order(StringComparer.Ordinal),
                    after.Changes.Select(c => string.Join(' ', c.Shares) + c.BreaksRule).Order(StringComparer.Ordinal));
            },
            iter: Sizes.Cases(600));

    private static int[]? Pick(SlowOracle all, int pick) => all.Packages.Count == 0 ? null : all.Packages[pick % all.Packages.Count];

    private static double Share(FromHereOracle oracle, BigInteger[] vector) =>
        vector.Select((u, p) => oracle.LargestGains[p] > 0 ? (double)(u - oracle.Here[p]) / (double)oracle.LargestGains[p] : 1).Min();

    private static void Agree(SettlementProblem problem, int pick, Frontier? frontier, bool list)
    {
        var all = new SlowOracle(problem);
        if (Pick(all, pick) is not { } here) return;
        var oracle = new FromHereOracle(all, here);

        var answer = FromHere.Find(problem, [.. here], frontier, list);

        Assert.True(answer.IsExact);
        Assert.Equal(oracle.Improving.Count > 0, answer.CanBeImproved);
        AgreeOnImprovements(problem, oracle, answer, frontier is not null || list);
        var (best, first) = oracle.Fairest();
        Assert.Equal(first, answer.Fairest?.At.Package.ToArray());
        Assert.Equal(best.Count, answer.Fairest?.Tied ?? 0);
        Assert.Equal(oracle.Nearest()?.Package, answer.Nearest?.At.Package.ToArray());
        Assert.Equal(oracle.Nearest()?.Changes, answer.Nearest?.Changes);
        for (var p = 0; p < problem.Parties.Length; p++)
            Assert.Equal((double)oracle.LargestGains[p] / (double)problem.Parties[p].Denominator, answer.LargestGains[p], 1e-12);
        AgreeOnLogrolling(problem, all, oracle, answer);
    }

    private static void AgreeOnImprovements(SettlementProblem problem, FromHereOracle oracle, FromHere answer, bool listed)
    {
        Assert.Equal(listed, answer.Improvements is not null);
        if (answer.Improvements is not { } found) return;
        Assert.Equal(oracle.Improving.Count, found.Count);
        Assert.Equal(oracle.Improving.Aggregate(BigInteger.Zero, (sum, point) => sum + point.SharedBy), found.Packages);
        for (var i = 0; i < found.Count; i++)
        {
            Assert.Equal(oracle.Improving[i].Package, found.Package(i));
            Assert.Equal(oracle.Improving[i].SharedBy, found.SharedBy(i));
            Assert.Equal(oracle.Improving[i].Vector.Select((u, p) => (double)u / (double)problem.Parties[p].Denominator), found.Utilities(i));
        }
    }

    private static void AgreeOnLogrolling(SettlementProblem problem, SlowOracle all, FromHereOracle oracle, FromHere answer)
    {
        var ranges = problem.Parties.Select((_, p) => all.Utilities.Max(u => u[p]) - all.Utilities.Min(u => u[p])).ToArray();
        Assert.Equal(problem.OptionCounts.Sum() - problem.OptionCounts.Length, answer.Changes.Length);
        foreach (var change in answer.Changes)
        {
            int[] package = [.. answer.Package];
            package[change.Issue] = change.Option;
            Assert.Equal(problem.Rules.Any(rule => SlowOracle.Breaks(rule, package)), change.BreaksRule);
            Assert.Equal(oracle.Added(change.Issue, change.Option).Select((a, p) => ranges[p].IsZero ? 0 : (double)a / (double)ranges[p]), change.Shares);
        }

        foreach (var list in answer.Trades)
        {
            var trades = oracle.Trades(list.Issues);
            Assert.Equal(trades.Count, list.Count);
            Assert.Equal(trades.Take(5).Select(t => string.Join(',', t.Package)), list.Best.Select(t => string.Join(',', t.At.Package)));
        }
    }
}
