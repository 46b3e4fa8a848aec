namespace GoodOffices.Verify.Trees;

/// <summary>A tree that is read once: it keeps the roots of its full subtrees only, one for each bit of its size.</summary>
internal sealed class GrowingTree
{
    private readonly Stack<Digest> _peaks = new();

    public long Size { get; private set; }

    public void Append(Digest leaf)
    {
        for (var full = Size; (full & 1) == 1; full >>= 1) leaf = Tree.Node(_peaks.Pop(), leaf);
        _peaks.Push(leaf);
        Size++;
    }

    public Digest Root()
    {
        if (Size == 0) return Tree.Empty;
        using var smallestFirst = _peaks.GetEnumerator();
        smallestFirst.MoveNext();
        var root = smallestFirst.Current;
        while (smallestFirst.MoveNext()) root = Tree.Node(smallestFirst.Current, root);
        return root;
    }
}
