using GoodOffices.Verify.Canonical;
using GoodOffices.Verify.Texts;
using NSec.Cryptography;

namespace GoodOffices.Verify.Keys;

/// <summary>An Ed25519 public key.</summary>
internal sealed class SigningKey
{
    public const int SignatureLength = 64;
    private const string Name = "ed25519";

    private readonly PublicKey _key;

    private SigningKey(byte[] bytes, PublicKey key) => (Bytes, _key, Number) = (bytes, key, KeyNumber.Of(Name, bytes));

    public byte[] Bytes { get; }

    public string Number { get; }

    /// <summary>Null where the bytes are no honest public key.</summary>
    public static SigningKey? TryFrom(byte[] bytes) =>
        bytes.Length == 32 && CurvePoints.IsSoundEd25519(bytes) && PublicKey.TryImport(SignatureAlgorithm.Ed25519, bytes, KeyBlobFormat.RawPublicKey, out var key) ? new(bytes, key!) : null;

    public static SigningKey Read(JsonValue value, string what) =>
        TryFrom(KeyNumber.PublicBytes(value, what, Name)) ?? throw new FormException($"{what} is not the canonical form of a sound Ed25519 key.");

    /// <remarks>libsodium refuses what could be a second signature made from a first: a scalar that is not reduced, a key or commitment of small order.</remarks>
    public bool Signed(ReadOnlySpan<byte> message, ReadOnlySpan<byte> signature) => SignatureAlgorithm.Ed25519.Verify(_key, message, signature);
}

/// <summary>How a key is named: by the first half of a hash over its algorithm and bytes.</summary>
internal static class KeyNumber
{
    public const int Length = 16;

    public static string Of(string algorithm, ReadOnlySpan<byte> key) =>
        Text64.WriteUrl(Trees.Digest.Of([.. "goodoffices/key/v1\0"u8, .. System.Text.Encoding.ASCII.GetBytes(algorithm), 0, .. key]).ToArray().AsSpan(0, Length));

    public static byte[] PublicBytes(JsonValue value, string what, string algorithm)
    {
        var fields = new Fields(value, what);
        var named = fields.Text("alg");
        if (named != algorithm) throw new FormException($"{what} uses the algorithm {Words.Shown(named)}, which this verifier does not know here; it knows {algorithm}.", Remedies.Newer);
        var bytes = fields.Bytes("public", 32);
        fields.End();
        return bytes;
    }
}

/// <summary>The number of an X25519 key, which only receives: nothing here is decrypted.</summary>
internal static class WrappingKey
{
    private const string Name = "x25519";

    public static string ReadNumber(JsonValue value, string what)
    {
        var bytes = KeyNumber.PublicBytes(value, what, Name);
        return CurvePoints.IsSoundX25519(bytes) ? KeyNumber.Of(Name, bytes) : throw new FormException($"{what} is not the canonical form of a sound X25519 key.");
    }
}
