using CsCheck;
using GoodOffices.Analysis.Checks;
using GoodOffices.Analysis.Settlement;
using GoodOffices.Analysis.Settlement.Solutions;

namespace GoodOffices.Analysis.Tests.Settlement;

/// <summary>Answers are mutated; every mutant that is wrong must be caught, and no right answer may be.</summary>
public sealed class TheChecks
{
    [Fact]
    public void Pass_every_right_answer() =>
        RandomProblems.Any().Sample(
            problem =>
            {
                var frontier = Frontier.Find(problem);
                FrontierCheck.Run(problem, frontier);
                SolutionCheck.Run(problem, SolutionSet.On(frontier), frontier, Disagreement(problem));
                SolutionCheck.Run(problem, SolutionSet.FindDirectly(problem), null, Disagreement(problem));
            },
            iter: Sizes.Cases(3_000));

    [Fact]
    public void Catch_a_frontier_that_belongs_to_another_problem()
    {
        var (wrong, caught) = (0, 0);
        Gen.Select(RandomProblems.Any(), Gen.Int[0, 3], Gen.Int[0, 3], Gen.Int[1, 3]).Sample(
            (problem, issue, option, change) =>
            {
                issue %= problem.OptionCounts.Length;
                option %= problem.OptionCounts[issue];
                var first = problem.Parties[0];
                var mutated = SettlementProblem.Create(
                    problem.OptionCounts,
                    problem.Parties.SetItem(0, first with { Contributions = first.Contributions.SetItem(issue, first.Contributions[issue].SetItem(option, first.Contributions[issue][option] + change)) }),
                    problem.Rules);
                if (SameFrontier(problem, mutated)) return;
                Interlocked.Increment(ref wrong);
                try
                {
                    FrontierCheck.Run(problem, Frontier.Find(mutated));
                }
                catch (CheckFailedException)
                {
                    Interlocked.Increment(ref caught);
                }
            },
            iter: Sizes.Cases(3_000));

        Assert.True(wrong > 500);
        Assert.Equal(wrong, caught);
    }

    [Fact]
    public void Catch_a_solution_whose_value_utilities_or_package_are_changed() =>
        RandomProblems.Any(terms: 0).Where(p => p.PackageCount > 1).Sample(
            problem =>
            {
                var frontier = Frontier.Find(problem);
                var right = SolutionSet.On(frontier);
                if (right.Utilitarian is not { } sum) return;

                Caught(problem, frontier, right with { Utilitarian = sum with { Value = sum.Value + 1 } });
                Caught(problem, frontier, right with { Utilitarian = sum with { Utilities = sum.Utilities.SetItem(0, sum.Utilities[0] + 1), Value = sum.Value + 1 } });
                Caught(problem, frontier, right with { Egalitarian = right.Egalitarian! with { Value = right.Egalitarian.Value - 1 } });
                Caught(problem, frontier, right with { KalaiSmorodinsky = right.KalaiSmorodinsky! with { Value = 1.5 } });
            },
            iter: Sizes.Cases(1_000));

    private static void Caught(SettlementProblem problem, Frontier frontier, SolutionSet wrong) =>
        Assert.Throws<CheckFailedException>(() => SolutionCheck.Run(problem, wrong, frontier, Disagreement(problem)));

    private static double[] Disagreement(SettlementProblem problem) => [.. PartyRange.Find(problem).Select(range => range.Disagreement)];

    private static bool SameFrontier(SettlementProblem a, SettlementProblem b)
    {
        var (x, y) = (new SlowOracle(a).Frontier, new SlowOracle(b).Frontier);
        // A check cannot tell problems apart whose frontiers agree in vectors, packages and counts.
        return x.Count == y.Count && x.Zip(y).All(pair => pair.First.Vector.SequenceEqual(pair.Second.Vector) && pair.First.Package.SequenceEqual(pair.Second.Package) && pair.First.SharedBy == pair.Second.SharedBy);
    }
}
