<<<<<<< HEAD
using GoodOffices.Casework.Authority;
=======
using GoodOffices.Casework.Desk;
>>>>>>> desk
using GoodOffices.Casework.Desk.Commands;
using GoodOffices.Casework.Desk.Folding;
using GoodOffices.Core.Record;

namespace GoodOffices.Casework.Reading;

<<<<<<< HEAD
/// <summary>Derives every event anew from its act, as the desk should have done it: what a verifier that knows only bytes and signatures leaves to the desk.</summary>
/// <remarks>
/// Order between channels is not defined, so an act outside the joint channel is judged by each standing of the case that its time allows, and holds where one of them gives its events.
/// Which slot a channel got is the desk's draw and is taken as recorded.
/// </remarks>
public static class RecordReplay
{
    /// <summary>The first entry whose events do not follow from its act, or whose author might not write it; null where all do.</summary>
    public static async ValueTask<EntryPlace?> FirstDepartureAsync(MemberRecord record, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(record);
        var standings = new List<(long At, CaseFold Fold)> { (0, new()) };
        if (await DepartureAsync(record, record.Joint, standings, cancel).ConfigureAwait(false) is { } joint) return joint;
        foreach (var channel in record.Channels.Where(channel => channel.Audience != Audience.Joint))
            if (await DepartureAsync(record, channel, standings, cancel).ConfigureAwait(false) is { } place) return place;
        return null;
    }

    private static async ValueTask<EntryPlace?> DepartureAsync(MemberRecord record, ReadableChannel channel, List<(long At, CaseFold Fold)> standings, CancellationToken cancel)
    {
        var fold = new ChannelFold(channel.Channel);
        await foreach (var (bytes, leaf) in record.ReadEntryBytesAsync(channel.Channel, 0, cancel).ConfigureAwait(false))
        {
            var entry = Entry.Read(bytes);
            var possible = channel.Audience == Audience.Joint ? [standings[^1].Fold] : Possible(standings, entry.At);
            var regarded = CommandOf(entry)?.Regards is { } sequence && sequence < fold.Size ? await FindAsync(record, channel.Channel, sequence, cancel).ConfigureAwait(false) : null;
            if (!possible.Any(standing => Follows(entry, standing, fold, regarded))) return new(channel.Channel, entry.Sequence);

            fold.Apply(entry, leaf);
            if (channel.Audience == Audience.Joint) standings.Add((entry.At, standings[^1].Fold.After(entry)));
        }

        return null;
    }

    private static bool Follows(Entry entry, CaseFold standing, ChannelFold fold, Entry? regarded)
    {
        if (CommandOf(entry) is not { } command || command.Kind != entry.Act.Kind) return false;
        var author = standing.Members.GetValueOrDefault(entry.Act.Author);
        var opened = entry.Events.Select(RecordEvent.Read).OfType<RecordEvent.ChannelOpened>().FirstOrDefault();
        if (command is not OpenCase && (author is null || !WritingRules.MayWrite(author, command, opened?.Audience ?? fold.Audience))) return false;

        var decision = command.Decide(new(standing, fold, author, entry.Act, entry.At, opened?.Slot ?? fold.Slot, regarded));
        return decision.Refusal is null && decision.Events.SequenceEqual(entry.Events);
    }

    // Those that were in force at that time; at one and the same millisecond, each of them.
    private static IEnumerable<CaseFold> Possible(List<(long At, CaseFold Fold)> standings, long at) =>
        standings.Where((standing, i) => standing.At <= at && (i + 1 == standings.Count || standings[i + 1].At >= at)).Select(standing => standing.Fold);

    private static CaseCommand? CommandOf(Entry entry)
    {
        try
        {
            return CaseCommand.Read(entry.Act.Command);
        }
        catch (RecordFormatException)
        {
            return null;
        }
    }

    private static async ValueTask<Entry?> FindAsync(MemberRecord record, ChannelNumber channel, long sequence, CancellationToken cancel)
    {
        await foreach (var entry in record.ReadEntriesAsync(channel, sequence, cancel).ConfigureAwait(false)) return entry;
        return null;
    }
}

/// <summary>Where an entry stands.</summary>
public readonly record struct EntryPlace(ChannelNumber Channel, long Sequence);
=======
/// <summary>Decides every act of a record once more: the events in it must be those that the desk derives, as what people signed are acts and what counts are events.</summary>
/// <remarks>This is the desk's own check; bytes, trees and signatures are the verifier's, who shares no code with it.</remarks>
public static class RecordReplay
{
    /// <summary>The first entry whose events do not follow from its act; null where all do.</summary>
    public static async ValueTask<(ChannelNumber Channel, long Sequence)?> FindFaultAsync(MemberRecord record, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(record);
        var (fault, joint) = await ReplayAsync(record, record.Joint, new(), cancel).ConfigureAwait(false);
        foreach (var channel in record.Channels.Where(channel => channel.Audience != Audience.Joint))
        {
            if (fault is not null) return fault;
            (fault, _) = await ReplayAsync(record, channel, joint, cancel).ConfigureAwait(false);
        }

        return fault;
    }

    private static async ValueTask<((ChannelNumber, long)? Fault, CaseFold Fold)> ReplayAsync(MemberRecord record, ReadableChannel channel, CaseFold fold, CancellationToken cancel)
    {
        var state = new ChannelFold(channel.Channel);
        await foreach (var entry in record.ReadEntriesAsync(channel.Channel, 0, cancel).ConfigureAwait(false))
        {
            var command = CaseCommand.Read(entry.Act.Command);
            if (command is null || !await FollowsAsync(record, channel, state, Before(fold, channel, command), entry, command, cancel).ConfigureAwait(false)) return ((channel.Channel, entry.Sequence), fold);

            state.Apply(entry, MerkleTree.Leaf(entry.Write()));
            if (channel.Audience == Audience.Joint) fold = fold.After(entry);
        }

        return (null, fold);
    }

    private static async ValueTask<bool> FollowsAsync(MemberRecord record, ReadableChannel channel, ChannelFold state, CaseFold fold, Entry entry, CaseCommand command, CancellationToken cancel)
    {
        var regarded = command.Regards is { } sequence && sequence < state.Size ? await record.ReadEntriesAsync(channel.Channel, sequence, cancel).FirstAsync(cancel).ConfigureAwait(false) : null;
        var decision = command.Decide(new(fold, state, fold.Members.GetValueOrDefault(entry.Act.Author), entry.Act, entry.At, channel.Slot, regarded));
        return decision.Refusal is null && decision.Events.SequenceEqual(entry.Events);
    }

    // Between channels there is no order but what an act says of it: how many had left.
    private static CaseFold Before(CaseFold fold, ReadableChannel channel, CaseCommand command) => command switch
    {
        _ when channel.Audience == Audience.Joint => fold,
        OpenChannel open => fold with { Departed = [.. fold.Departed.Take(open.Departed)] },
        OpenEpoch open => fold with { Departed = [.. fold.Departed.Take(open.Departed)] },
        _ => fold,
    };
}
>>>>>>> desk
