using System.Numerics;

namespace GoodOffices.Analysis.Settlement.HalfKnown;

/// <summary>A polytope's own coordinates: some of its variables are free, the others follow from them.</summary>
/// <param name="Free">The variables that serve as coordinates.</param>
/// <param name="Constants">By variable.</param>
/// <param name="Factors">By variable, then coordinate: variable = constant + Σ factor · coordinate.</param>
internal sealed record Coordinates(int[] Free, Ratio[] Constants, Ratio[][] Factors)
{
    /// <summary>Solves equalities Σ factor · variable = limit, which some point satisfies.</summary>
    public static Coordinates Of(IReadOnlyList<Row> equalities, int variables)
    {
        var rows = equalities.Select(row => (Ratio[])[.. row.Factors.Select(factor => (Ratio)factor), row.Limit]).ToList();
        var leads = new List<int>();
        // From the last variable: contributions follow from weights rather than the other way round, where there is a choice.
        for (var variable = variables - 1; variable >= 0; variable--)
        {
            var found = rows.FindIndex(leads.Count, row => row[variable].Sign != 0);
            if (found < 0) continue;
            (rows[leads.Count], rows[found]) = (rows[found], rows[leads.Count]);
            Eliminate(rows, leads.Count, variable);
            leads.Add(variable);
        }

        var free = Enumerable.Range(0, variables).Except(leads).ToArray();
        var (constants, factors) = (new Ratio[variables], new Ratio[variables][]);
        for (var variable = 0; variable < variables; variable++)
        {
            var row = leads.IndexOf(variable);
            constants[variable] = row < 0 ? 0 : rows[row][variables];
            factors[variable] = [.. free.Select(coordinate => row >= 0 ? -rows[row][coordinate] : coordinate == variable ? (Ratio)1 : 0)];
        }

        return new Coordinates(free, constants, factors);
    }

    /// <summary>A row over the variables as one over the coordinates, in whole numbers; null where it says nothing more.</summary>
    public Row? Restate(Row row)
    {
        var limit = (Ratio)row.Limit;
        var factors = new Ratio[Free.Length];
        for (var variable = 0; variable < row.Factors.Length; variable++)
        {
            if (row.Factors[variable].IsZero) continue;
            limit -= row.Factors[variable] * Constants[variable];
            for (var j = 0; j < factors.Length; j++)
                if (Factors[variable][j].Sign != 0) factors[j] += row.Factors[variable] * Factors[variable][j];
        }

        return Whole(factors, limit);
    }

    private static Row? Whole(Ratio[] factors, Ratio limit)
    {
        // Coordinates are at least 0: a row without a positive factor and with a limit of at least 0 always holds.
        if (factors.All(factor => factor.Sign <= 0) && limit.Sign >= 0) return null;
        var common = factors.Append(limit).Aggregate(BigInteger.One, (product, n) => product / BigInteger.GreatestCommonDivisor(product, n.Denominator) * n.Denominator);
        BigInteger[] whole = [.. factors.Append(limit).Select(n => n.Numerator * (common / n.Denominator))];
        var divisor = whole.Aggregate(BigInteger.Zero, BigInteger.GreatestCommonDivisor);
        if (!divisor.IsZero) whole = Array.ConvertAll(whole, n => n / divisor);
        return new Row(whole[..^1], whole[^1]);
    }

    private static void Eliminate(List<Ratio[]> rows, int lead, int variable)
    {
        var pivot = rows[lead][variable];
        for (var j = 0; j < rows[lead].Length; j++)
            if (rows[lead][j].Sign != 0) rows[lead][j] /= pivot;
        for (var other = 0; other < rows.Count; other++)
        {
            var share = rows[other][variable];
            if (other == lead || share.Sign == 0) continue;
            for (var j = 0; j < rows[lead].Length; j++)
                if (rows[lead][j].Sign != 0) rows[other][j] -= share * rows[lead][j];
        }
    }
}
