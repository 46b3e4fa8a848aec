using System.Security.Cryptography;

namespace GoodOffices.Verify.Tests.Trees;

/// <summary>RFC 6962, section 2.1, word for word: recursive, slow, and sharing nothing with the verifier.</summary>
internal static class NaiveTree
{
    public static byte[] LeafHash(byte[] data) => SHA256.HashData([0, .. data]);

    /// <summary>MTH over leaves that are hashed already.</summary>
    public static byte[] Root(ReadOnlySpan<byte[]> leaves)
    {
        if (leaves.Length == 0) return SHA256.HashData([]);
        if (leaves.Length == 1) return leaves[0];
        var k = LargestPowerOfTwoBelow(leaves.Length);
        return SHA256.HashData([1, .. Root(leaves[..k]), .. Root(leaves[k..])]);
    }

    /// <summary>PATH(m, D[n]).</summary>
    public static byte[][] Path(int m, ReadOnlySpan<byte[]> leaves)
    {
        if (leaves.Length == 1) return [];
        var k = LargestPowerOfTwoBelow(leaves.Length);
        return m < k ? [.. Path(m, leaves[..k]), Root(leaves[k..])] : [.. Path(m - k, leaves[k..]), Root(leaves[..k])];
    }

    /// <summary>PROOF(m, D[n]).</summary>
    public static byte[][] Proof(int m, ReadOnlySpan<byte[]> leaves) => m == 0 ? [] : SubProof(m, leaves, true);

    private static byte[][] SubProof(int m, ReadOnlySpan<byte[]> leaves, bool complete)
    {
        if (m == leaves.Length) return complete ? [] : [Root(leaves)];
        var k = LargestPowerOfTwoBelow(leaves.Length);
        return m <= k ? [.. SubProof(m, leaves[..k], complete), Root(leaves[k..])] : [.. SubProof(m - k, leaves[k..], false), Root(leaves[..k])];
    }

    private static int LargestPowerOfTwoBelow(int n)
    {
        var k = 1;
        while (2 * k < n) k *= 2;
        return k;
    }
}
