using GoodOffices.Core.Record;

namespace GoodOffices.Casework.Desk.Folding;

/// <summary>Somebody who is in a case now.</summary>
public sealed record Member(MemberId Name, Role Role, MemberId? Party, Custody Custody, PublicKey? Sign, PublicKey? Wrap)
{
    internal static Member Of(RecordEvent.MemberAdmitted admitted) => new(admitted.Member, admitted.Role, admitted.Party, admitted.Custody, admitted.Sign, admitted.Wrap);

    internal RecordEvent.MemberAdmitted ToEvent() => new(Name, Role, Party, Custody, Sign, Wrap);
}
