using GoodOffices.Verify.Entries;
using GoodOffices.Verify.Framing;
using GoodOffices.Verify.Notes;

namespace GoodOffices.Verify.Passes;

/// <summary>A channel with what its first entry says about it.</summary>
internal sealed record OpenedChannel(ChannelSections Sections, TreeHead Head, RecordEvent.ChannelOpened How)
{
    public bool IsJoint => How.Audience == "joint";
}

/// <summary>The first entries of all channels: who may read them, which slots they own, and which log writes the case.</summary>
internal sealed record Opening(RecordEvent.CaseOpened Case, OpenedChannel Joint, OpenedChannel[] Channels)
{
    public static Opening Read(Bundle bundle, TreeHead[] heads)
    {
        RecordEvent.CaseOpened? opened = null;
        OpenedChannel? joint = null;
        var slots = new HashSet<int>();
        var channels = new OpenedChannel[heads.Length];
        for (var i = 0; i < channels.Length; i++)
        {
            var sections = bundle.Channels[i];
            var place = new Place(sections.Entries.Name, sections.Channel, 0);
            var first = place.Read(() => Entry.Read(bundle.Read(sections.Entries, 4096).Counted(Entry.Longest, "The entry")));
            var (caseOpened, how) = place.Read(() => Events(first));
            channels[i] = new(sections, heads[i], how);
            if (!slots.Add(how.Slot)) throw place.Flawed("The channel has the slot of another channel.");
            if (caseOpened is null) continue;
            if (joint is not null) throw place.Flawed("The case is opened a second time.");
            (opened, joint) = (caseOpened, channels[i]);
        }

        return joint is not null && opened is not null
            ? new(opened, joint, channels)
            : throw new Place(EntryScan.Section).Flawed("No channel opens the case: the joint channel is missing.");
    }

    private static (RecordEvent.CaseOpened? Case, RecordEvent.ChannelOpened Channel) Events(Entry first)
    {
        if (first.Events.OfType<RecordEvent.ChannelOpened>().ToArray() is not [var channel]) throw new FormException("The first entry of a channel does not open it, or not just once.");
        var cases = first.Events.OfType<RecordEvent.CaseOpened>().ToArray();
        if (cases.Length != (channel.Audience == "joint" ? 1 : 0)) throw new FormException("The case is opened elsewhere than in the first entry of the joint channel, or not just once.");
        if (cases.Length == 1 && first.Events.TakeWhile(e => e is not RecordEvent.CaseOpened).Any(e => e is RecordEvent.ChannelOpened)) throw new FormException("The joint channel is opened before the case.");
        return (cases.FirstOrDefault(), channel);
    }
}
