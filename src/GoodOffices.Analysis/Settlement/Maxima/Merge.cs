using System.Numerics;

namespace GoodOffices.Analysis.Settlement.Maxima;

/// <summary>The one operation the frontier is built with: the undominated points of several moved sets together.</summary>
/// <remarks>Equal vectors become one point with the sum of their counts and the first package in issue order, then option order.
/// Source of the idea: the frontier of a sum is the pruned sum of frontiers (Ehrgott, Multicriteria Optimization, 2005, ch. 2 and 8).</remarks>
internal static class Merge<T>
    where T : unmanaged, IBinaryInteger<T>, IMinMaxValue<T>
{
    /// <summary>Merges; at least one source, each with at least one point.</summary>
    /// <param name="sources">Their order does not change the result.</param>
    /// <param name="derivations">Takes one join for every point that survives.</param>
    /// <param name="mostPoints">More survivors end the merge with <see cref="TooManyPointsException"/>.</param>
    /// <param name="cancel">Looked at every few thousand candidates.</param>
    public static PointSet<T> Maxima(ShiftedSet<T>[] sources, Derivations derivations, int mostPoints, CancellationToken cancel)
    {
        var rows = sources[0].Shift.Length switch
        {
            1 => MergeOne<T>.Run(sources),
            2 => MergeTwo<T>.Run(sources, mostPoints, cancel),
            3 => MergeThree<T>.Run(sources, mostPoints, cancel),
            _ => MergeMany<T>.Run(sources, mostPoints, cancel),
        };
        return Finish(sources, rows, derivations);
    }

    private static PointSet<T> Finish(ShiftedSet<T>[] sources, MergedRows rows, Derivations derivations)
    {
        var counts = Count(sources, rows);
        var best = FirstPackages(sources, rows, derivations);
        var columns = new T[sources[0].Shift.Length][];
        for (var party = 0; party < columns.Length; party++)
        {
            var column = columns[party] = new T[rows.Count];
            for (var i = 0; i < column.Length; i++)
            {
                ref readonly var source = ref sources[rows.Sources[i]];
                column[i] = source.Set.Columns[party][rows.Rows[i]] + source.Shift[party];
            }
        }

        var nodes = new int[rows.Count];
        for (var i = 0; i < nodes.Length; i++)
        {
            ref readonly var source = ref sources[best?[i].Source ?? rows.Sources[i]];
            nodes[i] = derivations.Join(source.Set.Nodes[best?[i].Row ?? rows.Rows[i]], source.Node);
        }

        return new PointSet<T>(columns, nodes, counts);
    }

    private static PackageCounts Count(ShiftedSet<T>[] sources, MergedRows rows)
    {
        var (multiplicity, sets) = (Array.ConvertAll(sources, s => s.Multiplicity), Array.ConvertAll(sources, s => s.Set.Counts));
        return PackageCounts.Of(sets, multiplicity, rows);
    }

    private static (int Row, int Source)[]? FirstPackages(ShiftedSet<T>[] sources, MergedRows rows, Derivations derivations)
    {
        if (rows.Ties.Count == 0) return null;
        var best = new (int Row, int Source)[rows.Count];
        for (var i = 0; i < best.Length; i++) best[i] = (rows.Rows[i], rows.Sources[i]);
        (int, int) Parts((int Row, int Source) at) => (sources[at.Source].Set.Nodes[at.Row], sources[at.Source].Node);
        foreach (var (point, row, source) in rows.Ties)
            if (derivations.ComparePackages(Parts((row, source)), Parts(best[point])) < 0) best[point] = (row, source);
        return best;
    }
}

/// <summary>One party: the greatest value is the frontier.</summary>
internal static class MergeOne<T>
    where T : unmanaged, IBinaryInteger<T>, IMinMaxValue<T>
{
    public static MergedRows Run(ShiftedSet<T>[] sources)
    {
        var greatest = sources.Max(s => s.Set.Columns[0][0] + s.Shift[0]);
        var rows = new MergedRows();
        for (var source = 0; source < sources.Length; source++)
        {
            if (sources[source].Set.Columns[0][0] + sources[source].Shift[0] != greatest) continue;
            if (rows.Count == 0) rows.Add(0, source);
            else rows.AddTie(0, source);
        }

        return rows;
    }
}
