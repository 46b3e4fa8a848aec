using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using GoodOffices.Casework.Authority;
using GoodOffices.Casework.Desk;
using GoodOffices.Casework.Desk.Folding;
using GoodOffices.Casework.Ports;
using GoodOffices.Core.Record;

namespace GoodOffices.Casework.Reading;

/// <summary>The record as one member may read it, at one moment. What is not hers is not in it, not even as a count.</summary>
public sealed class MemberRecord
{
    private readonly IRecordStore _store;
    private readonly CaseFold _fold;

    internal MemberRecord(IRecordStore store, OpenedCase unmasked, CaseFold fold, Member viewer, TreeHead beats, ImmutableArray<ReadableChannel> channels) =>
        (_store, Unmasked, _fold, Viewer, Beats, Channels) = (store, unmasked, fold, viewer, beats, channels);

    /// <summary>Who reads.</summary>
    public Member Viewer { get; }

    /// <summary>The case.</summary>
    public CaseNumber Case => Unmasked.Number;

    /// <summary>How the case was opened.</summary>
    public RecordEvent.CaseOpened Opened => _fold.Opened!;

    /// <summary>Who is in the case; everybody in it knows that.</summary>
    public IEnumerable<Member> Members => _fold.Members.Values;

    /// <summary>How many have left it.</summary>
    public int Departed => _fold.Departed.Length;

    /// <summary>Her channels, in the order of their numbers.</summary>
    public ImmutableArray<ReadableChannel> Channels { get; }

    /// <summary>The channel of everybody.</summary>
    public ReadableChannel Joint => Channels.First(channel => channel.Audience == Audience.Joint);

    /// <summary>The beat log's size and root: what an act of hers names as seen.</summary>
    public TreeHead Beats { get; }

    /// <summary>Her channels that take no act until they have a new key, as somebody left.</summary>
    public IEnumerable<ReadableChannel> EpochsDue => Channels.Where(channel => ReadingRules.IsEpochDue(_fold, channel.Audience, channel.Party, channel.DepartedKnown));

    internal OpenedCase Unmasked { get; }

    internal IRecordStore Store => _store;

    /// <summary>The entries of a channel of hers, from a sequence on; none where the channel is not hers, as where there is none.</summary>
    /// <exception cref="IOException">An older copy of the record was put back meanwhile.</exception>
    public async IAsyncEnumerable<Entry> ReadEntriesAsync(ChannelNumber channel, long from = 0, [EnumeratorCancellation] CancellationToken cancel = default)
    {
        await foreach (var (entry, _) in ReadEntryBytesAsync(channel, from, cancel).ConfigureAwait(false)) yield return Entry.Read(entry);
    }

    /// <summary>The payloads of a channel of hers, from a sequence on; erased ones are absent.</summary>
    public async IAsyncEnumerable<(long Sequence, Payload Payload)> ReadPayloadsAsync(ChannelNumber channel, long from = 0, [EnumeratorCancellation] CancellationToken cancel = default)
    {
        if (Find(channel) is not { } hers) yield break;

        await foreach (var stored in _store.ReadUnmaskedPayloadsAsync(Case, channel, from, cancel).ConfigureAwait(false))
        {
            if (stored.Sequence >= hers.Head.Size) yield break;
            if (!Unmasked.Vault.IsErased(stored.ErasureNumber)) yield return (stored.Sequence, SealedRows.Open(Unmasked.Vault, KeyOf(channel, stored.Epoch), stored));
        }
    }

    internal async IAsyncEnumerable<(byte[] Bytes, Digest Leaf)> ReadEntryBytesAsync(ChannelNumber channel, long from, [EnumeratorCancellation] CancellationToken cancel)
    {
        if (Find(channel) is not { } hers || from >= hers.Head.Size) yield break;

        var (edge, next) = (TreeEdge.Empty, from);
        await foreach (var stored in _store.ReadUnmaskedEntriesAsync(Case, channel, from, cancel).ConfigureAwait(false))
        {
            // From the first to the last they must be those of this record, before the last is given out.
            if (from == 0) edge = edge.Append(stored.Leaf);
            next = stored.Sequence + 1;
            if (next >= hers.Head.Size && from == 0 && edge.Head != hers.Head) throw PutBack();
            yield return (SealedRows.Open(KeyOf(channel, stored.Epoch), stored), stored.Leaf);
            if (next >= hers.Head.Size) yield break;
        }

        if (next < hers.Head.Size) throw PutBack();
    }

    /// <summary>What is read is no more the record that it was when reading began.</summary>
    internal static IOException PutBack() => new("An older copy of the record was put back while this one was read. Begin again.");

    /// <summary>Whether somebody who was in the case until this moment has or had that key.</summary>
    internal bool HadKey(string keyNumber) => KeyNumber.TryRead(keyNumber, out var number) && _fold.OwnerOf(number) is not null;

    private ReadableChannel? Find(ChannelNumber channel) => Channels.FirstOrDefault(hers => hers.Channel == channel);

    private Sealing.Rows.ChannelKey KeyOf(ChannelNumber channel, int epoch) => Unmasked.Keys.Find(channel, epoch) ?? throw new InvalidOperationException("A channel is read whose key is not here.");
}
