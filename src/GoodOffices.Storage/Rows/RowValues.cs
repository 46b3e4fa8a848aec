using System.Runtime.InteropServices;
using GoodOffices.Casework.Ports;
using GoodOffices.Core.Record;

namespace GoodOffices.Storage.Rows;

/// <summary>Rows as the values of their table's columns: text, 64-bit numbers and bytes, which every store can hold.</summary>
internal static class RowValues
{
    public static object[] Of(CaseNumber of, ChannelNumber channel, StoredEntry entry) =>
        [of.ToString(), channel.ToString(), entry.Sequence, (long)entry.Epoch, entry.Leaf.ToArray(), Bytes(entry.SealedBytes)];

    public static object[] Of(CaseNumber of, ChannelNumber channel, StoredPayload payload) =>
        [of.ToString(), channel.ToString(), payload.Sequence, (long)payload.Epoch, payload.ErasureNumber, Bytes(payload.SealedBytes)];

    public static object[] Of(CaseNumber of, StoredBeat beat) => [of.ToString(), beat.Number, Bytes(beat.Bytes), beat.Checkpoint, Bytes(beat.SealedSizes)];

    public static object[] Of(CaseNumber of, StoredCosignature cosignature) => [of.ToString(), cosignature.Size, cosignature.KeyNumber, Bytes(cosignature.SealedLine)];

    public static object[] Of(CaseNumber of, StoredWrap wrap) => [of.ToString(), wrap.KeyNumber, wrap.Channel.ToString(), (long)wrap.Epoch, Bytes(wrap.Wrapped)];

    public static object[] Of(CaseNumber of, IdempotencyKey key, ReadOnlyMemory<byte> answer) => [of.ToString(), key.Value.ToArray(), Bytes(answer)];

    public static CaseNumber Case(object value) => CaseNumber.TryRead((string)value, out var number) ? number : throw Damaged("case number");

    public static ChannelNumber Channel(object value) => ChannelNumber.TryRead((string)value, out var number) ? number : throw Damaged("channel number");

    public static Digest Leaf(object value) => value is byte[] { Length: Digest.Bytes } bytes ? Digest.Of(bytes) : throw Damaged("hash");

    /// <summary>The bytes themselves where they are an array of their own already.</summary>
    public static byte[] Bytes(ReadOnlyMemory<byte> memory) =>
        MemoryMarshal.TryGetArray(memory, out var whole) && whole.Offset == 0 && whole.Array!.Length == whole.Count ? whole.Array : memory.ToArray();

    private static InvalidDataException Damaged(string what) => new($"The record holds a {what} that is none: the database was changed by something else. Restore a backup.");
}
