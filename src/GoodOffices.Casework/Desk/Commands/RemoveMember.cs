using GoodOffices.Core.Record;

namespace GoodOffices.Casework.Desk.Commands;

/// <summary>Somebody leaves. The joint channel goes on under a new key at once; every other channel of hers takes no act until it has one (<see cref="OpenEpoch"/>).</summary>
public sealed record RemoveMember(MemberId Member) : CaseCommand
{
    internal const string Type = "remove-member";

    internal static Refusal NotIn { get; } = new("member.not-in", "Nobody of that name is in the case.");

    internal static Refusal IsMediator { get; } = new("member.is-mediator", "The mediator holds the pen and cannot be removed. Hand the case over.");

    /// <inheritdoc/>
    public override Fields ToFields() => Fields.Of(("type", Type), ("member", Member.ToString()));

    internal static RemoveMember From(Fields fields) => new(fields.Only("type", "member").MemberOf("member"));

    internal override Decision Decide(Standing standing)
    {
        if (!standing.Case.Members.TryGetValue(Member, out var member)) return NotIn;
        if (standing.Author!.Role == Role.Head && member.Party != standing.Author.Party) return Refusal.NotHers;
        if (member.Role == Role.Mediator) return IsMediator;

        return Decision.Of(new RecordEvent.MemberRemoved(Member), new RecordEvent.EpochOpened(standing.Channel.Epoch + 1));
    }
}
