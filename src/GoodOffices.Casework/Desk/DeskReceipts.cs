using System.Security.Cryptography;
using System.Text;
using GoodOffices.Casework.Ports;
using GoodOffices.Core.Record;
using GoodOffices.Sealing.Erasure;
using GoodOffices.Sealing.Randomness;

namespace GoodOffices.Casework.Desk;

/// <summary>Answers kept under idempotency keys, so that a repeated request is answered as it was the first time.</summary>
internal static class DeskReceipts
{
    private const string RowType = "answer";

    /// <summary>The key lies in the clear, so that it is a hash under a secret of the vault: nobody finds a member's name, or what she called a request, by trying.</summary>
    public static IdempotencyKey? KeyOf(Vault vault, MemberId author, string? name)
    {
        if (name is null) return null;
        byte[] named = [.. "goodoffices/idempotency/v1\0"u8, .. Encoding.ASCII.GetBytes(author.ToString()), 0, .. Encoding.UTF8.GetBytes(name)];
        return new(Digest.Of(HMACSHA256.HashData(vault.SlotSalt(long.MaxValue, 1), named))); // no beat ever has this number
    }

    public static Answered Seal(Vault vault, IdempotencyKey key, DeskAnswer.Accepted answer, Act act, IRandomSource random) => new(key, SealedRows.SealOwn(vault, RowType, SealedRows.RowOf(key), Fields.Of(
        ("act", FieldValue.Of(Digest.Hash(act.Write()))), ("at", answer.At), ("channel", answer.Channel.ToString()), ("leaf", FieldValue.Of(answer.Leaf)), ("sequence", answer.Sequence)), random));

    public static DeskAnswer Open(Vault vault, IdempotencyKey key, ReadOnlyMemory<byte> sealedAnswer, Act act)
    {
        var fields = SealedRows.OpenOwn(vault, RowType, SealedRows.RowOf(key), sealedAnswer.Span);
        return fields.DigestOf("act") == Digest.Hash(act.Write())
            ? new DeskAnswer.Accepted(fields.ChannelOf("channel"), fields.CountOf("sequence"), fields.CountOf("at"), fields.DigestOf("leaf"))
            : new DeskAnswer.Refused(CaseDesk.KeyUsed);
    }
}
