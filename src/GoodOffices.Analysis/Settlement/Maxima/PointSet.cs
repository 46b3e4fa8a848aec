using System.Numerics;

namespace GoodOffices.Analysis.Settlement.Maxima;

/// <summary>Distinct utility vectors of which none dominates another, by falling first coordinate, then second, and so on.</summary>
/// <typeparam name="T">The whole numbers that utilities are counted in.</typeparam>
/// <param name="columns">By party, then point.</param>
/// <param name="nodes">By point: the derivation of its first package.</param>
/// <param name="counts">By point: how many packages have this vector.</param>
internal sealed class PointSet<T>(T[][] columns, int[] nodes, PackageCounts counts)
    where T : unmanaged, IBinaryInteger<T>, IMinMaxValue<T>
{
    public T[][] Columns { get; } = columns;

    public int[] Nodes { get; } = nodes;

    public PackageCounts Counts { get; } = counts;

    public int Count => Nodes.Length;

    public int Dimensions => Columns.Length;

    public long Bytes => ((long)Count * ((System.Runtime.CompilerServices.Unsafe.SizeOf<T>() * Dimensions) + sizeof(int))) + Counts.Bytes;

    /// <summary>The one vector 0 of the empty package.</summary>
    public static PointSet<T> Origin(int dimensions) =>
        new([.. Enumerable.Range(0, dimensions).Select(_ => new T[1])], [Derivations.Empty], PackageCounts.Ones(1));

    public T[] Vector(int point) => [.. Columns.Select(column => column[point])];

    /// <summary>Some of the points; the order given must keep the set's own.</summary>
    public PointSet<T> Select(ReadOnlySpan<int> points)
    {
        var chosen = points.ToArray();
        return new PointSet<T>(
            [.. Columns.Select(column => Array.ConvertAll(chosen, point => column[point]))], Array.ConvertAll(chosen, point => Nodes[point]), Counts.Select(points));
    }
}

/// <summary>A set of points, all moved by the same vector: one option (or partial package) added to everything settled before.</summary>
/// <param name="Set">The points.</param>
/// <param name="Shift">By party: what is added to each.</param>
/// <param name="Node">The derivation of what is added.</param>
/// <param name="Multiplicity">How many partial packages have exactly this shift.</param>
internal readonly record struct ShiftedSet<T>(PointSet<T> Set, T[] Shift, int Node, BigInteger Multiplicity)
    where T : unmanaged, IBinaryInteger<T>, IMinMaxValue<T>;
