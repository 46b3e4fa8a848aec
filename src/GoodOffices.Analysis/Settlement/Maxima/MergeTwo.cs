using System.Numerics;

namespace GoodOffices.Analysis.Settlement.Maxima;

/// <summary>Two parties: a k-way merge by the first party's utility that keeps a point when the second's rises above all before it.</summary>
/// <remarks>O(candidates + survivors · log sources): dominated candidates are stepped over in their own list without touching the heap.
/// Large merges run in two halves; the second starts from what the first ends with, which is known beforehand.</remarks>
internal static class MergeTwo<T>
    where T : unmanaged, IBinaryInteger<T>, IMinMaxValue<T>
{
    private const int WorthTwoThreads = 60_000;

    public static MergedRows Run(ShiftedSet<T>[] sources, int mostPoints, CancellationToken cancel)
    {
        var candidates = sources.Sum(s => (long)s.Set.Count);
        var starts = new int[sources.Length];
        var ends = Array.ConvertAll(sources, s => s.Set.Count);
        if (candidates < WorthTwoThreads || Environment.ProcessorCount < 2) return new Sweep(sources, starts, ends, mostPoints, cancel).Run();

        var (cuts, floor) = CutInHalf(sources);
        Sweep[] parts = [new Sweep(sources, starts, cuts, mostPoints, cancel), new Sweep(sources, cuts, ends, mostPoints, cancel, floor)];
        var halves = new MergedRows[2];
        SideBySide.Run(2, half => halves[half] = parts[half].Run());
        halves[0].Append(halves[1]);
        return halves[0];
    }

    /// <summary>Where each list falls below one common utility of the first party, and the most the second gets above it.</summary>
    private static (int[] Cuts, T Floor) CutInHalf(ShiftedSet<T>[] sources)
    {
        var widest = sources.MaxBy(s => s.Set.Count);
        var threshold = widest.Set.Columns[0][widest.Set.Count / 2] + widest.Shift[0];
        var (cuts, floor) = (new int[sources.Length], T.MinValue);
        for (var s = 0; s < sources.Length; s++)
        {
            var (column, shift) = (sources[s].Set.Columns[0], sources[s].Shift);
            var (low, high) = (0, column.Length);
            while (low < high)
            {
                var middle = (low + high) >>> 1;
                if (column[middle] + shift[0] >= threshold) low = middle + 1;
                else high = middle;
            }

            cuts[s] = low;
            if (low > 0) floor = T.Max(floor, sources[s].Set.Columns[1][low - 1] + shift[1]);
        }

        return (cuts, floor);
    }

    private sealed class Sweep
    {
        private readonly T[][] _first;
        private readonly T[][] _second;
        private readonly ShiftedSet<T>[] _sources;
        private readonly int[] _at;
        private readonly int[] _end;
        private readonly T[] _headFirst;
        private readonly T[] _headSecond;
        private readonly int[] _heap;
        private readonly CancellationToken _cancel;
        private readonly int _mostPoints;
        private T _best;
        private int _size;

        public Sweep(ShiftedSet<T>[] sources, int[] starts, int[] ends, int mostPoints, CancellationToken cancel, T? floor = null)
        {
            (_sources, _at, _end, _mostPoints, _cancel) = (sources, (int[])starts.Clone(), ends, mostPoints, cancel);
            (_first, _second) = (Array.ConvertAll(sources, s => s.Set.Columns[0]), Array.ConvertAll(sources, s => s.Set.Columns[1]));
            (_headFirst, _headSecond, _heap) = (new T[sources.Length], new T[sources.Length], new int[sources.Length]);
            _best = floor ?? T.MinValue;
            for (var s = 0; s < sources.Length; s++)
            {
                // A floor comes from points strictly above this part: what does not exceed it is dominated.
                if (floor is not null) SkipDominated(s);
                if (_at[s] >= ends[s]) continue;
                ReadHead(s);
                _heap[_size++] = s;
            }

            for (var i = (_size / 2) - 1; i >= 0; i--) SiftDown(i);
        }

        public MergedRows Run()
        {
            var rows = new MergedRows(_mostPoints);
            var (last, any) = (T.Zero, false);
            for (var seen = 0; _size > 0; seen++)
            {
                if ((seen & 0xFFFF) == 0) _cancel.ThrowIfCancellationRequested();
                var s = _heap[0];
                var (first, second) = (_headFirst[s], _headSecond[s]);
                if (second > _best)
                {
                    rows.Add(_at[s], s);
                    (_best, last, any) = (second, first, true);
                }
                else if (any && second == _best && first == last)
                {
                    rows.AddTie(_at[s], s);
                }

                _at[s]++;
                SkipDominated(s);
                if (_at[s] < _end[s]) ReadHead(s);
                else _heap[0] = _heap[--_size];
                if (_size > 0) SiftDown(0);
            }

            return rows;
        }

        // Later points of a list have less for the first party, so one that does not beat the best second is dominated, never a tie.
        private void SkipDominated(int s)
        {
            var (column, at, end) = (_second[s], _at[s], _end[s]);
            var needed = _best - _sources[s].Shift[1];
            if (_best == T.MinValue) return;
            while (at < end && column[at] <= needed) at++;
            _at[s] = at;
        }

        private void ReadHead(int s)
        {
            _headFirst[s] = _first[s][_at[s]] + _sources[s].Shift[0];
            _headSecond[s] = _second[s][_at[s]] + _sources[s].Shift[1];
        }

        private void SiftDown(int hole)
        {
            var (heap, size, moving) = (_heap, _size, _heap[hole]);
            var (first, second) = (_headFirst[moving], _headSecond[moving]);
            for (var child = (2 * hole) + 1; child < size; child = (2 * hole) + 1)
            {
                if (child + 1 < size && Precedes(heap[child + 1], _headFirst[heap[child]], _headSecond[heap[child]])) child++;
                if (!Precedes(heap[child], first, second)) break;
                (heap[hole], hole) = (heap[child], child);
            }

            heap[hole] = moving;
        }

        private bool Precedes(int list, T first, T second) => _headFirst[list] > first || (_headFirst[list] == first && _headSecond[list] > second);
    }
}
