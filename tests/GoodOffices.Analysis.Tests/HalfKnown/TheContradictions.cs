using System.Numerics;
using CsCheck;
using GoodOffices.Analysis.Checks;
using GoodOffices.Analysis.Settlement.HalfKnown;

namespace GoodOffices.Analysis.Tests.HalfKnown;

public sealed class TheContradictions
{
    [Fact]
    public void Are_as_small_as_any_and_proven() => RandomKnowledge.Any(parties: 1, statements: 6).Sample(
        problem =>
        {
            if (RobustAnalysis.FindContradiction(problem) is not { } found) return;
            var oracle = new SlowRobust(problem);

            ContradictionCheck.Run(problem, found);

            Assert.False(oracle.Standing(0, found.Groups.ToHashSet()));
            int[] groups = [.. problem.Parties[0].Statements.Select(statement => statement.Group).Distinct()];
            foreach (var subset in Enumerable.Range(0, 1 << groups.Length).Where(subset => BitOperations.PopCount((uint)subset) < found.Groups.Length))
                Assert.True(oracle.Standing(0, groups.Where((_, i) => (subset >> i & 1) != 0).ToHashSet()));
        },
        iter: Sizes.Cases(10_000));

    [Fact]
    public void Whose_proof_is_changed_are_caught()
    {
        var problem = HalfKnownProblem.Create([2, 2], [new PartyKnowledge
        {
            Statements = [new([new(1, 0, null), new(-1, 1, null)], 0, false, 0), new([new(10, 1, null)], -6, false, 1)],
        }]);
        var found = RobustAnalysis.FindContradiction(problem)!;

        Assert.Equal([0, 1], found.Groups);
        ContradictionCheck.Run(problem, found);
        for (var i = 0; i < found.Multipliers.Length; i++)
            if (!found.Multipliers[i].IsZero) Assert.Throws<CheckFailedException>(() => ContradictionCheck.Run(problem, found with { Multipliers = found.Multipliers.SetItem(i, BigInteger.Zero) }));
    }
}
