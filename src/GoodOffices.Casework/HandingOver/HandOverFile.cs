using System.Text;
using GoodOffices.Casework.Ports;
using GoodOffices.Core.Record;
using GoodOffices.Sealing.Erasure;
using GoodOffices.Sealing.Streams;

namespace GoodOffices.Casework.HandingOver;

/// <summary>The rows of one case as they lie in the cellar, one after another in a sealed stream (docs/record-format.md §8).</summary>
internal static class HandOverFile
{
    public const byte EntryRow = (byte)'E';
    public const byte PayloadRow = (byte)'P';
    public const byte BeatRow = (byte)'B';
    public const byte CosignatureRow = (byte)'C';
    public const byte WrapRow = (byte)'W';
    public const byte VaultRow = (byte)'V';
    public const byte End = (byte)'.';

    private const string SubjectBefore = "hand-over of case ";

    public static string SubjectOf(CaseNumber of) => SubjectBefore + of;

    /// <summary>Which case a stream is about; null where it is no hand-over.</summary>
    public static CaseNumber? CaseOf(string subject) => subject.StartsWith(SubjectBefore, StringComparison.Ordinal) && CaseNumber.TryRead(subject.AsSpan(SubjectBefore.Length), out var number) ? number : null;

    /// <summary>Writes every row of the case, then its vault. Memory stays flat.</summary>
    /// <param name="store">The cellar.</param>
    /// <param name="of">The case.</param>
    /// <param name="keyNumbers">The members' keys to which channel keys may be wrapped, the successor's among them.</param>
    /// <param name="vault">The case's vault.</param>
    /// <param name="stream">Sealed to the successor.</param>
    /// <param name="cancel">Stops it; what was written then is refused by whoever reads it.</param>
    public static async ValueTask WriteAsync(IRecordStore store, CaseNumber of, IEnumerable<string> keyNumbers, Vault vault, SealedStreamWriter stream, CancellationToken cancel)
    {
        using var writer = new BinaryWriter(stream, Encoding.UTF8, leaveOpen: true);
        foreach (var (channel, _) in await store.ReadSizesAsync(of, cancel).ConfigureAwait(false)) await WriteAsync(writer, store, of, channel, cancel).ConfigureAwait(false);
        await foreach (var beat in store.ReadBeatsAsync(of, 0, cancel).ConfigureAwait(false)) Write(writer, beat);
        await foreach (var line in store.ReadCosignaturesAsync(of, 0, cancel).ConfigureAwait(false)) Write(writer, line);
        foreach (var key in keyNumbers)
            foreach (var wrap in await store.ReadWrapsAsync(of, key, cancel).ConfigureAwait(false)) Write(writer, wrap);
        writer.Write(VaultRow);
        writer.Flush();
        vault.WriteTo(stream);
        writer.Write(End);
        writer.Flush();
    }

    // Each payload right behind its entry, as they are written back together.
    private static async ValueTask WriteAsync(BinaryWriter writer, IRecordStore store, CaseNumber of, ChannelNumber channel, CancellationToken cancel)
    {
        var payloads = store.ReadUnmaskedPayloadsAsync(of, channel, 0, cancel).GetAsyncEnumerator(cancel);
        await using var _ = payloads.ConfigureAwait(false);
        var waiting = await payloads.MoveNextAsync().ConfigureAwait(false);
        await foreach (var entry in store.ReadUnmaskedEntriesAsync(of, channel, 0, cancel).ConfigureAwait(false))
        {
            Write(writer, channel, entry);
            if (!waiting || payloads.Current.Sequence != entry.Sequence) continue;
            Write(writer, channel, payloads.Current);
            waiting = await payloads.MoveNextAsync().ConfigureAwait(false);
        }
    }

    private static void Write(BinaryWriter writer, ChannelNumber channel, StoredEntry entry)
    {
        writer.Write(EntryRow);
        writer.Write(channel.ToArray());
        writer.Write(entry.Sequence);
        writer.Write(entry.Epoch);
        writer.Write(entry.Leaf.ToArray());
        Write(writer, entry.SealedBytes);
    }

    private static void Write(BinaryWriter writer, ChannelNumber channel, StoredPayload payload)
    {
        writer.Write(PayloadRow);
        writer.Write(channel.ToArray());
        writer.Write(payload.Sequence);
        writer.Write(payload.Epoch);
        writer.Write(payload.ErasureNumber);
        Write(writer, payload.SealedBytes);
    }

    private static void Write(BinaryWriter writer, StoredBeat beat)
    {
        writer.Write(BeatRow);
        writer.Write(beat.Number);
        Write(writer, beat.Bytes);
        Write(writer, Encoding.UTF8.GetBytes(beat.Checkpoint));
        Write(writer, beat.SealedSizes);
    }

    private static void Write(BinaryWriter writer, StoredCosignature line)
    {
        writer.Write(CosignatureRow);
        writer.Write(line.Size);
        Write(writer, Encoding.UTF8.GetBytes(line.KeyNumber));
        Write(writer, line.SealedLine);
    }

    private static void Write(BinaryWriter writer, StoredWrap wrap)
    {
        writer.Write(WrapRow);
        writer.Write(wrap.Channel.ToArray());
        writer.Write(wrap.Epoch);
        Write(writer, Encoding.UTF8.GetBytes(wrap.KeyNumber));
        Write(writer, wrap.Wrapped);
    }

    private static void Write(BinaryWriter writer, ReadOnlyMemory<byte> bytes)
    {
        writer.Write(bytes.Length);
        writer.Write(bytes.Span);
    }
}
