using System.Buffers.Binary;
using System.Security.Cryptography;
using GoodOffices.Sealing.Keys;
using GoodOffices.Sealing.Randomness;

namespace GoodOffices.Sealing.Erasure;

/// <summary>A tree of keys of which single leaves can be forgotten for ever while all others can still be computed.</summary>
/// <remarks>
/// A node's children are HMAC-SHA-256 under it of the bytes 0 and 1. Only the topmost nodes that lead to no erased leaf are held; erasing a leaf replaces the one above it by the siblings on the way down. The leaf then cannot be computed
/// from what is left, as HMAC runs one way. After k erasures of n numbers given out in order, about k · log2(n/k) + 40 nodes are held. Source: Goldreich, Goldwasser and Micali (1986), J. ACM 33(4); puncturing: Boneh and Waters (2013).
/// </remarks>
internal sealed class ErasureTree : IDisposable
{
    public const int Levels = 40;
    public const long Leaves = 1L << Levels;
    public const int NodeBytes = 1 + 8 + Libsodium.KeyBytes;

    /// <summary>Held nodes by depth and prefix: the prefix is the first <c>depth</c> bits of the leaf's number.</summary>
    private readonly Dictionary<(int Depth, long Prefix), Secret> _nodes = [];

    public int Count => _nodes.Count;

    public IEnumerable<(int Depth, long Prefix)> Places => _nodes.Keys;

    public static ErasureTree Draw(IRandomSource random)
    {
        var tree = new ErasureTree();
        tree._nodes.Add((0, 0), Secret.Draw(random));
        return tree;
    }

    /// <summary>Computes the key of a leaf; false where it was erased.</summary>
    public bool TryDerive(long leaf, Span<byte> key)
    {
        if (FindAbove(leaf) is not { } place) return false;

        using var node = Secret.CopyOf(_nodes[place].Span);
        for (var depth = place.Depth; depth < Levels; depth++) Step(node.Span, BitAt(leaf, depth), node.Span);
        node.Span.CopyTo(key);
        return true;
    }

    /// <summary>Forgets a leaf; false where it was erased before.</summary>
    public bool Erase(long leaf)
    {
        if (FindAbove(leaf) is not { } place) return false;

        _nodes.Remove(place, out var root);
        using var node = root!;
        for (var depth = place.Depth; depth < Levels; depth++)
        {
            var bit = BitAt(leaf, depth);
            var sibling = new Secret(Libsodium.KeyBytes);
            Step(node.Span, 1 - bit, sibling.Span);
            _nodes.Add((depth + 1, ((leaf >> (Levels - depth - 1)) & ~1L) | (long)(1 - bit)), sibling);
            Step(node.Span, bit, node.Span);
        }

        return true;
    }

    public bool IsErased(long leaf) => FindAbove(leaf) is null;

    public ErasureTree Copy()
    {
        var copy = new ErasureTree();
        foreach (var (place, node) in _nodes) copy._nodes.Add(place, Secret.CopyOf(node.Span));
        return copy;
    }

    public void Write(Span<byte> target)
    {
        foreach (var ((depth, prefix), node) in _nodes.OrderBy(n => n.Key.Depth).ThenBy(n => n.Key.Prefix))
        {
            target[0] = (byte)depth;
            BinaryPrimitives.WriteInt64BigEndian(target[1..], prefix);
            node.Span.CopyTo(target[9..]);
            target = target[NodeBytes..];
        }
    }

    /// <summary>Reads what <see cref="Write"/> wrote; null where it is not a tree.</summary>
    public static ErasureTree? Read(ReadOnlySpan<byte> source)
    {
        if (source.Length % NodeBytes != 0) return null;

        var tree = new ErasureTree();
        for (; !source.IsEmpty; source = source[NodeBytes..])
        {
            var (depth, prefix) = (source[0], BinaryPrimitives.ReadInt64BigEndian(source[1..]));
            if (depth > Levels || prefix < 0 || prefix >> depth != 0 || tree.FindAbove(prefix << (Levels - depth)) is not null)
            {
                tree.Dispose();
                return null;
            }

            tree._nodes.Add((depth, prefix), Secret.CopyOf(source.Slice(9, Libsodium.KeyBytes)));
        }

        return tree;
    }

    public void Dispose()
    {
        foreach (var node in _nodes.Values) node.Dispose();
        _nodes.Clear();
    }

    private (int Depth, long Prefix)? FindAbove(long leaf)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(leaf);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(leaf, Leaves);
        for (var depth = 0; depth <= Levels; depth++)
            if (_nodes.ContainsKey((depth, leaf >> (Levels - depth)))) return (depth, leaf >> (Levels - depth));
        return null;
    }

    private static int BitAt(long leaf, int depth) => (int)(leaf >> (Levels - depth - 1)) & 1;

    private static void Step(ReadOnlySpan<byte> node, int bit, Span<byte> child)
    {
        Span<byte> result = stackalloc byte[Libsodium.KeyBytes];
        HMACSHA256.HashData(node, [(byte)bit], result);
        result.CopyTo(child);
        CryptographicOperations.ZeroMemory(result);
    }
}
