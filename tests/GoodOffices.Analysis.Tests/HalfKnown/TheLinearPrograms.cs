using System.Numerics;
using CsCheck;
using GoodOffices.Analysis.Settlement;
using GoodOffices.Analysis.Settlement.HalfKnown;
using Google.OrTools.LinearSolver;

namespace GoodOffices.Analysis.Tests.HalfKnown;

/// <summary>Our exact linear programs against a solver of others, and against what exactness promises.</summary>
public sealed class TheLinearPrograms
{
    private static Gen<(BigInteger[][] Rows, BigInteger[] Limits, BigInteger[] Aim)> Any(int most) =>
        from columns in Gen.Int[1, 6]
        from rows in Gen.Int[1, 8]
        from factors in Gen.Int[-most, most].Array[columns].Array[rows]
        from limits in Gen.Int[-2 * most, 5 * most].Array[rows]
        from aim in Gen.Int[-most, most].Array[columns]
        select (
            // A box around it, so that there is a largest value.
            (BigInteger[][])[.. factors.Select(row => row.Select(n => (BigInteger)n).ToArray()), .. Enumerable.Range(0, columns).Select(j => Enumerable.Range(0, columns).Select(k => k == j ? BigInteger.One : 0).ToArray())],
            (BigInteger[])[.. limits.Select(n => (BigInteger)n), .. Enumerable.Repeat((BigInteger)10, columns)],
            aim.Select(n => (BigInteger)n).ToArray());

    [Fact]
    public void Agree_with_GLOP() => Any(5).Sample(
        made =>
        {
            using var solver = Solver.CreateSolver("GLOP");
            var variables = made.Aim.Select((_, j) => solver.MakeNumVar(0, double.PositiveInfinity, $"x{j}")).ToArray();
            for (var row = 0; row < made.Rows.Length; row++)
            {
                var constraint = solver.MakeConstraint(double.NegativeInfinity, (double)made.Limits[row]);
                for (var j = 0; j < variables.Length; j++) constraint.SetCoefficient(variables[j], (double)made.Rows[row][j]);
            }

            for (var j = 0; j < variables.Length; j++) solver.Objective().SetCoefficient(variables[j], (double)made.Aim[j]);
            solver.Objective().SetMaximization();
            var theirs = solver.Solve();

            var program = Program(made);

            Assert.Equal(theirs == Solver.ResultStatus.OPTIMAL, program.IsFeasible);
            if (program.IsFeasible) Assert.Equal(solver.Objective().Value(), program.Maximise(made.Aim).Value.ToDouble(), 1e-6);
        },
        iter: Sizes.Cases(2_000));

    [Theory]
    [InlineData(5)]
    [InlineData(2_000_000_000)]
    public void Give_a_point_that_satisfies_every_row_exactly_and_has_the_value_said(int size) => Any(size / 5).Sample(
        made =>
        {
            var program = Program(made);
            if (!program.IsFeasible)
            {
                Prove(made, program.WhyInfeasible());
                return;
            }

            foreach (var aim in (BigInteger[][])[made.Aim, [.. made.Aim.Select(n => -n)]]) // the second starts from the first's corner
            {
                var best = program.Maximise(aim);
                Ratio Sum(BigInteger[] factors) => factors.Zip(best.Point).Aggregate((Ratio)0, (sum, pair) => sum + (pair.First * pair.Second));
                Assert.Equal(0, Sum(aim).CompareTo(best.Value));
                Assert.All(best.Point, value => Assert.True(value.Sign >= 0));
                for (var row = 0; row < made.Rows.Length; row++) Assert.True(Sum(made.Rows[row]).CompareTo(made.Limits[row]) <= 0);
            }
        },
        iter: Sizes.Cases(2_000));

    private static LinearProgram Program((BigInteger[][] Rows, BigInteger[] Limits, BigInteger[] Aim) made) =>
        new([.. made.Rows.Zip(made.Limits, (factors, limit) => new Row(factors, limit))], made.Aim.Length);

    private static void Prove((BigInteger[][] Rows, BigInteger[] Limits, BigInteger[] Aim) made, BigInteger[] times)
    {
        Assert.All(times, n => Assert.True(n.Sign >= 0));
        for (var j = 0; j < made.Aim.Length; j++) Assert.True(made.Rows.Zip(times).Aggregate(BigInteger.Zero, (sum, pair) => sum + (pair.First[j] * pair.Second)).Sign >= 0);
        Assert.True(made.Limits.Zip(times).Aggregate(BigInteger.Zero, (sum, pair) => sum + (pair.First * pair.Second)).Sign < 0);
    }
}
