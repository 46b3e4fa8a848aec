using GoodOffices.Sealing.Randomness;
using NSec.Cryptography;

namespace GoodOffices.Sealing.Keys;

/// <summary>A secret sealed to a public key: algorithm, ephemeral public key, nonce, ciphertext. Only the owner of the key opens it, and only in the context it was made for.</summary>
/// <remarks>Nothing in it says who wrapped it: a stranger can wrap a key of her own, so a wrap is taken only from the record or from a signed file.</remarks>
internal static class KeyWrap
{
    private const int HeadBytes = 1 + Libsodium.PublicBytes + Libsodium.NonceBytes;
    public const int Overhead = HeadBytes + Libsodium.TagBytes;

    public static byte[] Seal(ReadOnlySpan<byte> context, ReadOnlySpan<byte> secret, ReceivingKey recipient, IRandomSource random)
    {
        ArgumentNullException.ThrowIfNull(recipient);
        using var ephemeral = AgreementKey.Draw(random);
        using var key = Derive(ephemeral, recipient, ephemeral.Public, recipient, context);

        var wrapped = new byte[Overhead + secret.Length];
        wrapped[0] = KeyAlgorithms.First;
        ephemeral.Public.Bytes.CopyTo(wrapped.AsSpan(1));
        var nonce = wrapped.AsSpan(1 + Libsodium.PublicBytes, Libsodium.NonceBytes);
        random.Fill(nonce);
        Libsodium.Aead.Encrypt(key, nonce, [], secret, wrapped.AsSpan(HeadBytes));
        return wrapped;
    }

    public static bool TryOpen(ReadOnlySpan<byte> context, ReadOnlySpan<byte> wrapped, AgreementKey recipient, Span<byte> secret)
    {
        if (wrapped.IsEmpty) return false;
        KeyAlgorithms.Demand(wrapped[0], "A wrapped key");
        if (wrapped.Length != Overhead + secret.Length) return false;
        if (ReceivingKey.TryRead(wrapped.Slice(1, Libsodium.PublicBytes)) is not { } ephemeral) return false;

        try
        {
            using var key = Derive(recipient, ephemeral, ephemeral, recipient.Public, context);
            return Libsodium.Aead.Decrypt(key, wrapped.Slice(1 + Libsodium.PublicBytes, Libsodium.NonceBytes), [], wrapped[HeadBytes..], secret);
        }
        catch (SealingException)
        {
            return false; // an ephemeral key that agrees on the same secret with everybody
        }
    }

    private static Key Derive(AgreementKey mine, ReceivingKey other, ReceivingKey ephemeral, ReceivingKey recipient, ReadOnlySpan<byte> context) =>
        mine.Agree(other, [.. ephemeral.Bytes, .. recipient.Bytes], [.. "goodoffices/wrap/v1\0"u8, .. context], Libsodium.Aead);
}
