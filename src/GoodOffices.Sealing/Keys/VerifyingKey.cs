using GoodOffices.Core.Record;
using NSec.Cryptography;
using PublicKey = GoodOffices.Core.Record.PublicKey;
using SodiumKey = NSec.Cryptography.PublicKey;

namespace GoodOffices.Sealing.Keys;

/// <summary>The public half of a signing key: it checks signatures.</summary>
public sealed class VerifyingKey : IEquatable<VerifyingKey>
{
    private readonly SodiumKey _key;

    private VerifyingKey(SodiumKey key)
    {
        (_key, Key) = (key, PublicKey.Of(PublicKey.Signing, key.Export(KeyBlobFormat.RawPublicKey)));
        Number = Key.Number;
    }

    /// <summary>As the record writes it.</summary>
    public PublicKey Key { get; }

    /// <summary>Its key number.</summary>
    public KeyNumber Number { get; }

    /// <summary>Takes a key as the record writes it.</summary>
    /// <exception cref="SealingException">It does not sign, or the bytes are no key.</exception>
    public static VerifyingKey Of(PublicKey key) => Of(key.Algorithm, key.ToArray());

    /// <summary>Takes 32 bytes of the named algorithm.</summary>
    /// <exception cref="SealingException">The algorithm is unknown, or the bytes are no such key.</exception>
    public static VerifyingKey Of(string algorithm, ReadOnlySpan<byte> bytes)
    {
        if (algorithm != PublicKey.Signing) throw SealingException.UnknownAlgorithm("A signing key", algorithm);

        return PublicKey.IsKey(PublicKey.Signing, bytes) && SodiumKey.TryImport(Libsodium.Ed25519, bytes, KeyBlobFormat.RawPublicKey, out var key) && key is not null
            ? new(key)
            : throw SealingException.Damaged("A public signing key", "Ask its owner for it again.");
    }

    /// <summary>Whether the signature is this key's over exactly this message.</summary>
    public bool Verifies(ReadOnlySpan<byte> message, ReadOnlySpan<byte> signature) => signature.Length == Libsodium.SignatureBytes && Libsodium.Ed25519.Verify(_key, message, signature);

    /// <summary>The 32 bytes.</summary>
    public byte[] ToArray() => Key.ToArray();

    /// <inheritdoc/>
    public bool Equals(VerifyingKey? other) => other is not null && Key == other.Key;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as VerifyingKey);

    /// <inheritdoc/>
    public override int GetHashCode() => Number.GetHashCode();

    /// <summary>Its algorithm and number.</summary>
    public override string ToString() => Key.ToString();

    internal static VerifyingKey Of(SodiumKey key) => new(key);
}
