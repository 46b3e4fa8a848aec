using GoodOffices.Verify.Canonical;

namespace GoodOffices.Verify.Entries;

/// <summary>Whether what happens stands under a signature: the act binds, its command states it, and its author may do it. Else whoever holds the log's key could let in whom she likes.</summary>
internal static class Mandate
{
    /// <summary>Checks an event that was found to be possible.</summary>
    /// <param name="happened">The event.</param>
    /// <param name="entry">Its entry.</param>
    /// <param name="author">What the author was before the entry; null in the first of a case, which admits her.</param>
    /// <param name="removed">What a member who is removed was until now.</param>
    public static void Check(RecordEvent happened, Entry entry, Admission? author, Admission? removed)
    {
        var states = happened switch
        {
            RecordEvent.MemberAdmitted admitted => States(entry.Act, admitted),
            RecordEvent.MemberRemoved gone => Text(entry.Act, "member") is { } named ? named == gone.Member : Text(entry.Act, "successor") is not null && gone.Member == entry.Act.Author,
            RecordEvent.PayloadErased erased => entry.Act.Command.Find("channel-sequence") is { Kind: JsonKind.Integer } stated && stated.Integer == erased.Sequence,
            _ => true,
        };
        if (!entry.Act.Binds || !states) throw new FormException("The entry admits or removes somebody, or erases a payload, and its act is not a binding one whose command says so.");
        if (author is not null && !May(author, happened, removed)) throw new FormException($"{author.Member} admits or removes somebody whom only the mediator or the head of the delegation may.");
    }

    private static bool States(Act act, RecordEvent.MemberAdmitted admitted)
    {
        var (command, source) = (act.Command, admitted.Source);
        if ((Text(act, "member") ?? Text(act, "successor") ?? act.Author) != admitted.Member) return false;
        foreach (var name in new[] { "custody", "sign", "wrap" })
            if (!JsonValue.Same(command.Find(name), source.Find(name))) return false;
        return command.Find("role") is null ? admitted.Role == "mediator" : Text(act, "role") == admitted.Role && JsonValue.Same(command.Find("party"), source.Find("party"));
    }

    private static bool May(Admission author, RecordEvent happened, Admission? removed) => author.Role == "mediator" || happened switch
    {
        RecordEvent.MemberAdmitted admitted => author.Party == admitted.Party
            && (admitted.Member == author.Member ? admitted.Role == author.Role : author.Role == "head" && admitted.Role is "delegate" or "clerk"),
        RecordEvent.MemberRemoved gone => gone.Member == author.Member || (author.Role == "head" && author.Party == removed?.Party),
        _ => true,
    };

    private static string? Text(Act act, string name) => act.Command.Find(name) is { Kind: JsonKind.Text } value ? value.Text : null;
}
