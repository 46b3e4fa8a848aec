using NSec.Cryptography;

namespace GoodOffices.Sealing.Keys;

/// <summary>The public half of a signing key: it checks signatures.</summary>
public sealed class VerifyingKey : IEquatable<VerifyingKey>
{
    private readonly PublicKey _key;
    private readonly byte[] _bytes;

    private VerifyingKey(PublicKey key) => (_key, _bytes, Number) = (key, key.Export(KeyBlobFormat.RawPublicKey), KeyNumber.Of(KeyAlgorithms.Signing, key.Export(KeyBlobFormat.RawPublicKey)));

    /// <summary>Its key number.</summary>
    public KeyNumber Number { get; }

    /// <summary>Takes 32 bytes of the named algorithm.</summary>
    /// <exception cref="SealingException">The algorithm is unknown, or the bytes are no such key.</exception>
    public static VerifyingKey Of(string algorithm, ReadOnlySpan<byte> bytes)
    {
        if (algorithm != KeyAlgorithms.Signing) throw SealingException.UnknownAlgorithm("A signing key", algorithm);

        return PublicKey.TryImport(Libsodium.Ed25519, bytes, KeyBlobFormat.RawPublicKey, out var key) && key is not null
            ? new(key)
            : throw SealingException.Damaged("A public signing key", "Ask its owner for it again.");
    }

    /// <summary>The 32 bytes.</summary>
    public byte[] ToArray() => [.. _bytes];

    /// <summary>Whether the signature is this key's over exactly this message.</summary>
    public bool Verifies(ReadOnlySpan<byte> message, ReadOnlySpan<byte> signature) => signature.Length == Libsodium.SignatureBytes && Libsodium.Ed25519.Verify(_key, message, signature);

    /// <summary>Whether the signature is this key's over an act in its canonical bytes.</summary>
    public bool VerifiesAct(ReadOnlySpan<byte> canonicalAct, ReadOnlySpan<byte> signature) => Verifies(SigningKey.ActMessage(canonicalAct), signature);

    /// <inheritdoc/>
    public bool Equals(VerifyingKey? other) => other is not null && _bytes.AsSpan().SequenceEqual(other._bytes);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as VerifyingKey);

    /// <inheritdoc/>
    public override int GetHashCode() => Number.GetHashCode();

    /// <summary>Its algorithm and number.</summary>
    public override string ToString() => $"{KeyAlgorithms.Signing} {Number}";

    internal static VerifyingKey Of(PublicKey key) => new(key);
}
