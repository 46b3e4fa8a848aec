using NSec.Cryptography;

namespace GoodOffices.Sealing.Keys;

/// <summary>The library's algorithms under one roof. Keys that have to be sealed later may leave the library, and only this assembly holds them.</summary>
internal static class Libsodium
{
    public static readonly SignatureAlgorithm Ed25519 = SignatureAlgorithm.Ed25519;
    public static readonly X25519 X25519 = KeyAgreementAlgorithm.X25519;
    public static readonly HkdfSha256 Hkdf = KeyDerivationAlgorithm.HkdfSha256;
    public static readonly AeadAlgorithm Aead = AeadAlgorithm.XChaCha20Poly1305;
    public static readonly MacAlgorithm Hmac = MacAlgorithm.HmacSha256;

    public const int KeyBytes = 32;
    public const int NonceBytes = 24;
    public const int TagBytes = 16;
    public const int PublicBytes = 32;
    public const int SignatureBytes = 64;

    private static KeyCreationParameters Exportable => new() { ExportPolicy = KeyExportPolicies.AllowPlaintextExport };

    public static Key ImportPrivate(Algorithm algorithm, ReadOnlySpan<byte> seed) => Key.Import(algorithm, seed, KeyBlobFormat.RawPrivateKey, Exportable);

    public static Key ImportSymmetric(Algorithm algorithm, ReadOnlySpan<byte> key, bool exportable = false) =>
        Key.Import(algorithm, key, KeyBlobFormat.RawSymmetricKey, exportable ? Exportable : default);

    public static Secret ExportPrivate(Key key)
    {
        var secret = new Secret(KeyBytes);
        key.TryExport(KeyBlobFormat.RawPrivateKey, secret.Span, out _);
        return secret;
    }

    public static Secret ExportSymmetric(Key key)
    {
        var secret = new Secret(KeyBytes);
        key.TryExport(KeyBlobFormat.RawSymmetricKey, secret.Span, out _);
        return secret;
    }
}
