using GoodOffices.Verify.Keys;

namespace GoodOffices.Verify.Entries;

/// <summary>A member's time in the case with one pair of keys: from the entry that admits her to the one that removes her, both counted.</summary>
internal sealed class Admission(RecordEvent.MemberAdmitted what, long from)
{
    public string Member => what.Member;

    public string Role => what.Role;

    public string Custody => what.Custody;

    public string? Party => what.Party;

    public SigningKey? Sign => what.Sign;

    public string? WrapNumber => what.WrapNumber;

    public long From { get; } = from;

    public long? Until { get; set; }

    public bool MayReport => Role is "mediator" or "co-mediator";

    public bool Covers(long sequence) => From <= sequence && (Until is not { } end || sequence <= end);
}
