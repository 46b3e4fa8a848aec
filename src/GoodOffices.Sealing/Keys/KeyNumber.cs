using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace GoodOffices.Sealing.Keys;

/// <summary>Names a public key by a part of its hash: 22 characters of base64url.</summary>
public readonly record struct KeyNumber
{
    /// <summary>How many bytes it has.</summary>
    public const int Bytes = 16;

    /// <summary>How many characters its written form has.</summary>
    public const int Characters = 22;

    private readonly UInt128 _bits;

    private KeyNumber(UInt128 bits) => _bits = bits;

    /// <summary>The number of a public key of the named algorithm.</summary>
    public static KeyNumber Of(string algorithm, ReadOnlySpan<byte> publicKey)
    {
        ArgumentNullException.ThrowIfNull(algorithm);
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData([.. "goodoffices/key/v1\0"u8, .. Encoding.ASCII.GetBytes(algorithm), 0, .. publicKey], hash);
        return OfBytes(hash[..Bytes]);
    }

    /// <summary>Reads the 22 characters; false for any other spelling.</summary>
    public static bool TryRead(ReadOnlySpan<char> text, out KeyNumber number)
    {
        number = default;
        Span<byte> bytes = stackalloc byte[Bytes];
        if (text.Length != Characters || text.ContainsAny(" \t\r\n=") || !Base64Url.IsValid(text) || !Base64Url.TryDecodeFromChars(text, bytes, out var written) || written != Bytes) return false;

        var read = OfBytes(bytes);
        if (!text.SequenceEqual(read.ToString())) return false; // unused bits that are not 0
        number = read;
        return true;
    }

    /// <summary>The 16 bytes.</summary>
    public byte[] ToArray()
    {
        var bytes = new byte[Bytes];
        System.Buffers.Binary.BinaryPrimitives.WriteUInt128BigEndian(bytes, _bits);
        return bytes;
    }

    /// <summary>The 22 characters.</summary>
    public override string ToString() => Base64Url.EncodeToString(ToArray());

    internal static KeyNumber OfBytes(ReadOnlySpan<byte> bytes) => new(System.Buffers.Binary.BinaryPrimitives.ReadUInt128BigEndian(bytes));
}
