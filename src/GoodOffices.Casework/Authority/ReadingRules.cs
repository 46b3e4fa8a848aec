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

    /// <summary>
    /// Whether she may read a channel that is there or begins. A mediator who took a case over reads what a delegation shared with her predecessor only where its head consented;
    /// a delegation's own channel is read by who opened it and by those whom the delegation itself let in, so that the mediator does not read it through a person of her own.
    /// </summary>
    public static bool MayRead(CaseFold fold, Member member, Audience audience, MemberId? party, MemberId openedBy, Fields? handOver) => MayRead(member, audience, party) && audience switch
    {
        Audience.Shared => !IsMediating(member) || IsEntrusted(fold, openedBy, handOver),
        Audience.Delegation => fold.LetIn.Contains(member.Name) || (openedBy == member.Name && fold.Departed.All(gone => gone.Name != member.Name)),
        _ => true,
    };

    /// <summary>The same of a channel as a viewer sees it.</summary>
    public static bool MayRead(CaseFold fold, Member member, ReadableChannel channel) => MayRead(fold, member, channel.Audience, channel.Party, channel.OpenedBy, channel.HandOver);

    /// <summary>The same of a channel in memory.</summary>
    public static bool MayRead(CaseFold fold, Member member, ChannelFold channel) => MayRead(fold, member, channel.Audience, channel.Party, channel.OpenedBy, channel.HandOver);

    /// <summary>Whether somebody who left may still have a channel's newest key, which knows of so many departures.</summary>
    public static bool IsEpochDue(CaseFold fold, Audience audience, MemberId? party, int departedKnown) => fold.Departed.Skip(departedKnown).Any(gone => MayRead(gone, audience, party));

    private static bool IsEntrusted(CaseFold fold, MemberId openedBy, Fields? handOver) =>
        fold.Mediator is { } mediator && (openedBy == mediator.Name || (mediator.Wrap is { } wrap && handOver?.FieldsOf("wrap") == wrap.ToFields()));

    public static bool IsMediating(Member member) => member.Role is Role.Mediator or Role.CoMediator;

    private static bool IsOf(Member member, MemberId? party) => party is not null && member.Party == party;
}
