using GoodOffices.Casework.Ports;
using GoodOffices.Core.Record;

namespace GoodOffices.Tests.Desk;

/// <summary>A cellar whose machine stops at a chosen step, and which counts what is read.</summary>
internal sealed class StoppingCellar(IRecordStore inner) : IRecordStore
{
    public bool StopAfterErasing { get; set; }

    /// <summary>What happens, once, before the next tenure is taken: other desks are quicker.</summary>
    public Func<Task>? BeforeTenure { get; set; }

    public int EntriesRead { get; private set; }

    public ValueTask<AppendAnswer> AppendAsync(Append append, CancellationToken cancel) => StopAfterErasing && append.Erased.Length > 0 ? throw new IOException("The machine stopped.") : inner.AppendAsync(append, cancel);

    public IAsyncEnumerable<CaseNumber> ReadCasesAsync(CancellationToken cancel) => inner.ReadCasesAsync(cancel);

    public async ValueTask<long> TakeTenureAsync(CaseNumber of, CancellationToken cancel)
    {
        var before = BeforeTenure;
        BeforeTenure = null;
        if (before is not null) await before();
        return await inner.TakeTenureAsync(of, cancel);
    }

    public ValueTask<IReadOnlyList<ChannelSize>> ReadSizesAsync(CaseNumber of, CancellationToken cancel) => inner.ReadSizesAsync(of, cancel);

    public IAsyncEnumerable<Digest> ReadLeavesAsync(CaseNumber of, ChannelNumber channel, long from, CancellationToken cancel) => inner.ReadLeavesAsync(of, channel, from, cancel);

    public IAsyncEnumerable<StoredEntry> ReadUnmaskedEntriesAsync(CaseNumber of, ChannelNumber channel, long from, CancellationToken cancel) => inner.ReadUnmaskedEntriesAsync(of, channel, from, cancel).Select(entry =>
    {
        EntriesRead++;
        return entry;
    });

    public IAsyncEnumerable<StoredPayload> ReadUnmaskedPayloadsAsync(CaseNumber of, ChannelNumber channel, long from, CancellationToken cancel) => inner.ReadUnmaskedPayloadsAsync(of, channel, from, cancel);

    public IAsyncEnumerable<StoredBeat> ReadBeatsAsync(CaseNumber of, long from, CancellationToken cancel) => inner.ReadBeatsAsync(of, from, cancel);

    public IAsyncEnumerable<StoredCosignature> ReadCosignaturesAsync(CaseNumber of, long fromSize, CancellationToken cancel) => inner.ReadCosignaturesAsync(of, fromSize, cancel);

    public ValueTask<IReadOnlyList<StoredWrap>> ReadWrapsAsync(CaseNumber of, string keyNumber, CancellationToken cancel) => inner.ReadWrapsAsync(of, keyNumber, cancel);

    public ValueTask<ReadOnlyMemory<byte>?> FindAnswerAsync(CaseNumber of, IdempotencyKey key, CancellationToken cancel) => inner.FindAnswerAsync(of, key, cancel);

    public ValueTask KeepSnapshotAsync(CaseNumber of, string name, ReadOnlyMemory<byte> sealedBytes, CancellationToken cancel) => inner.KeepSnapshotAsync(of, name, sealedBytes, cancel);

    public ValueTask<ReadOnlyMemory<byte>?> FindSnapshotAsync(CaseNumber of, string name, CancellationToken cancel) => inner.FindSnapshotAsync(of, name, cancel);

    public ValueTask DropSnapshotsAsync(CancellationToken cancel) => inner.DropSnapshotsAsync(cancel);

    public ValueTask BackUpAsync(string file, CancellationToken cancel) => inner.BackUpAsync(file, cancel);

    public ValueTask<RestoreAnswer> RestoreAsync(string file, bool replacing, CancellationToken cancel) => inner.RestoreAsync(file, replacing, cancel);

    public ValueTask DisposeAsync() => inner.DisposeAsync();
}
