using System.Collections.Immutable;
using GoodOffices.Casework.Ports;
using GoodOffices.Core.Record;
using GoodOffices.Storage.Rows;

namespace GoodOffices.Storage.Memory;

/// <summary>The rows of one case; never changed, only followed by another.</summary>
internal sealed record MemoryCase
{
    public static readonly MemoryCase Empty = new();

    public long Tenure { get; init; }

    public ImmutableSortedDictionary<ChannelNumber, ImmutableList<StoredEntry>> Entries { get; init; } = ImmutableSortedDictionary<ChannelNumber, ImmutableList<StoredEntry>>.Empty;

    public ImmutableSortedDictionary<(ChannelNumber Channel, long Sequence), StoredPayload> Payloads { get; init; } = ImmutableSortedDictionary<(ChannelNumber, long), StoredPayload>.Empty;

    public ImmutableList<StoredBeat> Beats { get; init; } = [];

    public ImmutableSortedDictionary<(long Size, string KeyNumber), StoredCosignature> Cosignatures { get; init; } =
        ImmutableSortedDictionary.Create<(long, string), StoredCosignature>(Comparer<(long Size, string Key)>.Create((a, b) => a.Size != b.Size ? a.Size.CompareTo(b.Size) : string.CompareOrdinal(a.Key, b.Key)));

    public ImmutableDictionary<(string KeyNumber, ChannelNumber Channel, int Epoch), StoredWrap> Wraps { get; init; } = ImmutableDictionary<(string, ChannelNumber, int), StoredWrap>.Empty;

    public ImmutableDictionary<IdempotencyKey, ReadOnlyMemory<byte>> Answers { get; init; } = ImmutableDictionary<IdempotencyKey, ReadOnlyMemory<byte>>.Empty;

    public ImmutableDictionary<string, ReadOnlyMemory<byte>> Snapshots { get; init; } = ImmutableDictionary<string, ReadOnlyMemory<byte>>.Empty;

    public ImmutableList<StoredEntry> EntriesOf(ChannelNumber channel) => Entries.GetValueOrDefault(channel, []);

    public AppendFacts FactsFor(Append append) => new(
        append.Answered is { } asked && Answers.TryGetValue(asked.Key, out var given) ? given : (ReadOnlyMemory<byte>?)null,
        Tenure,
        [.. append.Channels.Select(c => (long)EntriesOf(c.Channel).Count)],
        Beats.Count);

    /// <summary>After an append to which there is no objection.</summary>
    public MemoryCase After(Append append)
    {
        var (entries, payloads, cosignatures, wraps) = (Entries, Payloads, Cosignatures, Wraps);
        foreach (var channel in append.Channels)
        {
            entries = entries.SetItem(channel.Channel, EntriesOf(channel.Channel).AddRange(channel.Entries.Select(e => e with { SealedBytes = e.SealedBytes.ToArray() })));
            payloads = payloads.AddRange(channel.Payloads.Select(p => KeyValuePair.Create((channel.Channel, p.Sequence), p with { SealedBytes = p.SealedBytes.ToArray() })));
        }

        foreach (var line in append.Cosignatures)
            if (!cosignatures.ContainsKey((line.Size, line.KeyNumber))) cosignatures = cosignatures.Add((line.Size, line.KeyNumber), line with { SealedLine = line.SealedLine.ToArray() });
        foreach (var wrap in append.Wraps)
            if (!wraps.ContainsKey((wrap.KeyNumber, wrap.Channel, wrap.Epoch))) wraps = wraps.Add((wrap.KeyNumber, wrap.Channel, wrap.Epoch), wrap with { Wrapped = wrap.Wrapped.ToArray() });

        return this with
        {
            Entries = entries,
            Payloads = payloads.RemoveRange(append.Erased.Select(place => (place.Channel, place.Sequence))),
            Beats = Beats.AddRange(append.Beats.Select(b => b with { Bytes = b.Bytes.ToArray(), SealedSizes = b.SealedSizes.ToArray() })),
            Cosignatures = cosignatures,
            Wraps = wraps,
            Answers = append.Answered is { } answered ? Answers.Add(answered.Key, answered.SealedAnswer.ToArray()) : Answers,
        };
    }
}
