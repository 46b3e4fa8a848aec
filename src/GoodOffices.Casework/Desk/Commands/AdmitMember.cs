using GoodOffices.Casework.Desk.Folding;
using GoodOffices.Core.Record;

namespace GoodOffices.Casework.Desk.Commands;

/// <summary>Somebody joins, with her keys, or without any where the mediator will report for her.</summary>
public sealed record AdmitMember(MemberId Member, Role Role, MemberId? Party, Custody Custody, PublicKey? Sign, PublicKey? Wrap) : CaseCommand
{
    internal const string Type = "admit-member";

    internal static Refusal AlreadyIn { get; } = new("member.already-in", "She is in the case already. Remove her first, or take another name.");

    internal static Refusal PartyMissing { get; } = new("member.party-missing", "A head and a delegate speak for a party: name it.");

    internal static Refusal PartyUnfit { get; } = new("member.party-unfit", "Mediators and observers belong to no party: leave it out.");

    internal static Refusal SecondMediator { get; } = new("member.second-mediator", "A case has one mediator. Admit a co-mediator, or hand the case over.");

    internal static Refusal KeyTaken { get; } = new("member.key-taken", "One of these keys is or was somebody's in this case. Draw new ones for her.");

    internal static Refusal KeysUnfit { get; } = new("member.keys-unfit", "Who keeps keys has two of them, and who keeps none has none. Mediators keep theirs.");

    /// <inheritdoc/>
    public override Fields ToFields() => new RecordEvent.MemberAdmitted(Member, Role, Party, Custody, Sign, Wrap).ToFields().With("type", Type);

    internal static AdmitMember From(Fields fields) => RecordEvent.Read(fields.With("type", "member-admitted")) is RecordEvent.MemberAdmitted e
        ? new(e.Member, e.Role, e.Party, e.Custody, e.Sign, e.Wrap)
        : throw new RecordFormatException("An admission is malformed.");

    internal override Decision Decide(Standing standing)
    {
        if (standing.Case.Members.ContainsKey(Member)) return AlreadyIn;
        if (Role == Role.Mediator) return SecondMediator;
        if (Role is Role.Head or Role.Delegate && Party is null) return PartyMissing;
        if (Role is Role.CoMediator or Role.Observer && Party is not null) return PartyUnfit;
        if ((Custody == Custody.None) != (Sign is null) || (Sign is null) != (Wrap is null) || (Role == Role.CoMediator && Sign is null)) return KeysUnfit;
        if (IsTaken(standing.Case, Sign) || IsTaken(standing.Case, Wrap)) return KeyTaken;

        return Decision.Of(new RecordEvent.MemberAdmitted(Member, Role, Party, Custody, Sign, Wrap));
    }

    // Even by herself, earlier: whoever leaves leaves with her keys.
    private static bool IsTaken(CaseFold fold, PublicKey? key) => key is { } given && fold.OwnerOf(given.Number) is not null;
}
