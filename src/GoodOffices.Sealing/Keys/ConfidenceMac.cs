using GoodOffices.Core.Record;

namespace GoodOffices.Sealing.Keys;

/// <summary>Authenticates what is confided, between its author and the mediator: either could have made it, so that nobody else is convinced by it.</summary>
public static class ConfidenceMac
{
    /// <summary>How many bytes it has.</summary>
    public const int Bytes = 32;

    /// <summary>Made by the author over the act's canonical bytes.</summary>
    public static byte[] Make(AgreementKey author, ReceivingKey mediator, CaseNumber of, ReadOnlySpan<byte> canonicalAct)
    {
        ArgumentNullException.ThrowIfNull(author);
        ArgumentNullException.ThrowIfNull(mediator);
        return Compute(author, mediator, of, author.Number, mediator.Number, canonicalAct);
    }

    /// <summary>Checked by the mediator, in constant time.</summary>
    public static bool Checks(AgreementKey mediator, ReceivingKey author, CaseNumber of, ReadOnlySpan<byte> canonicalAct, ReadOnlySpan<byte> mac)
    {
        ArgumentNullException.ThrowIfNull(author);
        ArgumentNullException.ThrowIfNull(mediator);
        return System.Security.Cryptography.CryptographicOperations.FixedTimeEquals(Compute(mediator, author, of, author.Number, mediator.Number, canonicalAct), mac);
    }

    private static byte[] Compute(AgreementKey mine, ReceivingKey other, CaseNumber of, KeyNumber author, KeyNumber mediator, ReadOnlySpan<byte> act)
    {
        using var key = mine.Agree(other, [], Act.ConfidenceContext(of, author, mediator), Libsodium.Hmac);
        return Libsodium.Hmac.Mac(key, [.. "goodoffices/confidence/v1\0"u8, .. act]);
    }
}
