using GoodOffices.Casework.Authority;
using GoodOffices.Casework.Desk.Folding;
using GoodOffices.Casework.Ports;
using GoodOffices.Core.Record;
using GoodOffices.Sealing.Keys;
using GoodOffices.Sealing.Randomness;
using GoodOffices.Sealing.Rows;

namespace GoodOffices.Casework.Desk;

/// <summary>Who is given which channel key.</summary>
internal static class Wrapping
{
    /// <summary>A new key, for everybody who may read its channel now.</summary>
    public static IEnumerable<StoredWrap> ForEverybody(ChannelKey key, CaseFold fold, Audience audience, MemberId? party, MemberId openedBy, Fields? handOver, IRandomSource random) =>
        fold.Members.Values.Where(member => member.Wrap is not null && ReadingRules.MayRead(fold, member, audience, party, openedBy, handOver)).Select(member => Wrap(key, member.Wrap!.Value, random));

    /// <summary>All keys of the channels that a member may read.</summary>
    public static IEnumerable<StoredWrap> ForMember(OpenedCase opened, CaseFold fold, Member member, IRandomSource random) =>
        from channel in opened.Channels.Values
        where member.Wrap is not null && fold.Members.ContainsKey(member.Name) && ReadingRules.MayRead(fold, member, channel)
        from key in opened.Keys.ToWrap(channel.Channel)
        select Wrap(key, member.Wrap!.Value, random);

    private static StoredWrap Wrap(ChannelKey key, PublicKey to, IRandomSource random) =>
        new(key.Channel, key.Epoch, to.Number.ToString(), key.WrapTo(ReceivingKey.Of(to), random));
}
