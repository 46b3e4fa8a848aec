using System.Numerics;

namespace GoodOffices.Analysis.Settlement.Maxima;

/// <summary>Four and more parties: candidates by falling first utility against a tree of the undominated remainders seen so far.</summary>
internal static class MergeMany<T>
    where T : unmanaged, IBinaryInteger<T>, IMinMaxValue<T>
{
    public static MergedRows Run(ShiftedSet<T>[] sources, int mostPoints, CancellationToken cancel)
    {
        var dimensions = sources[0].Shift.Length;
        var (rows, heads, last) = (new MergedRows(mostPoints), new LexicographicHeads<T>(sources), new T[dimensions]);
        var tree = new DominanceTree<T>(Quantiser<T>.Over(sources));
        for (var seen = 0; heads.Any; heads.MoveNext())
        {
            if ((++seen & 0xFFF) == 0) cancel.ThrowIfCancellationRequested();
            var vector = heads.Vector;
            if (rows.Count > 0 && vector.SequenceEqual(last))
            {
                rows.AddTie(heads.Row, heads.Source);
            }
            else if (tree.TryAdd(vector[1..]))
            {
                rows.Add(heads.Row, heads.Source);
                vector.CopyTo(last);
            }
        }

        return rows;
    }
}

/// <summary>Maps utilities to 31-bit numbers so that the order is kept (equal numbers may stand for different utilities).</summary>
internal sealed class Quantiser<T>
    where T : unmanaged, IBinaryInteger<T>, IMinMaxValue<T>
{
    private readonly T[] _least;
    private readonly int[] _shifts;

    private Quantiser(T[] least, int[] shifts) => (_least, _shifts) = (least, shifts);

    /// <summary>How many coordinates: all parties but the first.</summary>
    public int Dimensions => _least.Length;

    /// <summary>Whether no two utilities share a number.</summary>
    public bool IsLossless => Array.TrueForAll(_shifts, shift => shift == 0);

    public static Quantiser<T> Over(ShiftedSet<T>[] sources)
    {
        var dimensions = sources[0].Shift.Length - 1;
        var (least, shifts) = (new T[dimensions], new int[dimensions]);
        for (var d = 0; d < dimensions; d++)
        {
            var (low, high) = (T.MaxValue, T.MinValue);
            var extremes = new Dictionary<PointSet<T>, (T Low, T High)>(ReferenceEqualityComparer.Instance);
            foreach (var source in sources)
            {
                if (!extremes.TryGetValue(source.Set, out var ends)) extremes[source.Set] = ends = (source.Set.Columns[d + 1].Min(), source.Set.Columns[d + 1].Max());
                (low, high) = (T.Min(low, ends.Low + source.Shift[d + 1]), T.Max(high, ends.High + source.Shift[d + 1]));
            }

            least[d] = low;
            while ((high - low) >> shifts[d] > T.CreateChecked(int.MaxValue)) shifts[d]++;
        }

        return new Quantiser<T>(least, shifts);
    }

    public void Map(ReadOnlySpan<T> vector, Span<int> numbers)
    {
        for (var d = 0; d < _least.Length; d++) numbers[d] = int.CreateTruncating((vector[d] - _least[d]) >> _shifts[d]);
    }
}
