using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using GoodOffices.Casework.Ports;
using GoodOffices.Core.Record;
using GoodOffices.Storage.Backups;
using GoodOffices.Storage.Rows;

namespace GoodOffices.Storage.Memory;

/// <summary>The record in memory, with a machine under it that may be made to fail and a crash that may be called: for tests and simulations.</summary>
/// <remarks>It waits nowhere but in <see cref="IFaults"/> and for its turn, and goes on in the caller's own scheduler: one thread and one seed give one history.</remarks>
/// <param name="disk">What lasts.</param>
/// <param name="faults">The machine; one that never fails where it is null.</param>
public sealed class MemoryRecordStore(MemoryDisk disk, IFaults? faults = null) : IRecordStore
{
    private string? _stopped;
    private bool _crashed;

    /// <summary>The program is gone: what was not flushed is lost, and nobody is told anything any more. Open another store on the same disk.</summary>
    public void Crash() => _crashed = true;

    /// <inheritdoc/>
    public async IAsyncEnumerable<CaseNumber> ReadCasesAsync([EnumeratorCancellation] CancellationToken cancel)
    {
        await StepAsync(StoreStep.Read, default, cancel);
        foreach (var (number, rows) in disk.Cases)
            if (!rows.Entries.IsEmpty) yield return number;
    }

    /// <inheritdoc/>
    public async ValueTask<long> TakeTenureAsync(CaseNumber of, CancellationToken cancel)
    {
        await StepAsync(StoreStep.TakeTenure, of, cancel);
        return await InTurnAsync(of, rows => (rows with { Tenure = rows.Tenure + 1 }, rows.Tenure + 1));
    }

    /// <inheritdoc/>
    public async ValueTask<AppendAnswer> AppendAsync(Append append, CancellationToken cancel)
    {
        AppendShape.Check(append);
        await StepAsync(StoreStep.Write, append.Case, cancel);
        var answer = await InTurnAsync(append.Case, rows => rows.FactsFor(append).Objection(append) is { } objection ? (rows, objection) : (rows.After(append), new AppendAnswer.Appended()));
        await StepAsync(StoreStep.Acknowledge, append.Case, CancellationToken.None);
        return answer;
    }

    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<ChannelSize>> ReadSizesAsync(CaseNumber of, CancellationToken cancel)
    {
        await StepAsync(StoreStep.Read, of, cancel);
        return [.. Rows(of).Entries.Select(channel => new ChannelSize(channel.Key, channel.Value.Count))];
    }

    /// <inheritdoc/>
    public IAsyncEnumerable<Digest> ReadLeavesAsync(CaseNumber of, ChannelNumber channel, long from, CancellationToken cancel) => StreamAsync(of, rows => rows.EntriesOf(channel).Where(e => e.Sequence >= from).Select(e => e.Leaf), cancel);

    /// <inheritdoc/>
    public IAsyncEnumerable<StoredEntry> ReadUnmaskedEntriesAsync(CaseNumber of, ChannelNumber channel, long from, CancellationToken cancel) => StreamAsync(of, rows => rows.EntriesOf(channel).Where(e => e.Sequence >= from), cancel);

    /// <inheritdoc/>
    public IAsyncEnumerable<StoredPayload> ReadUnmaskedPayloadsAsync(CaseNumber of, ChannelNumber channel, long from, CancellationToken cancel) =>
        StreamAsync(of, rows => rows.Payloads.Where(pair => pair.Key.Channel == channel && pair.Key.Sequence >= from).Select(pair => pair.Value), cancel);

    /// <inheritdoc/>
    public IAsyncEnumerable<StoredBeat> ReadBeatsAsync(CaseNumber of, long from, CancellationToken cancel) => StreamAsync(of, rows => rows.Beats.Where(beat => beat.Number >= from), cancel);

    /// <inheritdoc/>
    public IAsyncEnumerable<StoredCosignature> ReadCosignaturesAsync(CaseNumber of, long fromSize, CancellationToken cancel) => StreamAsync(of, rows => rows.Cosignatures.Values.Where(line => line.Size >= fromSize), cancel);

    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<StoredWrap>> ReadWrapsAsync(CaseNumber of, string keyNumber, CancellationToken cancel)
    {
        await StepAsync(StoreStep.Read, of, cancel);
        return [.. Rows(of).Wraps.Values.Where(wrap => wrap.KeyNumber == keyNumber).OrderBy(wrap => wrap.Channel).ThenBy(wrap => wrap.Epoch)];
    }

    /// <inheritdoc/>
    public async ValueTask<ReadOnlyMemory<byte>?> FindAnswerAsync(CaseNumber of, IdempotencyKey key, CancellationToken cancel)
    {
        await StepAsync(StoreStep.Read, of, cancel);
        return Rows(of).Answers.TryGetValue(key, out var answer) ? answer : (ReadOnlyMemory<byte>?)null;
    }

    /// <inheritdoc/>
    public async ValueTask KeepSnapshotAsync(CaseNumber of, string name, ReadOnlyMemory<byte> sealedBytes, CancellationToken cancel)
    {
        await StepAsync(StoreStep.Snapshot, of, cancel);
        await InTurnAsync(of, rows => (rows with { Snapshots = rows.Snapshots.SetItem(name, sealedBytes.ToArray()) }, 0));
    }

    /// <inheritdoc/>
    public async ValueTask<ReadOnlyMemory<byte>?> FindSnapshotAsync(CaseNumber of, string name, CancellationToken cancel)
    {
        await StepAsync(StoreStep.Read, of, cancel);
        return Rows(of).Snapshots.TryGetValue(name, out var kept) ? kept : (ReadOnlyMemory<byte>?)null;
    }

    /// <inheritdoc/>
    public async ValueTask DropSnapshotsAsync(CancellationToken cancel)
    {
        await StepAsync(StoreStep.Snapshot, default, cancel);
        await AllInTurnAsync(default, cases => (cases.ToImmutableSortedDictionary(pair => pair.Key, pair => pair.Value with { Snapshots = MemoryCase.Empty.Snapshots }), 0));
    }

    /// <inheritdoc/>
    public async ValueTask BackUpAsync(string file, CancellationToken cancel)
    {
        await StepAsync(StoreStep.Copy, default, cancel);
        BackupFile.Write(file, new MemoryTables(disk.Cases), cancel);
    }

    /// <inheritdoc/>
    public async ValueTask<RestoreAnswer> RestoreAsync(string file, bool replacing, CancellationToken cancel)
    {
        await StepAsync(StoreStep.Copy, default, cancel);
        using var backup = OpenBackup.Check(file, cancel);
        var restored = MemoryTables.Read(backup);
        return await AllInTurnAsync(default, cases =>
        {
            var here = restored.Keys.Where(number => cases.TryGetValue(number, out var rows) && !rows.Entries.IsEmpty).ToImmutableArray();
            if (!here.IsEmpty && !replacing) return (cases, (RestoreAnswer)new RestoreAnswer.CasesExist(here));
            var after = cases.SetItems(restored.Select(pair => KeyValuePair.Create(pair.Key, pair.Value with { Tenure = Math.Max(pair.Value.Tenure, cases.GetValueOrDefault(pair.Key, MemoryCase.Empty).Tenure) + 1 })));
            return (after, new RestoreAnswer.Restored([.. restored.Keys]));
        });
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private MemoryCase Rows(CaseNumber of) => disk.Cases.GetValueOrDefault(of, MemoryCase.Empty);

    private async IAsyncEnumerable<T> StreamAsync<T>(CaseNumber of, Func<MemoryCase, IEnumerable<T>> choose, [EnumeratorCancellation] CancellationToken cancel)
    {
        await StepAsync(StoreStep.Read, of, cancel);
        foreach (var row in choose(Rows(of)))
        {
            yield return row;
            await StepAsync(StoreStep.Read, of, cancel);
        }
    }

    private Task<T> InTurnAsync<T>(CaseNumber of, Func<MemoryCase, (MemoryCase, T)> change) => AllInTurnAsync(of, cases =>
    {
        var before = cases.GetValueOrDefault(of, MemoryCase.Empty);
        var (after, answer) = change(before);
        return (ReferenceEquals(before, after) ? cases : cases.SetItem(of, after), answer);
    });

    /// <summary>Nobody sees a state before it is flushed.</summary>
    private async Task<T> AllInTurnAsync<T>(CaseNumber of, Func<ImmutableSortedDictionary<CaseNumber, MemoryCase>, (ImmutableSortedDictionary<CaseNumber, MemoryCase>, T)> change)
    {
        await disk.Turn.EnterAsync();
        try
        {
            ThrowIfGone();
            if (_stopped is { } why) throw new IOException(why);
            var (after, answer) = change(disk.Cases);
            if (!ReferenceEquals(after, disk.Cases)) await FlushAsync(of, after);
            return answer;
        }
        finally
        {
            disk.Turn.Leave();
        }
    }

    private async Task FlushAsync(CaseNumber of, ImmutableSortedDictionary<CaseNumber, MemoryCase> after)
    {
        try
        {
            if (faults is not null) await faults.BeforeAsync(StoreStep.Flush, of);
        }
        catch (IOException fault)
        {
            _stopped = "A flush to disk failed earlier, so that nothing more is written. Open the store again: what was acknowledged is there.";
            throw new IOException(_stopped, fault);
        }

        ThrowIfGone();
        disk.Cases = after;
    }

    private async ValueTask StepAsync(StoreStep step, CaseNumber of, CancellationToken cancel)
    {
        cancel.ThrowIfCancellationRequested();
        ThrowIfGone();
        if (faults is not null) await faults.BeforeAsync(step, of);
        ThrowIfGone();
    }

    private void ThrowIfGone()
    {
        if (_crashed) throw new IOException("The program of this store has crashed. Open another store on the same disk.");
    }
}
