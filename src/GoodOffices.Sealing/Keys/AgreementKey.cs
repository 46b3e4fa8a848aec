using GoodOffices.Core.Record;
using GoodOffices.Sealing.Randomness;
using NSec.Cryptography;

namespace GoodOffices.Sealing.Keys;

/// <summary>Receives wrapped keys and authenticates confidences (X25519, RFC 7748). The private half has no way out of this library but sealed.</summary>
public sealed class AgreementKey : IDisposable
{
    private readonly Key _key;

    private AgreementKey(Key key) => (_key, Public) = (key, ReceivingKey.Of(key.PublicKey));

    /// <summary>The half that may be shown.</summary>
    public ReceivingKey Public { get; }

    /// <summary>Its key number.</summary>
    public KeyNumber Number => Public.Number;

    /// <summary>Draws a new one.</summary>
    public static AgreementKey Draw(IRandomSource random)
    {
        using var seed = Secret.Draw(random);
        return FromSeed(seed.Span);
    }

    /// <summary>Forgets the private half.</summary>
    public void Dispose() => _key.Dispose();

    /// <summary>Its algorithm and number.</summary>
    public override string ToString() => Public.ToString();

    internal static AgreementKey FromSeed(ReadOnlySpan<byte> seed) => new(Libsodium.ImportPrivate(Libsodium.X25519, seed));

    internal Secret ExportSeed() => Libsodium.ExportPrivate(_key);

    /// <summary>A key that only the two can compute, for one use: HKDF-SHA-256 of their shared secret.</summary>
    /// <exception cref="SealingException">The other key is one of the few that give everybody the same secret.</exception>
    internal Key Agree(ReceivingKey other, ReadOnlySpan<byte> salt, ReadOnlySpan<byte> context, Algorithm use)
    {
        using var shared = Libsodium.X25519.Agree(_key, other.Sodium) ?? throw SealingException.Damaged($"The key {other.Number}", "It agrees on the same secret with everybody and is refused: ask its owner for a new one.");
        return Libsodium.Hkdf.DeriveKey(shared, salt, context, use);
    }
}
