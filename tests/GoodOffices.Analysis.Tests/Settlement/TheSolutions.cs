using CsCheck;
using GoodOffices.Analysis.Settlement;
using GoodOffices.Analysis.Settlement.Solutions;

namespace GoodOffices.Analysis.Tests.Settlement;

public sealed class TheSolutions
{
    [Fact]
    public void Read_off_the_frontier_are_what_the_definitions_say() =>
        Gen.Select(RandomProblems.Any(), Gen.Enum<DisagreementRule>()).Sample(
            (problem, rule) => Agree(problem, rule, SolutionSet.On(Frontier.Find(problem), rule)), iter: Sizes.Cases(5_000));

    [Fact]
    public void Found_directly_are_what_the_definitions_say() =>
        Gen.Select(RandomProblems.Any(parties: 6), Gen.Enum<DisagreementRule>()).Sample(
            (problem, rule) => Agree(problem, rule, SolutionSet.FindDirectly(problem, rule: rule)), iter: Sizes.Cases(5_000));

    [Fact]
    public void A_party_indifferent_to_everything_leaves_the_others_to_be_decided_directly()
    {
        // Every package ties in the least gain, which is always hers; there are 4^12 of them.
        var weights = Enumerable.Range(0, 3).Select(_ => Enumerable.Repeat(1.0, 12).ToArray()).ToArray();
        double[][] Values(int party) => [.. Enumerable.Range(0, 12).Select(issue => Enumerable.Range(0, 4).Select(option => party == 0 ? 0.0 : ((issue * 7) + (option * party * 5)) % 11).ToArray())];
        var problem = SettlementProblem.FromWeights(weights, [Values(0), Values(1), Values(2)]);

        var (read, direct) = (SolutionSet.On(Frontier.Find(problem)), SolutionSet.FindDirectly(problem));

        Assert.Equal(0, direct.Egalitarian!.Value);
        Assert.True(direct.Egalitarian.IsExact);
        Assert.Equal(read.Egalitarian!.Utilities.AsEnumerable(), direct.Egalitarian.Utilities);
        Assert.Equal(read.Nash!.Package.AsEnumerable(), direct.Nash!.Package);
        Assert.True(direct.Nash.IsDegenerate);
    }

    private static void Agree(SettlementProblem problem, DisagreementRule rule, SolutionSet solutions)
    {
        var oracle = new SlowOracle(problem);
        foreach (var concept in Enum.GetValues<SolutionConcept>())
        {
            var (best, degenerate) = oracle.Solve(concept, rule);
            var solution = solutions.All[(int)concept];

            Assert.Equal(best.Count > 0, solution is not null);
            if (solution is null) continue;
            Assert.True(solution.IsExact, $"{concept} should be exact");
            Assert.Equal(degenerate, solution.IsDegenerate);
            Assert.Equal(best.Count, solution.Tied);
            var vector = problem.Parties.Select(party => SlowOracle.Utility(party, [.. solution.Package])).ToArray();
            Assert.Contains(best, v => v.SequenceEqual(vector));
            Assert.DoesNotContain(problem.Rules, rule => SlowOracle.Breaks(rule, [.. solution.Package]));
            var first = oracle.Packages.Where((_, i) => best.Any(v => v.SequenceEqual(oracle.Utilities[i]))).First();
            Assert.Equal(first, solution.Package);
        }
    }
}
