using System.Collections.Immutable;
using System.Numerics;
using CsCheck;
using GoodOffices.Analysis.Checks;
using GoodOffices.Analysis.Division;

namespace GoodOffices.Analysis.Tests.Division;

public sealed class DividingIssues
{
    private static readonly Gen<(int[] First, int[] Second)> Points =
        from issues in Gen.Int[1, 6]
        from pair in Gen.Select(Gen.Int[0, 12].Array[issues], Gen.Int[0, 12].Array[issues])
        where pair.Item1.Sum() > 0 && pair.Item2.Sum() > 0
        select pair;

    [Fact]
    public void Both_get_equally_much_and_no_division_with_one_shared_issue_gives_both_more() =>
        Points.Sample(
            (first, second) =>
            {
                var division = AdjustedWinner.Divide(Whole(first), Whole(second));

                Assert.Equal(division.First, division.Second);
                Assert.Equal(BestEqual(first, second), (division.First.Numerator, division.First.Denominator), Same);
                Assert.True(division.First.ToDouble() >= 50 - 1e-9, "Nobody should get less than half.");
                Assert.InRange(division.FirstGets.Count(share => share.Denominator != 1), 0, 1);
                WinnerCheck.Run(Whole(first), Whole(second), division);
            },
            iter: Sizes.Cases(10_000));

    [Fact]
    public void Another_scale_of_points_changes_nothing() =>
        Gen.Select(Points, Gen.Int[1, 9]).Sample(
            (points, factor) => Assert.Equal(
                AdjustedWinner.Divide(Whole(points.First), Whole(points.Second)).FirstGets.AsEnumerable(),
                AdjustedWinner.Divide([.. points.First.Select(p => (BigInteger)p * factor)], Whole(points.Second)).FirstGets),
            iter: Sizes.Cases(1_000));

    [Fact]
    public void Exchanging_the_parties_changes_nobodys_points() =>
        Points.Sample(
            (first, second) => Assert.Equal(AdjustedWinner.Divide(Whole(first), Whole(second)).First, AdjustedWinner.Divide(Whole(second), Whole(first)).First),
            iter: Sizes.Cases(1_000));

    [Fact]
    public void A_wrong_division_does_not_pass_its_check() =>
        Points.Sample(
            (first, second) =>
            {
                var right = AdjustedWinner.Divide(Whole(first), Whole(second));
                WinnerDivision[] wrong =
                [
                    right with { First = new ExactShare(right.First.Numerator + 1, right.First.Denominator) },
                    right with { Second = new ExactShare(right.Second.Numerator + 1, right.Second.Denominator) },
                    right with { FirstGets = right.FirstGets.SetItem(0, new ExactShare(3, 2)) },
                    right with { FirstGets = right.FirstGets.RemoveAt(0) },
                ];

                Assert.All(wrong, division => Assert.Throws<CheckFailedException>(() => WinnerCheck.Run(Whole(first), Whole(second), division)));
            },
            iter: Sizes.Cases(500));

    [Fact]
    public void Every_step_says_where_both_stand()
    {
        // Brams and Taylor's Bob and Carol: the tie goes to Bob, who trails, and a sixth of the account is moved to him.
        var division = AdjustedWinner.Divide([40, 30, 10, 10, 10], [50, 20, 15, 10, 5]);

        Assert.Equal(
            ["0→1 MorePoints 1/1: 0/1, 50/1", "1→0 MorePoints 1/1: 30/1, 50/1", "2→1 MorePoints 1/1: 30/1, 65/1", "4→0 MorePoints 1/1: 40/1, 65/1", "3→0 Tie 1/1: 50/1, 65/1", "0→0 LeastRatio 1/6: 170/3, 170/3"],
            division.Steps.Select(step => $"{step.Issue}→{step.To} {step.Reason} {Words(step.Share)}: {Words(step.First)}, {Words(step.Second)}"));
        Assert.Equal(["1/6", "1/1", "0/1", "1/1", "1/1"], division.FirstGets.Select(Words));
    }

    [Fact]
    public void Points_that_are_none_are_refused()
    {
        Assert.Throws<ArgumentException>(() => AdjustedWinner.Divide([0], [1]));
        Assert.Throws<ArgumentException>(() => AdjustedWinner.Divide([1, -1], [1, 1]));
        Assert.Throws<ArgumentException>(() => AdjustedWinner.Divide([1], [1, 1]));
    }

    private static string Words(ExactShare share) => $"{share.Numerator}/{share.Denominator}";

    private static ImmutableArray<BigInteger> Whole(int[] points) => [.. points.Select(p => (BigInteger)p)];

    private static bool Same((BigInteger N, BigInteger D) a, (BigInteger N, BigInteger D) b) => a.N * b.D == b.N * a.D;

    /// <summary>The most that both can get alike, by trying every issue as the shared one and every way to give out the others.</summary>
    private static (BigInteger Numerator, BigInteger Denominator) BestEqual(int[] first, int[] second)
    {
        var (mine, theirs) = (first.Select(p => (BigInteger)p * second.Sum() * 100).ToArray(), second.Select(p => (BigInteger)p * first.Sum() * 100).ToArray());
        (BigInteger N, BigInteger D) best = (-1, 1);
        for (var shared = 0; shared < first.Length; shared++)
        {
            for (var given = 0; given < 1 << first.Length; given++)
            {
                if ((given >> shared & 1) == 1) continue;
                var held = Enumerable.Range(0, first.Length).Where(i => i != shared && (given >> i & 1) == 1).Aggregate(BigInteger.Zero, (sum, i) => sum + mine[i]);
                var lost = Enumerable.Range(0, first.Length).Where(i => i != shared && (given >> i & 1) == 0).Aggregate(BigInteger.Zero, (sum, i) => sum + theirs[i]);
                // held + p·mine = lost + (1 - p)·theirs
                var (numerator, denominator) = (lost + theirs[shared] - held, mine[shared] + theirs[shared]);
                if (denominator.IsZero && numerator.IsZero) (numerator, denominator) = (0, 1);
                if (denominator.IsZero || numerator.Sign < 0 || numerator > denominator) continue;
                var value = (N: (held * denominator) + (numerator * mine[shared]), D: denominator * first.Sum() * second.Sum());
                if (value.N * best.D > best.N * value.D) best = value;
            }
        }

        return best;
    }
}
