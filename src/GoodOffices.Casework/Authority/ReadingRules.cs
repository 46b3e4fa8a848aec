using GoodOffices.Casework.Desk.Folding;
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

    public static bool MayRead(Member member, ChannelFold channel) => MayRead(member, channel.Audience, channel.Party);

    public static bool IsMediating(Member member) => member.Role is Role.Mediator or Role.CoMediator;

    private static bool IsOf(Member member, MemberId? party) => party is not null && member.Party == party;
}
