using CsCheck;
using GoodOffices.Analysis.Checks;
using GoodOffices.Analysis.Settlement;
using GoodOffices.Analysis.Settlement.Improvements;

namespace GoodOffices.Analysis.Tests.Settlement;

/// <summary>Right answers about a package on the table pass; each kind of wrong one is caught.</summary>
public sealed class TheCheckFromHere
{
    private static readonly Gen<(SettlementProblem, int, int)> Tables = Gen.Select(RandomProblems.Any(), Gen.Int[0, 1_000_000], Gen.Int[2, 40]);

    [Fact]
    public void Passes_every_right_answer() =>
        Tables.Sample(
            (problem, pick, points) =>
            {
                if (Find(problem, pick, new SettlementLimits { MostPoints = points }) is { } answer) FromHereCheck.Run(problem, answer);
                if (Find(problem, pick, new SettlementLimits()) is { } exact) FromHereCheck.Run(problem, exact);
            },
            iter: Sizes.Cases(250));

    [Fact]
    public void Catches_every_kind_of_wrong_answer()
    {
        var caught = new int[8];
        Tables.Sample(
            (problem, pick, _) =>
            {
                if (Find(problem, pick, new SettlementLimits()) is not { Fairest: { } fairest, Nearest: { } nearest } right) return;
                FromHere[] wrong =
                [
                    right with { Utilities = right.Utilities.SetItem(0, right.Utilities[0] + 1) },
                    right with { LargestGains = right.LargestGains.SetItem(0, right.LargestGains[0] + 1) },
                    right with { CanBeImproved = false },
                    right with { Fairest = fairest with { Value = fairest.Value + 0.5 } },
                    right with { Fairest = fairest with { At = fairest.At with { Package = right.Package } } },
                    right with { Nearest = nearest with { Changes = nearest.Changes + 1 } },
                    right with { Nearest = nearest with { At = nearest.At with { Utilities = nearest.At.Utilities.SetItem(0, nearest.At.Utilities[0] - 1) } } },
                    right with { Changes = right.Changes.SetItem(0, right.Changes[0] with { BreaksRule = !right.Changes[0].BreaksRule }) },
                ];
                for (var i = 0; i < wrong.Length; i++)
                {
                    Assert.Throws<CheckFailedException>(() => FromHereCheck.Run(problem, wrong[i]));
                    Interlocked.Increment(ref caught[i]);
                }
            },
            iter: Sizes.Cases(250));

        Assert.All(caught, count => Assert.True(count > 40));
    }

    [Fact]
    public void Catches_a_nearest_improvement_that_is_not_the_nearest() =>
        Tables.Sample(
            (problem, pick, _) =>
            {
                if (Find(problem, pick, new SettlementLimits()) is not { Nearest: { Changes: 1 or 2 } nearest, Fairest: { } fairest } right) return;
                var far = Enumerable.Range(0, right.Improvements!.Count).Select(i => (Package: right.Improvements.Package(i), Utilities: right.Improvements.Utilities(i)))
                    .FirstOrDefault(point => point.Package.Where((option, issue) => option != right.Package[issue]).Count() > 2);
                if (far.Package.IsDefault) return;
                var shares = far.Utilities.Select((u, p) => right.LargestGains[p] > 0 ? (u - right.Utilities[p]) / right.LargestGains[p] : 1);
                var changes = far.Package.Where((option, issue) => option != right.Package[issue]).Count();

                var wrong = right with { Nearest = new NearestImprovement(new Improvement(far.Utilities, far.Package, [.. shares]), changes, changes, true) };

                Assert.Throws<CheckFailedException>(() => FromHereCheck.Run(problem, wrong));
            },
            iter: Sizes.Cases(250));

    private static FromHere? Find(SettlementProblem problem, int pick, SettlementLimits limits)
    {
        var packages = new SlowOracle(problem).Packages;
        return packages.Count == 0 ? null : FromHere.Find(problem, [.. packages[pick % packages.Count]], limits: limits);
    }
}
