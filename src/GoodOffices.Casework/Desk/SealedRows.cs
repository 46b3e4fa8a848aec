using System.Buffers.Binary;
using GoodOffices.Casework.Ports;
using GoodOffices.Core.Record;
using GoodOffices.Sealing.Erasure;
using GoodOffices.Sealing.Randomness;
using GoodOffices.Sealing.Rows;

namespace GoodOffices.Casework.Desk;

/// <summary>How the rows of the cellar are sealed and opened.</summary>
internal static class SealedRows
{
    private const string EntryRow = "entry";
    private const string PayloadRow = "payload";
    private const int SequenceBits = 30;
    private const int GenerationBits = 4;

    public static StoredEntry Seal(ChannelKey key, Entry entry, byte[] bytes, IRandomSource random) =>
        new(entry.Sequence, key.Epoch, MerkleTree.Leaf(bytes), key.Seal(key.Place(EntryRow, entry.Sequence), bytes, random));

    /// <summary>Opens an entry and sees that it is the leaf it is filed as.</summary>
    public static byte[] Open(ChannelKey key, StoredEntry stored)
    {
        var bytes = key.Open(key.Place(EntryRow, stored.Sequence), stored.SealedBytes.Span);
        return MerkleTree.Leaf(bytes) == stored.Leaf ? bytes : throw new InvalidDataException($"Entry {stored.Sequence} of channel {key.Channel} is not the one its hash names: the database was changed. Restore a backup.");
    }

    public static StoredPayload Seal(Vault vault, ChannelKey key, long sequence, int slot, Payload payload)
    {
        var number = ErasureNumber(vault, slot, sequence);
        return new(sequence, key.Epoch, number, vault.SealPayload(key, key.Place(PayloadRow, sequence), number, [.. payload.Salt.ToArray(), .. payload.Content.Span]));
    }

    public static Payload Open(Vault vault, ChannelKey key, StoredPayload stored) =>
        vault.TryOpenPayload(key, key.Place(PayloadRow, stored.Sequence), stored.ErasureNumber, stored.SealedBytes.Span, out var plain) && plain.Length >= Digest.Bytes
            ? new(Digest.Of(plain.AsSpan(0, Digest.Bytes)), plain.AsMemory(Digest.Bytes))
            : throw new InvalidDataException($"The payload of entry {stored.Sequence} of channel {key.Channel} is not what was written there: the database was changed. Restore a backup.");

    public static byte[] SealOwn(Vault vault, string rowType, long row, Fields content, IRandomSource random) => vault.Desk.Seal(vault.Desk.Place(rowType, row), content.Write(), random);

    public static Fields OpenOwn(Vault vault, string rowType, long row, ReadOnlySpan<byte> sealedBytes) => Fields.Read(vault.Desk.Open(vault.Desk.Place(rowType, row), sealedBytes));

    public static long RowOf(IdempotencyKey key) => BinaryPrimitives.ReadInt64BigEndian(key.Value.ToArray()) & long.MaxValue;

    /// <summary>The number a payload of that place has, unless one of an earlier life of the record was erased there before.</summary>
    public static long FirstErasureNumber(int slot, long sequence) => ((long)slot << (GenerationBits + SequenceBits)) | sequence;

    // Slot and sequence name a payload without anything having to count. After an older backup was restored a sequence may come again whose number was erased: then the next generation of it is free.
    private static long ErasureNumber(Vault vault, int slot, long sequence)
    {
        if (sequence >= 1L << SequenceBits) throw new InvalidOperationException("A channel has more entries than payloads can be numbered.");
        for (var generation = 0L; generation < 1 << GenerationBits; generation++)
        {
            var number = FirstErasureNumber(slot, sequence) | (generation << SequenceBits);
            if (!vault.IsErased(number)) return number;
        }

        throw new InvalidOperationException("This place of the channel was erased in too many restored backups. Open another channel.");
    }
}
