using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace GoodOffices.Verify.Trees;

/// <summary>A SHA-256 hash as a value, so that many of them need no object each.</summary>
internal readonly record struct Digest
{
    public const int Length = 32;

    private readonly UInt128 _first;
    private readonly UInt128 _second;

    private Digest(ReadOnlySpan<byte> bytes) => (_first, _second) = (MemoryMarshal.Read<UInt128>(bytes), MemoryMarshal.Read<UInt128>(bytes[16..]));

    public static Digest From(ReadOnlySpan<byte> bytes) => bytes.Length == Length ? new(bytes) : throw new ArgumentException("A hash has 32 bytes.", nameof(bytes));

    public static Digest Of(ReadOnlySpan<byte> bytes)
    {
        Span<byte> hash = stackalloc byte[Length];
        SHA256.HashData(bytes, hash);
        return new(hash);
    }

    public void CopyTo(Span<byte> target)
    {
        MemoryMarshal.Write(target, _first);
        MemoryMarshal.Write(target[16..], _second);
    }

    public byte[] ToArray()
    {
        var bytes = new byte[Length];
        CopyTo(bytes);
        return bytes;
    }
}
