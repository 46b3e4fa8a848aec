using System.Buffers.Binary;
using System.Security.Cryptography;

namespace GoodOffices.Core.Record;

/// <summary>The SHA-256 of something: 32 bytes, held without a heap object.</summary>
public readonly record struct Digest
{
    /// <summary>How many bytes it has.</summary>
    public const int Bytes = 32;

    private readonly UInt128 _high;
    private readonly UInt128 _low;

    private Digest(UInt128 high, UInt128 low) => (_high, _low) = (high, low);

    /// <summary>Takes the 32 bytes of a hash.</summary>
    /// <exception cref="ArgumentException">There are not exactly 32.</exception>
    public static Digest Of(ReadOnlySpan<byte> bytes) => bytes.Length == Bytes
        ? new(BinaryPrimitives.ReadUInt128BigEndian(bytes), BinaryPrimitives.ReadUInt128BigEndian(bytes[16..]))
        : throw new ArgumentException($"{nameof(Digest)}: {Bytes} bytes are needed.", nameof(bytes));

    /// <summary>Hashes bytes.</summary>
    public static Digest Hash(ReadOnlySpan<byte> bytes)
    {
        Span<byte> hash = stackalloc byte[Bytes];
        SHA256.HashData(bytes, hash);
        return Of(hash);
    }

    /// <summary>Writes the 32 bytes into the beginning of the span.</summary>
    public void CopyTo(Span<byte> target)
    {
        BinaryPrimitives.WriteUInt128BigEndian(target, _high);
        BinaryPrimitives.WriteUInt128BigEndian(target[16..], _low);
    }

    /// <summary>The 32 bytes.</summary>
    public byte[] ToArray()
    {
        var bytes = new byte[Bytes];
        CopyTo(bytes);
        return bytes;
    }

    /// <summary>In hexadecimal, for people.</summary>
    public override string ToString() => Convert.ToHexStringLower(ToArray());
}
