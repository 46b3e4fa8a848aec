using NSec.Cryptography;

namespace GoodOffices.Sealing.Keys;

/// <summary>The public half of an agreement key: whoever has it can wrap a key to its owner.</summary>
public sealed class ReceivingKey : IEquatable<ReceivingKey>
{
    private readonly byte[] _bytes;

    private ReceivingKey(PublicKey key) => (Key, _bytes, Number) = (key, key.Export(KeyBlobFormat.RawPublicKey), KeyNumber.Of(KeyAlgorithms.Agreement, key.Export(KeyBlobFormat.RawPublicKey)));

    /// <summary>Its key number.</summary>
    public KeyNumber Number { get; }

    internal PublicKey Key { get; }

    internal ReadOnlySpan<byte> Bytes => _bytes;

    /// <summary>Takes 32 bytes of the named algorithm.</summary>
    /// <exception cref="SealingException">The algorithm is unknown, or the bytes are no such key.</exception>
    public static ReceivingKey Of(string algorithm, ReadOnlySpan<byte> bytes)
    {
        if (algorithm != KeyAlgorithms.Agreement) throw SealingException.UnknownAlgorithm("A key that receives", algorithm);

        return TryRead(bytes) ?? throw SealingException.Damaged("A public key that receives", "Ask its owner for it again.");
    }

    /// <summary>The 32 bytes.</summary>
    public byte[] ToArray() => [.. _bytes];

    /// <inheritdoc/>
    public bool Equals(ReceivingKey? other) => other is not null && _bytes.AsSpan().SequenceEqual(other._bytes);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as ReceivingKey);

    /// <inheritdoc/>
    public override int GetHashCode() => Number.GetHashCode();

    /// <summary>Its algorithm and number.</summary>
    public override string ToString() => $"{KeyAlgorithms.Agreement} {Number}";

    internal static ReceivingKey Of(PublicKey key) => new(key);

    /// <summary>Reads a key in its one spelling: X25519 passes over the highest bit, so that a key with that bit set would be a second name for the same key.</summary>
    internal static ReceivingKey? TryRead(ReadOnlySpan<byte> bytes) =>
        bytes.Length == Libsodium.PublicBytes && bytes[^1] < 0x80 && PublicKey.TryImport(Libsodium.X25519, bytes, KeyBlobFormat.RawPublicKey, out var key) && key is not null ? new(key) : null;
}
