using GoodOffices.Casework.Desk.Folding;
using GoodOffices.Casework.Reading;
using GoodOffices.Core.Record;

namespace GoodOffices.Casework.Authority;

/// <summary>Who may read which channel: the one place where that is decided.</summary>
internal static class ReadingRules
{
    public static bool MayRead(Member member, Audience audience, MemberId? party) => audience switch
    {
        Audience.Joint => true,
        Audience.Shared => IsMediating(member) || IsOf(member, party),
        Audience.Delegation => IsOf(member, party),
        Audience.Mediator => IsMediating(member),
        _ => false,
    };

    /// <summary>Whether she may read a channel that is there: a mediator who took a case over reads what a delegation shared with her predecessor only where its head consented.</summary>
    public static bool MayRead(CaseFold fold, Member member, ReadableChannel channel) =>
        MayRead(member, channel.Audience, channel.Party) && (channel.Audience != Audience.Shared || !IsMediating(member) || IsEntrusted(fold, channel));

    /// <summary>The same of a channel in memory.</summary>
    public static bool MayRead(CaseFold fold, Member member, ChannelFold channel) => MayRead(fold, member, ReadableChannel.Of(channel));

    /// <summary>Whether she may ever have been given a key of the channel.</summary>
    public static bool MayHaveRead(Member member, ChannelFold channel) => MayRead(member, channel.Audience, channel.Party);

    private static bool IsEntrusted(CaseFold fold, ReadableChannel channel) =>
        fold.Mediator is { } mediator && (channel.OpenedBy == mediator.Name || (mediator.Wrap is { } wrap && channel.HandOver?.FieldsOf("wrap") == wrap.ToFields()));

    public static bool IsMediating(Member member) => member.Role is Role.Mediator or Role.CoMediator;

    private static bool IsOf(Member member, MemberId? party) => party is not null && member.Party == party;
}
