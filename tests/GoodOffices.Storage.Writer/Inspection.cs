using GoodOffices.Casework.Ports;
using GoodOffices.Core.Record;

namespace GoodOffices.Storage.Writer;

/// <summary>Reads a store whole and compares every row with what its place demands.</summary>
internal static class Inspection
{
    /// <summary>Checks a case that was written by <see cref="Sample.Act"/> alone.</summary>
    /// <returns>How many acts it holds.</returns>
    /// <exception cref="InvalidOperationException">A row is missing, changed, or there without those it was written with.</exception>
    public static async Task<long> ActsOfAsync(IRecordStore store, CaseNumber of)
    {
        var sizes = await store.ReadSizesAsync(of, default);
        if (sizes.Count == 0) return 0;

        Demand(sizes.Count == 2, "both channels");
        var acts = sizes.Single(s => s.Channel == Sample.Channel(0)).Entries;
        Demand(sizes.Single(s => s.Channel == Sample.Channel(1)).Entries == 2 * acts, "as many entries as acts in the second channel");
        await ChannelAsync(store, of, Sample.Channel(0), acts);
        await ChannelAsync(store, of, Sample.Channel(1), 2 * acts);

        var n = 0L;
        await foreach (var beat in store.ReadBeatsAsync(of, 0, default))
        {
            var due = Sample.Beat(of, n);
            Demand(beat.Number == n && Same(beat.Bytes, due.Bytes) && beat.Checkpoint == due.Checkpoint && Same(beat.SealedSizes, due.SealedSizes), "each beat");
            n++;
        }

        Demand(n == acts, "a beat for each act");
        n = 0;
        await foreach (var line in store.ReadCosignaturesAsync(of, 0, default)) Demand(line.Size == ++n && Same(line.SealedLine, Sample.Cosignature(of, n, "key").SealedLine), "each cosignature");
        Demand(n == acts, "a cosignature for each act");
        var wraps = await store.ReadWrapsAsync(of, "key", default);
        Demand(wraps.Count == acts && wraps.Select((wrap, i) => wrap.Epoch == i && Same(wrap.Wrapped, Sample.Wrap(of, Sample.Channel(0), i, "key").Wrapped)).All(ok => ok), "each wrap");
        for (var i = 0L; i < acts; i++) Demand(await store.FindAnswerAsync(of, Sample.Key($"{of} {i}"), default) is { } answer && Same(answer, Sample.Bytes($"answer {of} {i}")), "each answer");
        Demand(await store.FindAnswerAsync(of, Sample.Key($"{of} {acts}"), default) is null, "no answer to what was not done");
        return acts;
    }

    public static async Task ChannelAsync(IRecordStore store, CaseNumber of, ChannelNumber channel, long size)
    {
        var n = 0L;
        await foreach (var entry in store.ReadUnmaskedEntriesAsync(of, channel, 0, default))
        {
            var due = Sample.Entry(of, channel, n);
            Demand(entry.Sequence == n && entry.Epoch == due.Epoch && entry.Leaf == due.Leaf && Same(entry.SealedBytes, due.SealedBytes), "each entry");
            n++;
        }

        Demand(n == size, "no gap between entries");
        n = 0;
        await foreach (var leaf in store.ReadLeavesAsync(of, channel, 0, default)) Demand(leaf == Sample.Entry(of, channel, n++).Leaf, "each leaf");
        Demand(n == size, "as many leaves as entries");
        n = 0;
        await foreach (var payload in store.ReadUnmaskedPayloadsAsync(of, channel, 0, default))
        {
            var due = Sample.Payload(of, channel, 3 * n);
            Demand(payload.Sequence == due.Sequence && payload.ErasureNumber == due.ErasureNumber && payload.Epoch == due.Epoch && Same(payload.SealedBytes, due.SealedBytes), "each payload");
            n++;
        }

        Demand(n == (size + 2) / 3, "a payload for each third entry");
    }

    private static bool Same(ReadOnlyMemory<byte> one, ReadOnlyMemory<byte> other) => one.Span.SequenceEqual(other.Span);

    private static void Demand(bool holds, string what)
    {
        if (!holds) throw new InvalidOperationException($"The store does not hold {what}.");
    }
}
