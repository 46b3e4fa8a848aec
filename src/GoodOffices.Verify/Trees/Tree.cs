namespace GoodOffices.Verify.Trees;

/// <summary>The hashes of RFC 6962: a leaf, a node, and the tree that has none.</summary>
internal static class Tree
{
    public static readonly Digest Empty = Digest.Of([]);

    /// <summary>SHA-256(0x00 ‖ content).</summary>
    public static Digest Leaf(ReadOnlySpan<byte> content)
    {
        var length = content.Length + 1;
        var buffer = length <= 1024 ? stackalloc byte[length] : new byte[length];
        buffer[0] = 0;
        content.CopyTo(buffer[1..]);
        return Digest.Of(buffer);
    }

    /// <summary>SHA-256(0x01 ‖ left ‖ right).</summary>
    public static Digest Node(Digest left, Digest right)
    {
        Span<byte> buffer = stackalloc byte[1 + 2 * Digest.Length];
        buffer[0] = 1;
        left.CopyTo(buffer[1..]);
        right.CopyTo(buffer[(1 + Digest.Length)..]);
        return Digest.Of(buffer);
    }
}
