using GoodOffices.Core.Record;
using NSec.Cryptography;
using PublicKey = GoodOffices.Core.Record.PublicKey;
using SodiumKey = NSec.Cryptography.PublicKey;

namespace GoodOffices.Sealing.Keys;

/// <summary>The public half of an agreement key: whoever has it can wrap a key to its owner.</summary>
public sealed class ReceivingKey : IEquatable<ReceivingKey>
{
    private readonly byte[] _bytes;

    private ReceivingKey(SodiumKey key)
    {
        (Sodium, _bytes) = (key, key.Export(KeyBlobFormat.RawPublicKey));
        Key = PublicKey.Of(PublicKey.Agreeing, _bytes);
        Number = Key.Number;
    }

    /// <summary>As the record writes it.</summary>
    public PublicKey Key { get; }

    /// <summary>Its key number.</summary>
    public KeyNumber Number { get; }

    internal SodiumKey Sodium { get; }

    internal ReadOnlySpan<byte> Bytes => _bytes;

    /// <summary>Takes a key as the record writes it.</summary>
    /// <exception cref="SealingException">It does not receive, or the bytes are no key.</exception>
    public static ReceivingKey Of(PublicKey key) => Of(key.Algorithm, key.ToArray());

    /// <summary>Takes 32 bytes of the named algorithm.</summary>
    /// <exception cref="SealingException">The algorithm is unknown, or the bytes are no such key.</exception>
    public static ReceivingKey Of(string algorithm, ReadOnlySpan<byte> bytes)
    {
        if (algorithm != PublicKey.Agreeing) throw SealingException.UnknownAlgorithm("A key that receives", algorithm);

        return TryRead(bytes) ?? throw SealingException.Damaged("A public key that receives", "Ask its owner for it again.");
    }

    /// <summary>The 32 bytes.</summary>
    public byte[] ToArray() => Key.ToArray();

    /// <inheritdoc/>
    public bool Equals(ReceivingKey? other) => other is not null && Key == other.Key;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as ReceivingKey);

    /// <inheritdoc/>
    public override int GetHashCode() => Number.GetHashCode();

    /// <summary>Its algorithm and number.</summary>
    public override string ToString() => Key.ToString();

    internal static ReceivingKey Of(SodiumKey key) => new(key);

    /// <summary>Reads a key in its one spelling: X25519 passes over the highest bit, so that a key with that bit set would be a second name for the same key. A key with which everybody agrees on the same secret is none.</summary>
    internal static ReceivingKey? TryRead(ReadOnlySpan<byte> bytes) =>
        PublicKey.IsKey(PublicKey.Agreeing, bytes) && SodiumKey.TryImport(Libsodium.X25519, bytes, KeyBlobFormat.RawPublicKey, out var key) && key is not null ? new(key) : null;
}
