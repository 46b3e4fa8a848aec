using System.Buffers.Binary;

namespace GoodOffices.Verify.Keys;

/// <summary>Whether 32 bytes are the one honest way to write a public key.</summary>
/// <remarks>Two texts of one point would be one key with two key numbers, and a point of small order makes a signature, or a shared secret, that anybody can produce.
/// The points are those of order 1, 2, 4 and 8 on edwards25519 (as y) and on Curve25519 (as u), a fact of the two curves.</remarks>
internal static class CurvePoints
{
    private static readonly UInt128 Half = UInt128.MaxValue;

    private static readonly byte[][] SmallEdwards =
    [
        Convert.FromHexString("0000000000000000000000000000000000000000000000000000000000000000"),
        Convert.FromHexString("0100000000000000000000000000000000000000000000000000000000000000"),
        Convert.FromHexString("ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f"),
        Convert.FromHexString("26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05"),
        Convert.FromHexString("c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a"),
    ];

    private static readonly byte[][] SmallMontgomery =
    [
        Convert.FromHexString("0000000000000000000000000000000000000000000000000000000000000000"),
        Convert.FromHexString("0100000000000000000000000000000000000000000000000000000000000000"),
        Convert.FromHexString("ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f"),
        Convert.FromHexString("e0eb7a7c3b41b8ae1656e3faf19fc46ada098deb9c32b1fd866205165f49b800"),
        Convert.FromHexString("5f9c95bca3508c24b1d0b1559c83ef5b04445cc4581c8e86d8224eddd09f1157"),
    ];

    public static bool IsSoundEd25519(ReadOnlySpan<byte> key)
    {
        Span<byte> y = stackalloc byte[32];
        key.CopyTo(y);
        y[31] &= 0x7f; // the sign of x
        return IsReduced(y) && !IsAmong(SmallEdwards, y);
    }

    public static bool IsSoundX25519(ReadOnlySpan<byte> key) => (key[31] & 0x80) == 0 && IsReduced(key) && !IsAmong(SmallMontgomery, key);

    /// <summary>Below 2^255 − 19, little-endian.</summary>
    private static bool IsReduced(ReadOnlySpan<byte> value)
    {
        var (low, high) = (BinaryPrimitives.ReadUInt128LittleEndian(value), BinaryPrimitives.ReadUInt128LittleEndian(value[16..]));
        return high < Half >> 1 || low < Half - 18;
    }

    private static bool IsAmong(byte[][] points, ReadOnlySpan<byte> value)
    {
        foreach (var point in points)
            if (value.SequenceEqual(point)) return true;
        return false;
    }
}
