using GoodOffices.Casework.Desk;
using GoodOffices.Casework.Desk.Commands;
using GoodOffices.Casework.Desk.Folding;
using GoodOffices.Core.Record;

namespace GoodOffices.Casework.Reading;

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
