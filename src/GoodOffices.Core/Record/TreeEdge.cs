using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Numerics;

namespace GoodOffices.Core.Record;

/// <summary>The right edge of a tree: all that is needed to append to it and to tell its root; one hash for each full subtree, so a few dozen at most.</summary>
public sealed class TreeEdge
{
    private readonly ImmutableStack<Digest> _subtrees;

    private TreeEdge(long size, ImmutableStack<Digest> subtrees) => (Size, _subtrees) = (size, subtrees);

    /// <summary>The edge of the tree without leaves.</summary>
    public static TreeEdge Empty { get; } = new(0, []);

    /// <summary>How many leaves the tree has.</summary>
    public long Size { get; }

    /// <summary>The tree's size and root.</summary>
    public TreeHead Head
    {
        get
        {
            if (_subtrees.IsEmpty) return TreeHead.Empty;

            var rest = _subtrees.Pop(out var root);
            foreach (var left in rest) root = MerkleTree.Node(left, root);
            return new(Size, root);
        }
    }

    /// <summary>The edge after one more leaf.</summary>
    public TreeEdge Append(Digest leaf)
    {
        var (subtrees, node) = (_subtrees, leaf);
        for (var size = Size; (size & 1) == 1; size >>= 1)
        {
            subtrees = subtrees.Pop(out var left);
            node = MerkleTree.Node(left, node);
        }

        return new(Size + 1, subtrees.Push(node));
    }

    /// <summary>The size, then the subtrees from the smallest on: what <see cref="Read"/> takes.</summary>
    public byte[] ToArray()
    {
        var bytes = new byte[sizeof(long) + (Digest.Bytes * BitOperations.PopCount((ulong)Size))];
        BinaryPrimitives.WriteInt64BigEndian(bytes, Size);
        var at = sizeof(long);
        foreach (var subtree in _subtrees)
        {
            subtree.CopyTo(bytes.AsSpan(at));
            at += Digest.Bytes;
        }

        return bytes;
    }

    /// <summary>Reads an edge.</summary>
    /// <exception cref="RecordFormatException">The bytes are none.</exception>
    public static TreeEdge Read(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length < sizeof(long) || BinaryPrimitives.ReadInt64BigEndian(bytes) is not (>= 0 and var size) || bytes.Length != sizeof(long) + (Digest.Bytes * BitOperations.PopCount((ulong)size)))
            throw new RecordFormatException("The bytes are no edge of a tree.");

        var subtrees = ImmutableStack<Digest>.Empty;
        for (var at = bytes.Length - Digest.Bytes; at >= sizeof(long); at -= Digest.Bytes) subtrees = subtrees.Push(Digest.Of(bytes.Slice(at, Digest.Bytes)));
        return new(size, subtrees);
    }
}
