using System.Numerics;

namespace GoodOffices.Analysis.Settlement.HalfKnown;

/// <summary>Decides for one package whether some values leave it undominated, by cutting the space of values into ever smaller parts.</summary>
/// <remarks>At a point of the part in hand, ask which package dominates. Wherever the one asked about is not dominated by that package, some party
/// strictly prefers it, or all are indifferent: one part for each. A part without a point at which all its strict preferences hold is closed.
/// Complete: each step settles one more package; so it ends, and both answers are proven.</remarks>
internal sealed class PossibleSearch(PackageList packages, Differences[] parties, int[] strong, CancellationToken hurry, CancellationToken cancel)
{
    private const double Doubt = 1e-9;
    private int _partsLeft;
    private int _package;

    /// <summary>A part of the space: by party, what is demanded beyond the statements, and a point of it.</summary>
    private sealed record Part(Demands[] Demands, Ratio[][] Point);

    /// <param name="Strict">u(package) − u(other) above 0: factors and constant.</param>
    /// <param name="Level">The same, equal to 0.</param>
    private sealed record Demands((BigInteger[] Factors, BigInteger Constant)[] Strict, (BigInteger[] Factors, BigInteger Constant)[] Level);

    /// <summary>The values found, by party; null with No or Undecided.</summary>
    public (Verdict Verdict, Ratio[][]? Point) Decide(int package, int mostParts)
    {
        (_package, _partsLeft) = (package, mostParts);
        return Search(new Part([.. parties.Select(_ => new Demands([], []))], [.. parties.Select(party => party.Polytope.Inside)]));
    }

    private (Verdict, Ratio[][]?) Search(Part part)
    {
        if (--_partsLeft < 0 || hurry.IsCancellationRequested) return (Verdict.Undecided, null);
        cancel.ThrowIfCancellationRequested();
        if (FindDominator(part.Point) is not { } dominator) return (Verdict.Undecided, null);
        if (dominator < 0) return (Verdict.Yes, part.Point);

        var open = false;
        var strict = Enumerable.Range(0, parties.Length).Select(party => (Party: party, Next: Prefer(part, party, dominator))).Where(next => next.Next.Part is not null).OrderByDescending(next => next.Next.Margin);
        foreach (var (_, (next, _)) in strict)
        {
            var (verdict, point) = Search(next!);
            if (verdict == Verdict.Yes) return (verdict, point);
            open |= verdict == Verdict.Undecided;
        }

        if (BeLevel(part, dominator) is { } level)
        {
            var (verdict, point) = Search(level);
            if (verdict == Verdict.Yes) return (verdict, point);
            open |= verdict == Verdict.Undecided;
        }

        return (open ? Verdict.Undecided : Verdict.No, null);
    }

    /// <summary>The part in which a party strictly prefers the package to the other, and by how much its point shows it.</summary>
    private (Part? Part, double Margin) Prefer(Part part, int party, int other)
    {
        var difference = parties[party].Difference(packages[_package], packages[other]);
        if (difference.Factors.All(factor => factor.IsZero)) return (null, 0); // she thinks the same of the two everywhere, and not that
        var demands = part.Demands[party] with { Strict = [.. part.Demands[party].Strict, difference] };
        return Solve(party, demands) is not { } found ? (null, 0)
            : (part with { Demands = Replace(part.Demands, party, demands), Point = Replace(part.Point, party, found.Point) }, found.Margin);
    }

    /// <summary>The part in which everybody is indifferent between the package and the other.</summary>
    private Part? BeLevel(Part part, int other)
    {
        for (var party = 0; party < parties.Length; party++)
        {
            var difference = parties[party].Difference(packages[_package], packages[other]);
            if (difference.Factors.All(factor => factor.IsZero))
            {
                if (!difference.Constant.IsZero) return null;
                continue;
            }

            var demands = part.Demands[party] with { Level = [.. part.Demands[party].Level, difference] };
            if (Solve(party, demands) is not { } found) return null;
            part = part with { Demands = Replace(part.Demands, party, demands), Point = Replace(part.Point, party, found.Point) };
        }

        return part;
    }

    private static T[] Replace<T>(T[] all, int at, T by)
    {
        var copy = (T[])all.Clone();
        copy[at] = by;
        return copy;
    }

    /// <summary>The point at which the least of the strict preferences is largest; null where that is not above 0.</summary>
    private (Ratio[] Point, double Margin)? Solve(int party, Demands demands)
    {
        var polytope = parties[party].Polytope;
        var dimension = polytope.Dimension;
        var rows = polytope.Rows.Select(row => new Row([.. row.Factors, BigInteger.Zero], row.Limit)).ToList();
        // One more variable, the margin: u(package) − u(other) ≥ margin, and margin ≤ 1 on the whole-number scale.
        rows.Add(new Row([.. Enumerable.Repeat(BigInteger.Zero, dimension), BigInteger.One], polytope.Denominator));
        foreach (var (factors, constant) in demands.Strict) rows.Add(new Row([.. factors.Select(factor => -factor), BigInteger.One], constant));
        foreach (var (factors, constant) in demands.Level)
        {
            rows.Add(new Row([.. factors.Select(factor => -factor), BigInteger.Zero], constant));
            rows.Add(new Row([.. factors, BigInteger.Zero], -constant));
        }

        var program = new LinearProgram(rows, dimension + 1);
        if (!program.IsFeasible) return null;
        var best = program.Maximise([.. Enumerable.Repeat(BigInteger.Zero, dimension), BigInteger.One]);
        if (demands.Strict.Length > 0 && best.Value.Sign <= 0) return null;
        return (best.Point[..dimension], best.Value.ToDouble());
    }

    /// <summary>A package that dominates at a point: of those, the one that does so most clearly; -1 for none, null where time was up first. Packages efficient elsewhere are asked first.</summary>
    private int? FindDominator(Ratio[][] point)
    {
        var tables = parties.Select((party, p) => Table(party.Polytope, point[p])).ToArray();
        var own = parties.Select((_, p) => Rough(tables[p], p, _package)).ToArray();
        return Clearest(strong.Length, place => strong[place], tables, own, point) is not -1 and var found ? found : Clearest(packages.Count, place => place, tables, own, point);
    }

    private int? Clearest(int count, Func<int, int> candidate, double[][][] tables, double[] own, Ratio[][] point)
    {
        var (best, bestGain) = (-1, 0.0);
        for (var place = 0; place < count; place++)
        {
            if ((place & 4095) == 4095 && hurry.IsCancellationRequested) return null;
            var other = candidate(place);
            if (other == _package) continue;
            var (least, sum) = (double.PositiveInfinity, 0.0);
            for (var p = 0; p < parties.Length && least >= -Doubt; p++)
            {
                var gain = Rough(tables[p], p, other) - own[p];
                (least, sum) = (Math.Min(least, gain / Scale(p)), sum + (gain / Scale(p)));
            }

            if (least < -Doubt || (best >= 0 && sum <= bestGain)) continue;
            if (Dominates(other, point)) (best, bestGain) = (other, sum);
        }

        return best;
    }

    private double Scale(int party) => parties[party].Scale;

    private double Rough(double[][] table, int party, int package)
    {
        var options = packages[package];
        var sum = parties[party].HasCombinations ? parties[party].RoughExtra(options) : 0;
        for (var issue = 0; issue < options.Length; issue++) sum += table[issue][options[issue]];
        return sum;
    }

    private bool Dominates(int other, Ratio[][] point)
    {
        var better = false;
        for (var p = 0; p < parties.Length; p++)
        {
            var (factors, constant) = parties[p].Difference(packages[other], packages[_package]);
            var gain = (Ratio)constant;
            for (var j = 0; j < factors.Length; j++)
                if (!factors[j].IsZero && point[p][j].Sign != 0) gain += factors[j] * point[p][j];
            if (gain.Sign < 0) return false;
            better |= gain.Sign > 0;
        }

        return better;
    }

    private static double[][] Table(ValuePolytope polytope, Ratio[] point)
    {
        var rough = Array.ConvertAll(point, n => n.ToDouble());
        return [.. polytope.Constants.Select((issue, i) => issue.Select((constant, option) =>
        {
            var sum = Fraction.ToDouble(constant, polytope.Denominator);
            for (var j = 0; j < rough.Length; j++) sum += Fraction.ToDouble(polytope.Factors[i][option][j], polytope.Denominator) * rough[j];
            return sum;
        }).ToArray())];
    }
}
