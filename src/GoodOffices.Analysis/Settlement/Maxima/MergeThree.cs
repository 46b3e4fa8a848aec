using System.Numerics;

namespace GoodOffices.Analysis.Settlement.Maxima;

/// <summary>Three parties: candidates by falling first utility against a staircase of the other two.</summary>
/// <remarks>O(candidates · log(sources · stairs)) and a short move in memory for each survivor.
/// Source: Kung, Luccio and Preparata, On finding the maxima of a set of vectors, Journal of the ACM 22(4), 1975.</remarks>
internal static class MergeThree<T>
    where T : unmanaged, IBinaryInteger<T>, IMinMaxValue<T>
{
    public static MergedRows Run(ShiftedSet<T>[] sources, int mostPoints, CancellationToken cancel)
    {
        var (rows, heads, stairs, last) = (new MergedRows(mostPoints), new LexicographicHeads<T>(sources), new Staircase(), new T[3]);
        for (var seen = 0; heads.Any; heads.MoveNext())
        {
            if ((++seen & 0xFFFF) == 0) cancel.ThrowIfCancellationRequested();
            var vector = heads.Vector;
            if (rows.Count > 0 && vector.SequenceEqual(last))
            {
                rows.AddTie(heads.Row, heads.Source);
            }
            else if (stairs.TryAdd(vector[1], vector[2]))
            {
                rows.Add(heads.Row, heads.Source);
                vector.CopyTo(last);
            }
        }

        return rows;
    }

    /// <summary>The undominated pairs seen so far: first coordinate rising, second falling.</summary>
    private sealed class Staircase
    {
        private T[] _x = new T[64];
        private T[] _y = new T[64];
        private int _count;

        /// <summary>False where a pair seen before is at least as good in both.</summary>
        public bool TryAdd(T x, T y)
        {
            var (low, high) = (0, _count);
            while (low < high)
            {
                var middle = (low + high) >>> 1;
                if (_x[middle] < x) low = middle + 1;
                else high = middle;
            }

            if (low < _count && _y[low] >= y) return false;
            var end = low < _count && _x[low] == x ? low + 1 : low;
            var start = low;
            while (start > 0 && _y[start - 1] <= y) start--;
            Replace(start, end, x, y);
            return true;
        }

        private void Replace(int start, int end, T x, T y)
        {
            var grown = _count - (end - start) + 1;
            if (grown > _x.Length)
            {
                Array.Resize(ref _x, _x.Length * 2);
                Array.Resize(ref _y, _y.Length * 2);
            }

            if (start + 1 != end)
            {
                Array.Copy(_x, end, _x, start + 1, _count - end);
                Array.Copy(_y, end, _y, start + 1, _count - end);
            }

            (_x[start], _y[start], _count) = (x, y, grown);
        }
    }
}
