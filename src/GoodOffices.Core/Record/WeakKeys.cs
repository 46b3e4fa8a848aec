namespace GoodOffices.Core.Record;

/// <summary>Encodings of Curve25519 keys that must not be let in: numbers that are not reduced, so that one key would have two spellings, and the few points of small order, to which every secret is the same.</summary>
/// <remarks>Source: RFC 7748 §6.1 and RFC 8032 §5.1.3; the points of small order are those of Bernstein's and Lange's lists for X25519, and their counterparts on the Edwards curve.</remarks>
internal static class WeakKeys
{
    private const byte SignBit = 0x80;
    private static readonly byte[] One = [1, .. new byte[31]];
    private static readonly byte[] Largest = [0xec, .. Enumerable.Repeat((byte)0xff, 30), 0x7f];

    private static readonly byte[][] SmallAgreeing =
    [
        new byte[32], One, Largest,
        Convert.FromHexString("e0eb7a7c3b41b8ae1656e3faf19fc46ada098deb9c32b1fd866205165f49b800"),
        Convert.FromHexString("5f9c95bca3508c24b1d0b1559c83ef5b04445cc4581c8e86d8224eddd09f1157"),
    ];

    private static readonly byte[][] SmallSigning =
    [
        new byte[32], One, Largest,
        Convert.FromHexString("26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05"),
        Convert.FromHexString("c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a"),
    ];

    public static bool Includes(string algorithm, ReadOnlySpan<byte> key)
    {
        var number = key.ToArray();
        if (algorithm == PublicKey.Signing) number[^1] &= SignBit ^ 0xff;
        if (IsAbove(number, Largest)) return true;

        foreach (var small in algorithm == PublicKey.Signing ? SmallSigning : SmallAgreeing)
            if (number.AsSpan().SequenceEqual(small)) return true;
        return false;
    }

    // Both are little-endian.
    private static bool IsAbove(byte[] number, byte[] limit)
    {
        for (var at = number.Length - 1; at >= 0; at--)
            if (number[at] != limit[at]) return number[at] > limit[at];
        return false;
    }
}
