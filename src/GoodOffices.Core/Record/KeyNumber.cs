namespace GoodOffices.Core.Record;

/// <summary>Names a public key: the first 16 bytes of a hash over its algorithm and bytes, written as 22 characters of base64url.</summary>
public readonly record struct KeyNumber
{
    /// <summary>How many bytes it has.</summary>
    public const int Bytes = 16;

    private readonly UInt128 _bits;

    private KeyNumber(UInt128 bits) => _bits = bits;

    /// <summary>Takes 16 bytes.</summary>
    /// <exception cref="ArgumentException">There are not exactly 16.</exception>
    public static KeyNumber Of(ReadOnlySpan<byte> bytes) => bytes.Length == Bytes
        ? new(System.Buffers.Binary.BinaryPrimitives.ReadUInt128BigEndian(bytes))
        : throw new ArgumentException($"{nameof(KeyNumber)}: {Bytes} bytes are needed.", nameof(bytes));

    /// <summary>Reads the 22 characters; false for any other spelling.</summary>
    public static bool TryRead(ReadOnlySpan<char> text, out KeyNumber number)
    {
        var read = Base64Text.TryReadUrl(text, out var bytes) && bytes.Length == Bytes;
        number = read ? Of(bytes) : default;
        return read;
    }

    /// <summary>The 16 bytes.</summary>
    public byte[] ToArray()
    {
        var bytes = new byte[Bytes];
        System.Buffers.Binary.BinaryPrimitives.WriteUInt128BigEndian(bytes, _bits);
        return bytes;
    }

    /// <summary>The 22 characters.</summary>
    public override string ToString() => Base64Text.WriteUrl(ToArray());
}
