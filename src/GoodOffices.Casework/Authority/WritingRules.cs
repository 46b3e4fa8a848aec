using GoodOffices.Casework.Desk.Commands;
using GoodOffices.Casework.Desk.Folding;
using GoodOffices.Core.Record;

namespace GoodOffices.Casework.Authority;

/// <summary>Who may write what into which channel: the one place where that is decided. What is not named here nobody may.</summary>
internal static class WritingRules
{
    public static bool MayWrite(Member author, CaseCommand command, Audience audience) => command switch
    {
        AdmitMember admit => audience == Audience.Joint && (author.Role == Role.Mediator || (author.Role == Role.Head && admit.Party == author.Party && admit.Role is Role.Delegate or Role.Clerk)),
        RemoveMember => audience == Audience.Joint && author.Role is Role.Mediator or Role.Head,
        OpenChannel open => open.Audience == Audience.Delegation ? author.Role == Role.Head && author.Party == open.Party : author.Role == Role.Mediator,
        OpenEpoch => Speaks(author, audience) && (audience == Audience.Delegation || ReadingRules.IsMediating(author) || (audience == Audience.Shared && author.Role == Role.Head)),
        Tell => audience is Audience.Shared or Audience.Mediator && Speaks(author, audience),
        Declare or ErasePayload => Speaks(author, audience),
        HandOver => audience == Audience.Joint && author.Role == Role.Mediator,
        ConsentToHandOver => author.Role == Role.Head && audience is Audience.Shared or Audience.Delegation,
        _ => false,
    };

    // Observers and clerks read. In a delegation's own channel only the delegation is heard.
    private static bool Speaks(Member author, Audience audience) =>
        author.Role is Role.Head or Role.Delegate || (ReadingRules.IsMediating(author) && audience != Audience.Delegation);
}
