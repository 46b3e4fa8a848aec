using System.Buffers.Binary;
using System.Text;

namespace GoodOffices.Core.Record;

/// <summary>One signature line of a signed note: whose, and the bytes after the dash.</summary>
/// <param name="Name">The signer's name.</param>
/// <param name="Value">Four bytes of key hash, then what the algorithm puts there.</param>
public sealed record NoteLine(string Name, ReadOnlyMemory<byte> Value)
{
    private const byte SignatureType = 0x01;
    private const byte CosignatureType = 0x04;
    private const int HashBytes = 4;
    private const int SignatureBytes = 64;

    /// <summary>The four bytes that name the key.</summary>
    public ReadOnlySpan<byte> KeyHash => Value.Span[..HashBytes];

    /// <summary>The Ed25519 signature.</summary>
    public ReadOnlySpan<byte> Signature => Value.Span[^SignatureBytes..];

    /// <summary>Whether the key is the one of a log's or person's plain signature.</summary>
    public bool IsSignatureOf(PublicKey key) => Value.Length == HashBytes + SignatureBytes && KeyHash.SequenceEqual(HashOf(Name, SignatureType, key));

    /// <summary>Whether the key is the one of a cosignature, which carries its time.</summary>
    public bool IsCosignatureOf(PublicKey key) => Value.Length == HashBytes + sizeof(ulong) + SignatureBytes && KeyHash.SequenceEqual(HashOf(Name, CosignatureType, key));

    /// <summary>When a cosignature was given, in seconds since 1970, by the cosigner's clock.</summary>
    public long CosignedAt => Value.Length == HashBytes + sizeof(ulong) + SignatureBytes
        ? BinaryPrimitives.ReadInt64BigEndian(Value.Span[HashBytes..])
        : throw new InvalidOperationException("Only a cosignature carries a time.");

    /// <summary>The line of a signature over a note's text.</summary>
    public static NoteLine OfSignature(string name, PublicKey key, ReadOnlySpan<byte> signature) => new(name, (byte[])[.. HashOf(name, SignatureType, key), .. signature]);

    /// <summary>The line of a cosignature given at a time.</summary>
    public static NoteLine OfCosignature(string name, PublicKey key, long seconds, ReadOnlySpan<byte> signature)
    {
        Span<byte> time = stackalloc byte[sizeof(long)];
        BinaryPrimitives.WriteInt64BigEndian(time, seconds);
        return new(name, (byte[])[.. HashOf(name, CosignatureType, key), .. time, .. signature]);
    }

    /// <summary>The bytes a cosigner signs.</summary>
    public static byte[] BytesToCosign(string text, long seconds) => Encoding.UTF8.GetBytes($"cosignature/v1\ntime {seconds}\n{text}");

    /// <summary>The key as trust files write it.</summary>
    public static string VerifierKey(string name, PublicKey key) =>
        $"{name}+{Convert.ToHexStringLower(HashOf(name, SignatureType, key))}+{Convert.ToBase64String([SignatureType, .. key.ToArray()])}";

    /// <summary>Reads a line without its end.</summary>
    /// <exception cref="RecordFormatException">It is none.</exception>
    public static NoteLine Read(string line)
    {
        var parts = line.Split(' ');
        return parts is ["—", { Length: > 0 } name, var value] && Base64Text.TryReadStandard(value, out var bytes) && bytes.Length >= HashBytes + SignatureBytes
            ? new(name, bytes)
            : throw new RecordFormatException("A signature line of a note is malformed.");
    }

    /// <summary>The line without its end.</summary>
    public override string ToString() => $"— {Name} {Convert.ToBase64String(Value.Span)}";

    private static byte[] HashOf(string name, byte type, PublicKey key) => Digest.Hash([.. Encoding.UTF8.GetBytes(name), (byte)'\n', type, .. key.ToArray()]).ToArray()[..HashBytes];
}
