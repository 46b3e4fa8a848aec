using GoodOffices.Casework.Authority;
using GoodOffices.Casework.Desk;
using GoodOffices.Casework.Desk.Commands;
using GoodOffices.Casework.Desk.Folding;
using GoodOffices.Core.Record;

namespace GoodOffices.Casework.Reading;

/// <summary>Derives every event anew from its act, as the desk should have done it: what a verifier that knows only bytes and signatures leaves to the desk.</summary>
/// <remarks>
/// Between channels only the beats tell an order, so an act outside the joint channel is judged by each standing of the case that its beat allows, and holds where one of them gives its events.
/// Which slot a channel got is the desk's draw and is taken as recorded.
/// </remarks>
public static class RecordReplay
{
    /// <summary>The first entry whose events do not follow from its act, or whose author might not write it; null where all do.</summary>
    /// <exception cref="IOException">An older copy of the record was put back meanwhile.</exception>
    public static async ValueTask<EntryPlace?> FindFaultAsync(MemberRecord record, CancellationToken cancel)
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
        var (fold, fault) = (new ChannelFold(channel.Channel), (EntryPlace?)null);
        await foreach (var (bytes, leaf) in record.ReadEntryBytesAsync(channel.Channel, 0, cancel).ConfigureAwait(false))
        {
            if (fault is not null) continue; // it counts only if all that was read is of one record, which shows at the end
            var entry = Entry.Read(bytes);
            var possible = channel.Audience == Audience.Joint ? [standings[^1].Fold] : Possible(standings, record.Opened, entry.At);
            var regarded = CommandOf(entry)?.Regards is { } sequence && sequence < fold.Size ? await FindAsync(record, channel.Channel, sequence, cancel).ConfigureAwait(false) : null;
            if (!possible.Any(standing => Follows(entry, standing, fold, regarded)))
            {
                fault = new(channel.Channel, entry.Sequence);
                continue;
            }

            fold.Apply(entry, leaf);
            if (channel.Audience == Audience.Joint) standings.Add((entry.At, standings[^1].Fold.After(entry)));
        }

        return fault;
    }

    private static bool Follows(Entry entry, CaseFold standing, ChannelFold fold, Entry? regarded)
    {
        if (CommandOf(entry) is not { } command || command.Kind != entry.Act.Kind) return false;
        var author = standing.Members.GetValueOrDefault(entry.Act.Author);
        if (command is not OpenCase && !MayAct(entry.Act, standing, fold, author, command)) return false;

        var opened = entry.Events.Select(RecordEvent.Read).OfType<RecordEvent.ChannelOpened>().FirstOrDefault();
        var decision = command.Decide(new(standing, fold, author, entry.Act, entry.At, opened?.Slot ?? fold.Slot, regarded));
        return decision.Refusal is null && decision.Events.SequenceEqual(entry.Events);
    }

    private static bool MayAct(Act act, CaseFold standing, ChannelFold fold, Member? author, CaseCommand command)
    {
        if (author is null) return false;
        var reporter = act.Reporter is { } name ? standing.Members.GetValueOrDefault(name) : null;
        if (act.Reporter is not null && !(author.Custody == Custody.None && reporter is not null && ReadingRules.IsMediating(reporter))) return false;
        return Judging.Objection(standing, fold.Size > 0 ? fold : null, author, reporter, command) is null;
    }

    // Those that were in force at some time of that beat: within one beat a clock may have stepped back, from one to the next no entry has an earlier time.
    private static IEnumerable<CaseFold> Possible(List<(long At, CaseFold Fold)> standings, RecordEvent.CaseOpened opened, long at)
    {
        var begin = at - ((at - opened.Start) % opened.BeatPeriod);
        return standings.Where((standing, i) => standing.At < begin + opened.BeatPeriod && (i + 1 == standings.Count || standings[i + 1].At >= begin)).Select(standing => standing.Fold);
    }

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
