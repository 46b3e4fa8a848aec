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

    public static IdempotencyKey? KeyOf(MemberId author, string? name) => name is null ? null : new(Digest.Hash([.. "goodoffices/idempotency/v1\0"u8, .. Encoding.ASCII.GetBytes(author.ToString()), 0, .. Encoding.UTF8.GetBytes(name)]));

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
