using System.Numerics;

namespace GoodOffices.Analysis.Settlement.HalfKnown;

/// <summary>The values that what is known of one party allows, in coordinates of its own dimension.</summary>
/// <remarks>A party whose numbers are known has dimension 0. Contributions of options are (constant + Σ factor · coordinate) / <see cref="Denominator"/>.</remarks>
internal sealed class ValuePolytope
{
    private readonly LinearProgram _program;

    private ValuePolytope(Row[] rows, BigInteger[][] constants, BigInteger[][][] factors, BigInteger denominator, Ratio[] inside)
    {
        (Rows, Constants, Factors, Denominator, Inside) = (rows, constants, factors, denominator, inside);
        _program = new LinearProgram(rows, Dimension);
    }

    /// <summary>Σ factor · coordinate ≤ limit; coordinates are at least 0.</summary>
    public Row[] Rows { get; }

    /// <summary>By issue, option.</summary>
    public BigInteger[][] Constants { get; }

    /// <summary>By issue, option, coordinate.</summary>
    public BigInteger[][][] Factors { get; }

    public BigInteger Denominator { get; }

    /// <summary>By issue: the weight, in the same manner; none for a party whose numbers are known.</summary>
    public (BigInteger Constant, BigInteger[] Factors)[] Weights { get; private init; } = [];

    /// <summary>A point at which no row and no coordinate is at its limit.</summary>
    public Ratio[] Inside { get; }

    public int Dimension => Inside.Length;

    public Optimum Maximise(BigInteger[] factors) => _program.Maximise(factors);

    public static ValuePolytope OfKnown(PartyInput known) => new(
        [], [.. known.Contributions.Select(issue => issue.ToArray())], [.. known.Contributions.Select(issue => issue.Select(_ => Array.Empty<BigInteger>()).ToArray())], known.Denominator, []);

    /// <summary>Null where the statements contradict each other.</summary>
    public static ValuePolytope? Of(IReadOnlyList<int> optionCounts, PartyKnowledge party)
    {
        if (party.Known is { } known) return OfKnown(known);
        var space = new ContributionSpace(optionCounts);
        Row[] rows = [.. space.WhatAlwaysHolds(party.WeightTotal), .. party.Statements.SelectMany(space.RowsOf)];
        var program = new LinearProgram(rows, space.Variables);
        if (!program.IsFeasible) return null;

        var fixedRows = FindFixed(program, rows, space.Variables);
        var coordinates = Coordinates.Of(fixedRows, space.Variables);
        return InCoordinates(space, rows, coordinates, party.Denominator);
    }

    /// <summary>Rows and variables that are at their limit at every point.</summary>
    private static List<Row> FindFixed(LinearProgram program, Row[] rows, int variables)
    {
        var found = new List<Row>();
        var points = new List<Ratio[]>();
        foreach (var row in rows.Concat(Enumerable.Range(0, variables).Select(variable => new Row([.. Enumerable.Range(0, variables).Select(v => v == variable ? BigInteger.MinusOne : BigInteger.Zero)], 0))))
        {
            if (points.Exists(point => Slack(row, point).Sign > 0)) continue;
            var best = program.Maximise(Array.ConvertAll(row.Factors, factor => -factor)).Point;
            if (Slack(row, best).Sign > 0) points.Add(best);
            else found.Add(row);
        }

        return found;
    }

    private static Ratio Slack(Row row, Ratio[] point)
    {
        var slack = (Ratio)row.Limit;
        for (var j = 0; j < point.Length; j++)
            if (!row.Factors[j].IsZero && point[j].Sign != 0) slack -= row.Factors[j] * point[j];
        return slack;
    }

    private static ValuePolytope InCoordinates(ContributionSpace space, Row[] rows, Coordinates coordinates, BigInteger denominator)
    {
        var bounds = Enumerable.Range(0, space.Variables).Select(variable => new Row([.. Enumerable.Range(0, space.Variables).Select(v => v == variable ? BigInteger.MinusOne : BigInteger.Zero)], 0));
        var own = rows.Concat(bounds).Select(coordinates.Restate).OfType<Row>().DistinctBy(row => string.Join(' ', row.Factors) + '|' + row.Limit).ToArray();
        var contributions = Enumerable.Range(0, space.OptionCounts.Count).Select(issue => Enumerable.Range(0, space.OptionCounts[issue]).Select(option => space.Contribution(issue, option)).ToArray()).ToArray();
        var common = contributions.SelectMany(issue => issue).Concat(Enumerable.Range(0, contributions.Length)).SelectMany(variable => coordinates.Factors[variable].Append(coordinates.Constants[variable]))
            .Aggregate(denominator, (product, n) => product / BigInteger.GreatestCommonDivisor(product, n.Denominator) * n.Denominator);
        BigInteger Whole(Ratio n) => n.Numerator * (common / n.Denominator);
        return new ValuePolytope(
            own,
            [.. contributions.Select(issue => issue.Select(variable => Whole(coordinates.Constants[variable])).ToArray())],
            [.. contributions.Select(issue => issue.Select(variable => Array.ConvertAll(coordinates.Factors[variable], Whole)).ToArray())],
            common, FindInside(own, coordinates.Free.Length))
        {
            Weights = [.. Enumerable.Range(0, contributions.Length).Select(issue => (Whole(coordinates.Constants[issue]), Array.ConvertAll(coordinates.Factors[issue], Whole)))],
        };
    }

    private static Ratio[] FindInside(Row[] rows, int dimension)
    {
        if (dimension == 0) return [];
        var program = new LinearProgram(rows, dimension);
        var points = new List<Ratio[]>();
        foreach (var row in rows.Concat(Enumerable.Range(0, dimension).Select(coordinate => new Row([.. Enumerable.Range(0, dimension).Select(j => j == coordinate ? BigInteger.MinusOne : BigInteger.Zero)], 0))))
            if (!points.Exists(point => Slack(row, point).Sign > 0)) points.Add(program.Maximise(Array.ConvertAll(row.Factors, factor => -factor)).Point);
        return [.. Enumerable.Range(0, dimension).Select(j => points.Aggregate((Ratio)0, (sum, point) => sum + point[j]) / points.Count)];
    }
}
