using System.Collections.Concurrent;
using System.Security.Cryptography;

namespace GoodOffices.Verify.Tests.Trees;

/// <summary>RFC 6962, section 2.1, word for word: recursive, and sharing nothing with the verifier. It remembers the roots it has computed, and nothing else makes it quick.</summary>
internal sealed class NaiveTree(byte[][] leaves)
{
    private readonly ConcurrentDictionary<(int From, int To), byte[]> _known = new();

    public static byte[] LeafHash(byte[] data) => SHA256.HashData([0, .. data]);

    public static byte[] Root(IEnumerable<byte[]> leaves) => leaves.ToArray() is var all ? new NaiveTree(all).Root(0, all.Length) : [];

    /// <summary>MTH(D[n]).</summary>
    public byte[] Root(int n) => Root(0, n);

    /// <summary>PATH(m, D[n]).</summary>
    public byte[][] Path(int m, int n) => Path(m, 0, n);

    /// <summary>PROOF(m, D[n]).</summary>
    public byte[][] Proof(int m, int n) => m == 0 ? [] : SubProof(m, 0, n, true);

    private byte[] Root(int from, int to) => _known.GetOrAdd((from, to), range => (range.To - range.From) switch
    {
        0 => SHA256.HashData([]),
        1 => leaves[range.From],
        var n => SHA256.HashData([1, .. Root(range.From, range.From + LargestPowerOfTwoBelow(n)), .. Root(range.From + LargestPowerOfTwoBelow(n), range.To)]),
    });

    private byte[][] Path(int m, int from, int to)
    {
        if (to - from == 1) return [];
        var k = LargestPowerOfTwoBelow(to - from);
        return m < k ? [.. Path(m, from, from + k), Root(from + k, to)] : [.. Path(m - k, from + k, to), Root(from, from + k)];
    }

    private byte[][] SubProof(int m, int from, int to, bool complete)
    {
        if (m == to - from) return complete ? [] : [Root(from, to)];
        var k = LargestPowerOfTwoBelow(to - from);
        return m <= k ? [.. SubProof(m, from, from + k, complete), Root(from + k, to)] : [.. SubProof(m - k, from + k, to, false), Root(from, from + k)];
    }

    private static int LargestPowerOfTwoBelow(int n)
    {
        var k = 1;
        while (2 * k < n) k *= 2;
        return k;
    }
}
