using GoodOffices.Core.Record;
using GoodOffices.Sealing.Randomness;
using NSec.Cryptography;

namespace GoodOffices.Sealing.Keys;

/// <summary>Signs what binds (Ed25519, RFC 8032). The private half lies in guarded memory and has no way out of this library but sealed.</summary>
public sealed class SigningKey : IDisposable
{
    private readonly Key _key;

    private SigningKey(Key key) => (_key, Public) = (key, VerifyingKey.Of(key.PublicKey));

    /// <summary>The half that may be shown.</summary>
    public VerifyingKey Public { get; }

    /// <summary>Its key number.</summary>
    public KeyNumber Number => Public.Number;

    /// <summary>Draws a new one.</summary>
    public static SigningKey Draw(IRandomSource random)
    {
        using var seed = Secret.Draw(random);
        return FromSeed(seed.Span);
    }

    /// <summary>Signs a message as it is: 64 bytes. The caller sees to it that no other kind of message can be read from it.</summary>
    public byte[] Sign(ReadOnlySpan<byte> message) => Libsodium.Ed25519.Sign(_key, message);

    /// <summary>Forgets the private half.</summary>
    public void Dispose() => _key.Dispose();

    /// <summary>Its algorithm and number.</summary>
    public override string ToString() => Public.ToString();

    internal static SigningKey FromSeed(ReadOnlySpan<byte> seed) => new(Libsodium.ImportPrivate(Libsodium.Ed25519, seed));

    internal Secret ExportSeed() => Libsodium.ExportPrivate(_key);
}
