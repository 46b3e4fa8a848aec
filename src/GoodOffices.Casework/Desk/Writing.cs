using System.Collections.Immutable;
using GoodOffices.Casework.Desk.Commands;
using GoodOffices.Casework.Desk.Folding;
using GoodOffices.Casework.Ports;
using GoodOffices.Core.Record;
using GoodOffices.Sealing.Randomness;
using GoodOffices.Sealing.Rows;

namespace GoodOffices.Casework.Desk;

/// <summary>What one entry brings with it when it is written: its sealed row, its payload's, and the keys that change hands.</summary>
internal sealed record Writing(Entry Entry, StoredEntry Stored, CaseFold Next, ChannelKey? NewKey, ImmutableArray<StoredWrap> Wraps, ImmutableArray<StoredPayload> Payloads)
{
    /// <summary>Prepares an entry. Nothing in memory changes by it.</summary>
    /// <exception cref="RecordFormatException">The entry would be too long.</exception>
    public static Writing Prepare(OpenedCase opened, Act act, Authentication? authentication, Payload? payload, ImmutableArray<Fields> events, long at, IRandomSource random)
    {
        var isNew = !opened.Channels.TryGetValue(act.Channel, out var fold);
        var drawn = isNew ? ChannelKey.Draw(opened.Number, act.Channel, 0, random) : null;
        var key = drawn is not null ? opened.Vault.RowsOf(drawn) : opened.Keys.Find(act.Channel, fold!.Epoch) ?? throw new InvalidOperationException("A channel is open whose key is not here.");
        var entry = new Entry { Act = act, At = at, Authentication = authentication, Epoch = key.Epoch, Events = events, Sequence = fold?.Size ?? 0 };
        var bytes = entry.Write();
        var next = isNew && opened.Joint is not null ? opened.Fold : act.Channel == opened.Joint || isNew ? opened.Fold.After(entry) : opened.Fold;
        var (audience, party, slot) = Place(entry, fold);

        var newKey = drawn ?? (events.Select(RecordEvent.Read).OfType<RecordEvent.EpochOpened>().Any() ? key.DrawNext(random) : null);
        var wraps = (newKey is null ? [] : Wrapping.ForEverybody(newKey, next, audience, party, fold?.OpenedBy ?? act.Author, fold?.HandOver, random)).Concat(ForAdmitted(opened, next, events, random));
        return new(entry, SealedRows.Seal(key, entry, bytes, random), next, newKey, [.. wraps], payload is null ? [] : [SealedRows.Seal(opened.Vault, key, entry.Sequence, slot, payload)]);
    }

    /// <summary>Brings memory up to what is on disk now.</summary>
    public void Apply(OpenedCase opened)
    {
        if (!opened.Channels.TryGetValue(Entry.Act.Channel, out var fold)) opened.Channels.Add(Entry.Act.Channel, fold = new(Entry.Act.Channel));
        fold.Apply(Entry, Stored.Leaf);
        opened.Fold = Next;
        opened.Joint ??= Entry.Act.Channel;
        if (NewKey is not null) opened.Keys.Add(NewKey);
        opened.Owed.Clear();
        opened.Unkept[fold.Channel] = opened.Unkept.GetValueOrDefault(fold.Channel) + 1;
    }

    private static IEnumerable<StoredWrap> ForAdmitted(OpenedCase opened, CaseFold next, ImmutableArray<Fields> events, IRandomSource random) =>
        from admitted in events.Select(RecordEvent.Read).OfType<RecordEvent.MemberAdmitted>()
        from wrap in Wrapping.ForMember(opened, next, next.Members[admitted.Member], random)
        select wrap;

    private static (Audience Audience, MemberId? Party, int Slot) Place(Entry entry, ChannelFold? fold) => fold is not null
        ? (fold.Audience, fold.Party, fold.Slot)
        : entry.Events.Select(RecordEvent.Read).OfType<RecordEvent.ChannelOpened>().Select(opened => (opened.Audience, opened.Party, opened.Slot)).First();
}
