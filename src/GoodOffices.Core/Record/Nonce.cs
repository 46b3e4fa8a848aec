using System.Buffers.Binary;

namespace GoodOffices.Core.Record;

/// <summary>Sixteen random bytes that make an act differ from every other, so that it counts once.</summary>
public readonly record struct Nonce
{
    /// <summary>How many bytes it has.</summary>
    public const int Bytes = 16;

    private readonly UInt128 _bits;

    private Nonce(UInt128 bits) => _bits = bits;

    /// <summary>Takes 16 random bytes.</summary>
    /// <exception cref="ArgumentException">There are not exactly 16.</exception>
    public static Nonce Of(ReadOnlySpan<byte> bytes) => bytes.Length == Bytes
        ? new(BinaryPrimitives.ReadUInt128BigEndian(bytes))
        : throw new ArgumentException($"{nameof(Nonce)}: {Bytes} bytes are needed.", nameof(bytes));

    /// <summary>The 16 bytes.</summary>
    public byte[] ToArray()
    {
        var bytes = new byte[Bytes];
        BinaryPrimitives.WriteUInt128BigEndian(bytes, _bits);
        return bytes;
    }
}
