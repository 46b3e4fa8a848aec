using System.Collections;
using System.Collections.Immutable;

namespace GoodOffices.Analysis.Settlement.HalfKnown;

/// <summary>Points that prove something, written out only when asked for: there can be one for every package.</summary>
internal sealed class PointList : IReadOnlyList<ImmutableArray<PartyValues>>
{
    private readonly List<Func<ImmutableArray<PartyValues>>> _points = [];

    public int Count => _points.Count;

    public ImmutableArray<PartyValues> this[int index] => _points[index]();

    public void Add(Func<ImmutableArray<PartyValues>> point) => _points.Add(point);

    public IEnumerator<ImmutableArray<PartyValues>> GetEnumerator() => _points.Select(point => point()).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
