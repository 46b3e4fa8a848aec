using CsCheck;
using GoodOffices.Analysis.Settlement.HalfKnown;

namespace GoodOffices.Analysis.Tests.HalfKnown;

public sealed class TheRobustSets
{
    private static readonly RobustOptions Few = new() { Draws = 3, Corners = 3, MostParts = 1_000_000 };

    [Fact]
    public void Are_what_the_definitions_say() => RandomKnowledge.Any().Sample(
        problem =>
        {
            var oracle = new SlowRobust(problem);
            Assert.Equal(oracle.IsContradictory, RobustAnalysis.FindContradiction(problem) is not null);
            if (oracle.IsContradictory) return;

            var answer = RobustAnalysis.Run(problem, Few);

            Assert.Equal(oracle.Packages.Length, answer.Packages.Count);
            for (var package = 0; package < oracle.Packages.Length; package++)
            {
                var found = answer.Packages[package];
                Assert.Equal(oracle.Packages[package], found.Options);
                Assert.Equal(oracle.Efficient(package), (found.NecessarilyEfficient, found.PossiblyEfficient));
                Assert.Equal(oracle.Acceptable(package), (found.NecessarilyAcceptable, found.PossiblyAcceptable));
            }
        },
        iter: Sizes.Cases(10_000));
}
