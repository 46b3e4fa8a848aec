using System.Numerics;

namespace GoodOffices.Analysis.Settlement.Maxima;

/// <summary>Walks several moved sets together, by falling first coordinate, then second, and so on: whatever dominates a point comes before it.</summary>
internal sealed class LexicographicHeads<T>
    where T : unmanaged, IBinaryInteger<T>, IMinMaxValue<T>
{
    private readonly ShiftedSet<T>[] _sources;
    private readonly int _dimensions;
    private readonly int[] _at;
    private readonly T[] _heads;
    private readonly int[] _heap;
    private int _size;

    public LexicographicHeads(ShiftedSet<T>[] sources)
    {
        (_sources, _dimensions) = (sources, sources[0].Shift.Length);
        (_at, _heads, _heap) = (new int[sources.Length], new T[sources.Length * _dimensions], new int[sources.Length]);
        for (_size = 0; _size < sources.Length; _size++)
        {
            ReadHead(_size);
            _heap[_size] = _size;
        }

        for (var i = (_size / 2) - 1; i >= 0; i--) SiftDown(i);
    }

    public bool Any => _size > 0;

    public int Source => _heap[0];

    public int Row => _at[_heap[0]];

    public ReadOnlySpan<T> Vector => _heads.AsSpan(_heap[0] * _dimensions, _dimensions);

    public void MoveNext()
    {
        var source = _heap[0];
        if (++_at[source] < _sources[source].Set.Count) ReadHead(source);
        else _heap[0] = _heap[--_size];
        if (_size > 0) SiftDown(0);
    }

    private void ReadHead(int source)
    {
        var (columns, shift, row) = (_sources[source].Set.Columns, _sources[source].Shift, _at[source]);
        var head = _heads.AsSpan(source * _dimensions, _dimensions);
        for (var party = 0; party < head.Length; party++) head[party] = columns[party][row] + shift[party];
    }

    private void SiftDown(int hole)
    {
        var moving = _heap[hole];
        for (var child = (2 * hole) + 1; child < _size; child = (2 * hole) + 1)
        {
            if (child + 1 < _size && Precedes(_heap[child + 1], _heap[child])) child++;
            if (!Precedes(_heap[child], moving)) break;
            (_heap[hole], hole) = (_heap[child], child);
        }

        _heap[hole] = moving;
    }

    private bool Precedes(int a, int b)
    {
        var (left, right) = (a * _dimensions, b * _dimensions);
        for (var party = 0; party < _dimensions; party++)
            if (_heads[left + party] != _heads[right + party]) return _heads[left + party] > _heads[right + party];
        return false;
    }
}
