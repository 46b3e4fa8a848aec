using CsCheck;
using GoodOffices.Analysis.Settlement.HalfKnown;

namespace GoodOffices.Analysis.Tests.HalfKnown;

public sealed class TheRobustSets
{
    private static readonly RobustOptions Few = new() { Draws = 2, Corners = 2, MostParts = 1_000_000 };

    // No draw, so that everything is left to the searches.
    private static readonly RobustOptions Fewest = Few with { Draws = 0, Corners = 0 };

    [Fact]
    public void Are_what_the_definitions_say() => RandomKnowledge.Any(parties: 2, mostPackages: 4, statements: 2).Sample(problem => Agree(problem, Fewest), iter: Sizes.Cases(10_000));

    [Fact]
    public void Are_what_the_definitions_say_for_three_parties_and_more_packages() => RandomKnowledge.Any().Sample(problem => Agree(problem, Few), iter: Sizes.Cases(100));

    [Fact]
    public void Each_package_beaten_somewhere_by_another_can_still_be_beaten_everywhere()
    {
        // One issue, three options. Her weight is 1; the middle option is worth half to her at least where the first is worth less, and so on: whatever she thinks, one of the others beats it.
        var her = new PartyKnowledge
        {
            Statements =
            [
                new([new(2, 0, 1), new(-1, 0, 0), new(-1, 0, 2)], 0, IsEquality: true, 0), // the middle lies half way
                new([new(1, 0, 0), new(1, 0, 2)], -1, IsEquality: true, 1),
                new([new(1, 0, 0)], 0, IsEquality: false, 2),
            ],
        };
        var him = new PartyKnowledge { Known = new() { Contributions = [[1, 0, 1]], Denominator = 1 } };

        var answer = RobustAnalysis.Run(HalfKnownProblem.Create([3], [her, him]), Few);

        Assert.Equal([Verdict.Yes, Verdict.No, Verdict.Yes], answer.Packages.Select(package => package.PossiblyEfficient));
        Assert.All(answer.Packages, package => Assert.Equal(Verdict.No, package.NecessarilyEfficient));
    }

    private static void Agree(HalfKnownProblem problem, RobustOptions options)
    {
        var oracle = new SlowRobust(problem);
        Assert.Equal(oracle.IsContradictory, RobustAnalysis.FindContradiction(problem) is not null);
        if (oracle.IsContradictory) return;

        var answer = RobustAnalysis.Run(problem, options);

        Assert.Equal(oracle.Packages.Length, answer.Packages.Count);
        for (var package = 0; package < oracle.Packages.Length; package++)
        {
            var found = answer.Packages[package];
            Assert.Equal(oracle.Packages[package], found.Options);
            Assert.Equal(oracle.Efficient(package), (found.NecessarilyEfficient, found.PossiblyEfficient));
            Assert.Equal(oracle.Acceptable(package), (found.NecessarilyAcceptable, found.PossiblyAcceptable));
        }
    }
}
