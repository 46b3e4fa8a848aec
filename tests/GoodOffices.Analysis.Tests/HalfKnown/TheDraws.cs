using CsCheck;
using GoodOffices.Analysis.Checks;
using GoodOffices.Analysis.Settlement;
using GoodOffices.Analysis.Settlement.HalfKnown;

namespace GoodOffices.Analysis.Tests.HalfKnown;

public sealed class TheDraws
{
    [Fact]
    public void Of_ranked_weights_have_the_means_that_geometry_gives()
    {
        // Uniform on w1 ≥ w2 ≥ w3 ≥ w4, sum 1: the mean of the k-th is (1/4) Σ from k to 4 of 1/j.
        var her = new PartyKnowledge
        {
            Statements =
            [
                .. Enumerable.Range(0, 3).Select(i => new ValueStatement([new(1, i, null), new(-1, i + 1, null)], 0, false, i)),
                .. Enumerable.Range(0, 4).SelectMany(i => (ValueStatement[])[new([new(1, i, 0), new(-1, i, null)], 0, true, 3 + i), new([new(1, i, 1)], 0, true, 3 + i)]),
            ],
        };
        var polytope = ValuePolytope.Of([2, 2, 2, 2], her)!;
        var walk = new HitAndRun(polytope, 7);
        var sums = new double[4];

        const int Draws = 4_000;
        for (var draw = 0; draw < Draws; draw++)
        {
            var values = Draw.From(walk, polytope, her)!.Values;
            for (var issue = 0; issue < 4; issue++) sums[issue] += (double)values.Weights[issue] / (double)values.Numbers.Denominator;
        }

        Assert.Equal(3, polytope.Dimension);
        for (var issue = 0; issue < 4; issue++)
            Assert.Equal(Enumerable.Range(issue + 1, 4 - issue).Sum(j => 1.0 / j) / 4, sums[issue] / Draws, 0.012);
    }

    [Fact]
    public void Satisfy_every_statement_exactly() => RandomKnowledge.Any(parties: 2).Sample(
        problem =>
        {
            if (RobustAnalysis.FindContradiction(problem) is not null) return;

            RobustCheck.Run(problem, RobustAnalysis.Run(problem, new RobustOptions { Draws = 4, Corners = 4 }));
        },
        iter: Sizes.Cases(500));

    [Fact]
    public void Estimate_a_share_that_is_known()
    {
        // She ranks two issues by nothing; he has no say. Uniform on w1 + w2 = 1: the first issue weighs more in half of the draws.
        var her = new PartyKnowledge { Statements = [.. Enumerable.Range(0, 2).SelectMany(i => (ValueStatement[])[new([new(1, i, 0), new(-1, i, null)], 0, true, i), new([new(1, i, 1)], 0, true, i)])] };
        var never = new PackageRule([new(0, [true, false]), new(1, [true, false])], []); // not both best options

        var answer = RobustAnalysis.Run(HalfKnownProblem.Create([2, 2], [her], [never]), new RobustOptions { Draws = 1_000 });

        var share = answer.Shares[(int)GoodOffices.Analysis.Settlement.Solutions.SolutionConcept.Utilitarian].Single(share => answer.Packages[share.Package].Options.SequenceEqual([0, 1]));
        Assert.InRange(0.5, share.Low, share.High);
        Assert.InRange(share.High - share.Low, 0.05, 0.07);
    }

    [Fact]
    public void A_wrong_proof_or_share_is_caught_by_the_check()
    {
        var her = new PartyKnowledge { Statements = [new([new(1, 0, null), new(-1, 1, null)], 0, false, 0)] };
        var him = new PartyKnowledge { Known = new() { Contributions = [[0, 1, 2], [0, 2, 1]], Denominator = 1 } };
        var problem = HalfKnownProblem.Create([3, 3], [her, him]);
        var answer = RobustAnalysis.Run(problem);
        RobustCheck.Run(problem, answer);

        var dominated = Enumerable.Range(0, 9).First(package => answer.Packages[package].NecessarilyEfficient == Verdict.No && !answer.Witnesses.Any(witness => witness.Package == package && witness.Point == 0));
        var packages = answer.Packages.ToArray();
        packages[dominated] = packages[dominated] with { NecessarilyEfficient = Verdict.Yes };
        Assert.Throws<CheckFailedException>(() => RobustCheck.Run(problem, answer with { Packages = packages }));

        var points = answer.Points.ToArray();
        for (var i = 0; i < points.Length; i++) points[i] = [points[i][0] with { Weights = [.. points[i][0].Weights.Reverse()] }, points[i][1]];
        Assert.Throws<CheckFailedException>(() => RobustCheck.Run(problem, answer with { Points = points }));
        Assert.Throws<CheckFailedException>(() => RobustCheck.Run(problem, answer with { Draws = answer.Draws + 1 }));
    }
}
