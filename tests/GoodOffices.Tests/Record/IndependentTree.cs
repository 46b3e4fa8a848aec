using System.Security.Cryptography;

namespace GoodOffices.Tests.Record;

/// <summary>RFC 6962's tree built the other way: level by level from below, the odd one going up as it is. It shares nothing with Core's.</summary>
internal sealed class IndependentTree
{
    private readonly List<byte[][]> _levels = [];

    public IndependentTree(IEnumerable<byte[]> leafHashes)
    {
        for (var level = leafHashes.ToArray(); ; level = Above(level))
        {
            _levels.Add(level);
            if (level.Length <= 1) return;
        }
    }

    public byte[] Root => _levels[^1] is [var root] ? root : SHA256.HashData([]);

    public static byte[] LeafHash(byte[] bytes) => SHA256.HashData([0, .. bytes]);

    public IEnumerable<byte[]> Inclusion(int index)
    {
        foreach (var level in _levels.SkipLast(1))
        {
            if ((index ^ 1) < level.Length) yield return level[index ^ 1];
            index >>= 1;
        }
    }

    public IEnumerable<byte[]> Consistency(int earlier)
    {
        var (node, last, height) = (earlier - 1, _levels[0].Length - 1, 0);
        if (node == last) yield break;
        for (; (node & 1) == 1; node >>= 1, last >>= 1) height++;
        if (node > 0) yield return _levels[height][node];
        for (; last > 0; node >>= 1, last >>= 1, height++)
            if ((node ^ 1) < _levels[height].Length) yield return _levels[height][node ^ 1];
    }

    private static byte[][] Above(byte[][] level) =>
        [.. level.Chunk(2).Select(pair => pair.Length == 2 ? SHA256.HashData([1, .. pair[0], .. pair[1]]) : pair[0])];
}
