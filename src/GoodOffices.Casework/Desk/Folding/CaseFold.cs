using System.Collections.Immutable;
using GoodOffices.Core.Record;

namespace GoodOffices.Casework.Desk.Folding;

/// <summary>A case as its joint channel tells it: how it beats, who is in it, and who left.</summary>
internal sealed record CaseFold
{
    public RecordEvent.CaseOpened? Opened { get; init; }

    public ImmutableSortedDictionary<MemberId, Member> Members { get; init; } = ImmutableSortedDictionary<MemberId, Member>.Empty;

    /// <summary>Who left, in order: a channel counts how many of them its key knows of.</summary>
    public ImmutableArray<Member> Departed { get; init; } = [];

    /// <summary>Whom her own delegation let in, not the mediator, nor the mediator in its name: they alone read the delegation's own channel beside who opened it.</summary>
    public ImmutableSortedSet<MemberId> LetIn { get; init; } = [];

    public Member? Mediator => Members.Values.FirstOrDefault(member => member.Role == Role.Mediator);

    /// <summary>Whose key that is or was: a key belongs to one member for ever.</summary>
    public MemberId? OwnerOf(KeyNumber key) => Members.Values.Concat(Departed).Where(m => m.Sign?.Number == key || m.Wrap?.Number == key).Select(m => (MemberId?)m.Name).FirstOrDefault();

    public CaseFold After(Entry entry) => entry.Events.Aggregate(this, (fold, fields) => RecordEvent.Read(fields) switch
    {
        RecordEvent.CaseOpened opened => fold with { Opened = opened },
        RecordEvent.MemberAdmitted admitted => fold with { Members = fold.Members.SetItem(admitted.Member, Member.Of(admitted)), LetIn = IsLetIn(entry.Act, admitted) ? fold.LetIn.Add(admitted.Member) : fold.LetIn },
        RecordEvent.MemberRemoved removed => fold with { Members = fold.Members.Remove(removed.Member), Departed = fold.Departed.Add(fold.Members[removed.Member]), LetIn = fold.LetIn.Remove(removed.Member) },
        _ => fold,
    });

    private bool IsLetIn(Act act, RecordEvent.MemberAdmitted admitted) => act.Reporter is null && admitted.Party is not null && Members.GetValueOrDefault(act.Author)?.Party == admitted.Party;
}
