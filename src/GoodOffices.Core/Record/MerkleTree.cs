using System.Collections.Immutable;
using System.Numerics;
using System.Security.Cryptography;

namespace GoodOffices.Core.Record;

/// <summary>The tree of RFC 6962 over leaf hashes: roots, and proofs that a leaf is in it and that a larger one extends it.</summary>
/// <remarks>Proofs are made by hashing the leaves anew, in time proportional to their number; to append, keep a <see cref="TreeEdge"/>.</remarks>
public static class MerkleTree
{
    /// <summary>The hash of one leaf.</summary>
    public static Digest Leaf(ReadOnlySpan<byte> bytes)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData([0]);
        hash.AppendData(bytes);
        Span<byte> result = stackalloc byte[Digest.Bytes];
        hash.GetHashAndReset(result);
        return Digest.Of(result);
    }

    /// <summary>The hash of the node over two others.</summary>
    public static Digest Node(Digest left, Digest right)
    {
        Span<byte> bytes = stackalloc byte[1 + (2 * Digest.Bytes)];
        bytes[0] = 1;
        left.CopyTo(bytes[1..]);
        right.CopyTo(bytes[(1 + Digest.Bytes)..]);
        return Digest.Hash(bytes);
    }

    /// <summary>The root over leaf hashes.</summary>
    public static Digest Root(ReadOnlySpan<Digest> leaves) => leaves.Length switch
    {
        0 => TreeHead.Empty.Root,
        1 => leaves[0],
        _ => Node(Root(leaves[..Split(leaves.Length)]), Root(leaves[Split(leaves.Length)..])),
    };

    /// <summary>The proof that the leaf at an index is in the tree, from the leaf upwards.</summary>
    public static ImmutableArray<Digest> ProveInclusion(ReadOnlySpan<Digest> leaves, int index)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, leaves.Length);
        if (leaves.Length == 1) return [];

        var split = Split(leaves.Length);
        return index < split
            ? ProveInclusion(leaves[..split], index).Add(Root(leaves[split..]))
            : ProveInclusion(leaves[split..], index - split).Add(Root(leaves[..split]));
    }

    /// <summary>The proof that the tree over the leaves extends the one over the first of them.</summary>
    public static ImmutableArray<Digest> ProveConsistency(ReadOnlySpan<Digest> leaves, int earlier)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(earlier);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(earlier, leaves.Length);
        return earlier == 0 || earlier == leaves.Length ? [] : ProveSubtree(leaves, earlier, whole: true);
    }

    /// <summary>Whether the proof shows that a leaf stands at that index of a tree.</summary>
    public static bool Includes(TreeHead tree, long index, Digest leaf, IReadOnlyList<Digest> proof)
    {
        if (index < 0 || index >= tree.Size) return false;

        var (node, last, hash) = (index, tree.Size - 1, leaf);
        foreach (var sibling in proof)
        {
            if (last == 0) return false;
            if ((node & 1) == 1 || node == last)
            {
                hash = Node(sibling, hash);
                var skipped = (node & 1) == 1 ? 0 : BitOperations.TrailingZeroCount(node);
                (node, last) = (node >> skipped, last >> skipped);
            }
            else
            {
                hash = Node(hash, sibling);
            }

            (node, last) = (node >> 1, last >> 1);
        }

        return last == 0 && hash == tree.Root;
    }

    /// <summary>Whether the proof shows that the later tree extends the earlier one.</summary>
    public static bool Extends(TreeHead earlier, TreeHead later, IReadOnlyList<Digest> proof)
    {
        if (earlier.Size < 0 || earlier.Size > later.Size) return false;
        if (earlier.Size == later.Size) return proof.Count == 0 && earlier.Root == later.Root;
        if (earlier.Size == 0) return proof.Count == 0 && earlier.Root == TreeHead.Empty.Root;

        var whole = BitOperations.IsPow2(earlier.Size);
        if (!whole && proof.Count == 0) return false;

        var skipped = BitOperations.TrailingZeroCount(earlier.Size);
        var (node, last) = ((earlier.Size - 1) >> skipped, (later.Size - 1) >> skipped);
        var old = whole ? earlier.Root : proof[0];
        var grown = old;
        foreach (var sibling in proof.Skip(whole ? 0 : 1))
        {
            if (last == 0) return false;
            if ((node & 1) == 1 || node == last)
            {
                (old, grown) = (Node(sibling, old), Node(sibling, grown));
                var passed = (node & 1) == 1 ? 0 : BitOperations.TrailingZeroCount(node);
                (node, last) = (node >> passed, last >> passed);
            }
            else
            {
                grown = Node(grown, sibling);
            }

            (node, last) = (node >> 1, last >> 1);
        }

        return last == 0 && old == earlier.Root && grown == later.Root;
    }

    private static ImmutableArray<Digest> ProveSubtree(ReadOnlySpan<Digest> leaves, int earlier, bool whole)
    {
        if (earlier == leaves.Length) return whole ? [] : [Root(leaves)];

        var split = Split(leaves.Length);
        return earlier <= split
            ? ProveSubtree(leaves[..split], earlier, whole).Add(Root(leaves[split..]))
            : ProveSubtree(leaves[split..], earlier - split, whole: false).Add(Root(leaves[..split]));
    }

    // The largest power of two below the number of leaves.
    private static int Split(int leaves) => 1 << (31 - BitOperations.LeadingZeroCount((uint)(leaves - 1)));
}
