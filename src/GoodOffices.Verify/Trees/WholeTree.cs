namespace GoodOffices.Verify.Trees;

/// <summary>A tree that remembers every full subtree, and so gives its root at any earlier size with a few hashes.</summary>
internal sealed class WholeTree
{
    private readonly List<List<Digest>> _levels = [[]];

    public long Size => _levels[0].Count;

    public void Append(Digest leaf)
    {
        _levels[0].Add(leaf);
        for (var level = 0; _levels[level].Count % 2 == 0; level++)
        {
            if (_levels.Count == level + 1) _levels.Add([]);
            _levels[level + 1].Add(Tree.Node(_levels[level][^2], _levels[level][^1]));
        }
    }

    /// <summary>The root when the tree had this many leaves.</summary>
    public Digest RootAt(long size)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(size);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(size, Size);
        if (size == 0) return Tree.Empty;

        var level = System.Numerics.BitOperations.TrailingZeroCount(size);
        var root = _levels[level][(int)(size >> level) - 1];
        for (level++; level < _levels.Count; level++)
            if ((size >> level & 1) == 1) root = Tree.Node(_levels[level][(int)(size >> level) - 1], root);
        return root;
    }
}
