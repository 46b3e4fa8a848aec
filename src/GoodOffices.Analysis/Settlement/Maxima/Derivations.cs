namespace GoodOffices.Analysis.Settlement.Maxima;

/// <summary>How every point came about, as a tree: a leaf is one option of one issue, a join puts two partial packages together.</summary>
/// <remarks>A leaf costs nothing; a join costs 8 bytes. Not safe for several threads.</remarks>
internal sealed class Derivations
{
    /// <summary>The derivation of the empty package.</summary>
    public const int Empty = 0;

    private const int SegmentBits = 16;
    private const int FirstLength = 256; // most derivations are of small problems, or of one party alone
    private readonly List<(int Left, int Right)[]> _segments = [];
    private readonly int[] _issueStarts;
    private readonly int[] _issueOfLeaf;
    private readonly int[] _first;
    private readonly int[] _second;
    private int _next = 1;

    public Derivations(IReadOnlyList<int> optionCounts)
    {
        _issueStarts = new int[optionCounts.Count];
        for (var (issue, start) = (0, 0); issue < optionCounts.Count; start += optionCounts[issue++]) _issueStarts[issue] = start;
        _issueOfLeaf = [.. optionCounts.SelectMany((count, issue) => Enumerable.Repeat(issue, count))];
        (_first, _second) = (new int[optionCounts.Count], new int[optionCounts.Count]);
    }

    public long Bytes => _segments.Count == 0 ? 0 : (_segments[0].Length + ((_segments.Count - 1L) << SegmentBits)) * 8;

    public int Leaf(int issue, int option) => ~(_issueStarts[issue] + option);

    public int Join(int left, int right)
    {
        if (left == Empty) return right;
        if (right == Empty) return left;
        var (segment, at) = (_next >> SegmentBits, _next & ((1 << SegmentBits) - 1));
        if (segment >= _segments.Count || at >= _segments[segment].Length) Grow(segment);
        _segments[segment][at] = (left, right);
        return _next++;
    }

    private void Grow(int segment)
    {
        if (segment == _segments.Count)
        {
            _segments.Add(new (int, int)[segment == 0 ? FirstLength : 1 << SegmentBits]);
            return;
        }

        var longer = _segments[segment];
        Array.Resize(ref longer, longer.Length * 2);
        _segments[segment] = longer;
    }

    /// <summary>Writes the option of every issue the derivation settles; leaves the others as they are. Safe for several readers.</summary>
    public void Spell(int node, Span<int> options)
    {
        while (node > Empty)
        {
            var (left, right) = _segments[node >> SegmentBits][node & ((1 << SegmentBits) - 1)];
            // One side of a join is mostly a single leaf: the other is followed in this loop, so that depth stays small.
            if (right < 0) (left, right) = (right, left);
            if (left < 0) SpellLeaf(left, options);
            else Spell(left, options);
            node = right;
        }

        if (node < Empty) SpellLeaf(node, options);
    }

    private void SpellLeaf(int node, Span<int> options)
    {
        var issue = _issueOfLeaf[~node];
        options[issue] = ~node - _issueStarts[issue];
    }

    /// <summary>Orders two partial packages over the same issues: by the first issue in which they differ, then option order.</summary>
    public int ComparePackages((int Left, int Right) a, (int Left, int Right) b)
    {
        Array.Clear(_first);
        Array.Clear(_second);
        Spell(a.Left, _first);
        Spell(a.Right, _first);
        Spell(b.Left, _second);
        Spell(b.Right, _second);
        return _first.AsSpan().SequenceCompareTo(_second);
    }
}
