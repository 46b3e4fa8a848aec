namespace GoodOffices.Verify.Trees;

/// <summary>Checks the two proofs of RFC 9162: that a leaf is in a tree, and that one tree begins with another.</summary>
/// <remarks>Both walk up from the leaf of the last position known, and never ask for a hash the proof does not have.</remarks>
internal static class Proofs
{
    /// <summary>The root that a leaf and its audit path lead to (RFC 9162, 2.1.3.2); null where the path has not the length it must have.</summary>
    public static Digest? RootOfInclusion(Digest leaf, long index, long size, ReadOnlySpan<Digest> path)
    {
        if (index < 0 || index >= size) return null;

        var (position, last, root, used) = (index, size - 1, leaf, 0);
        for (; last > 0; position >>= 1, last >>= 1)
        {
            if (position == last && (position & 1) == 0) continue; // no sibling on this level: the node moves up as it is
            if (used == path.Length) return null;
            root = (position & 1) == 1 ? Tree.Node(path[used], root) : Tree.Node(root, path[used]);
            used++;
        }

        return used == path.Length ? root : null;
    }

    /// <summary>Whether the tree of the later size begins with that of the earlier one (RFC 9162, 2.1.4.2).</summary>
    public static bool Extends(long earlier, Digest earlierRoot, long later, Digest laterRoot, ReadOnlySpan<Digest> proof)
    {
        if (earlier < 0 || earlier > later) return false;
        if (earlier == later) return proof.IsEmpty && earlierRoot == laterRoot;
        if (earlier == 0) return proof.IsEmpty && earlierRoot == Tree.Empty; // everything begins with nothing

        var (position, last, used) = (earlier - 1, later - 1, 0);
        for (; (position & 1) == 1; position >>= 1) last >>= 1;
        if (position > 0 && proof.IsEmpty) return false;
        var start = position > 0 ? proof[used++] : earlierRoot; // a full earlier tree is itself a node of the later one
        var (earlierWay, laterWay) = (start, start);
        for (; last > 0; position >>= 1, last >>= 1)
        {
            if (position == last && (position & 1) == 0) continue;
            if (used == proof.Length) return false;
            var sibling = proof[used++];
            if ((position & 1) == 1) (earlierWay, laterWay) = (Tree.Node(sibling, earlierWay), Tree.Node(sibling, laterWay));
            else laterWay = Tree.Node(laterWay, sibling);
        }

        return used == proof.Length && earlierWay == earlierRoot && laterWay == laterRoot;
    }
}
