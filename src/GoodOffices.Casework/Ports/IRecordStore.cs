using GoodOffices.Core.Record;

namespace GoodOffices.Casework.Ports;

/// <summary>The cellar: keeps the rows of the record, sealed, and never rewrites one.</summary>
/// <remarks>
/// It knows numbers, sequences, leaf hashes and sealed bytes; it can open nothing. An answer of <see cref="AppendAnswer.Appended"/> means that the rows are on disk (SQLite: <c>synchronous=FULL</c>).
/// All methods may be called from several threads. A broken machine (disk full, I/O error) comes as <see cref="IOException"/>; reads go on where they can. After an error of a flush to disk nothing is
/// acknowledged any more, as what the disk holds is then unknown.
/// </remarks>
public interface IRecordStore : IAsyncDisposable
{
    /// <summary>The cases that have an entry, in the order of their numbers.</summary>
    IAsyncEnumerable<CaseNumber> ReadCasesAsync(CancellationToken cancel);

    /// <summary>Takes the right to write to a case: whoever held it before is refused from now on. The first tenure of a case is 1.</summary>
    ValueTask<long> TakeTenureAsync(CaseNumber of, CancellationToken cancel);

    /// <summary>Writes all of it, or nothing.</summary>
    ValueTask<AppendAnswer> AppendAsync(Append append, CancellationToken cancel);

    /// <summary>The channels of a case and how many entries each has, in the order of their numbers; empty where the case does not exist.</summary>
    ValueTask<IReadOnlyList<ChannelSize>> ReadSizesAsync(CaseNumber of, CancellationToken cancel);

    /// <summary>The leaf hashes of a channel, from a sequence on, in order.</summary>
    IAsyncEnumerable<Digest> ReadLeavesAsync(CaseNumber of, ChannelNumber channel, long from, CancellationToken cancel);

    /// <summary>The sealed entries of a channel, from a sequence on, in order; streamed.</summary>
    IAsyncEnumerable<StoredEntry> ReadUnmaskedEntriesAsync(CaseNumber of, ChannelNumber channel, long from, CancellationToken cancel);

    /// <summary>The sealed payloads of a channel, from a sequence on, in order; erased ones are absent.</summary>
    IAsyncEnumerable<StoredPayload> ReadUnmaskedPayloadsAsync(CaseNumber of, ChannelNumber channel, long from, CancellationToken cancel);

    /// <summary>The beats of a case from a number on, in order.</summary>
    IAsyncEnumerable<StoredBeat> ReadBeatsAsync(CaseNumber of, long from, CancellationToken cancel);

    /// <summary>The cosignatures of checkpoints of at least the given size, by size, then by key number.</summary>
    IAsyncEnumerable<StoredCosignature> ReadCosignaturesAsync(CaseNumber of, long fromSize, CancellationToken cancel);

    /// <summary>The channel keys wrapped to one member key, by channel, then epoch.</summary>
    ValueTask<IReadOnlyList<StoredWrap>> ReadWrapsAsync(CaseNumber of, string keyNumber, CancellationToken cancel);

    /// <summary>The answer once given for this key, sealed; null where there was none.</summary>
    ValueTask<ReadOnlyMemory<byte>?> FindAnswerAsync(CaseNumber of, IdempotencyKey key, CancellationToken cancel);

    /// <summary>Keeps a sealed snapshot, in place of an earlier one of that name. It is a cache: losing it loses nothing.</summary>
    ValueTask KeepSnapshotAsync(CaseNumber of, string name, ReadOnlyMemory<byte> sealedBytes, CancellationToken cancel);

    /// <summary>The snapshot of that name, or null.</summary>
    ValueTask<ReadOnlyMemory<byte>?> FindSnapshotAsync(CaseNumber of, string name, CancellationToken cancel);

    /// <summary>Throws away every snapshot of every case.</summary>
    ValueTask DropSnapshotsAsync(CancellationToken cancel);

    /// <summary>Copies the whole cellar into one new file while it is in use: one instant of it, checked before it is called done. Snapshots are left out.</summary>
    /// <exception cref="IOException">The file exists already, or cannot be written; no half copy is left under its name.</exception>
    ValueTask BackUpAsync(string file, CancellationToken cancel);

    /// <summary>Brings every case of a backup into this cellar, all or nothing, after the file was checked. Whoever held the tenure of such a case is refused from then on.</summary>
    /// <param name="file">A file that <see cref="BackUpAsync"/> wrote, whichever kind of store it came from.</param>
    /// <param name="replacing">Whether a case that is here already may be put back to what the backup holds of it; its later entries are then gone. Otherwise nothing is restored where there is such a case.</param>
    /// <param name="cancel">Stops it; nothing is then restored.</param>
    /// <exception cref="InvalidDataException">The file is no backup, is damaged, or was written by a newer program.</exception>
    ValueTask<RestoreAnswer> RestoreAsync(string file, bool replacing, CancellationToken cancel);
}
