using GoodOffices.Verify.Keys;

namespace GoodOffices.Verify.Entries;

/// <summary>Whether the person who is said to have acted could have, and whose key must have signed.</summary>
internal sealed class Authority(Membership membership)
{
    /// <summary>Says under which key the entry must be signed; null for a confidence, whose MAC no third person can check.</summary>
    /// <param name="entry">The entry, of whatever channel.</param>
    /// <param name="joint">Whether it stands in the joint channel: only there is it known who was in the case at that moment.</param>
    public SigningKey? KeyFor(Entry entry, bool joint)
    {
        long? when = joint ? entry.Sequence : null;
        var act = entry.Act;
        if (membership.Find(act.Author, when) is null) throw new FormException($"The author {act.Author} was not admitted to the case.");
        if (act.Reporter is { } reporter) Report(act.Author, reporter, when);
        if (entry.Authentication is not { } authentication) return null;

        return authentication.IsSignature ? Signer(authentication, act.Reporter ?? act.Author, when) : Confided(authentication, act.Author, when);
    }

    private void Report(string author, string reporter, long? when)
    {
        if (author == reporter) throw new FormException($"{author} reports an act of her own.");
        if (membership.Find(reporter, when) is not { MayReport: true }) throw new FormException($"{reporter} reports an act and was not admitted as mediator or co-mediator.");
    }

    private SigningKey Signer(Authentication authentication, string who, long? when)
    {
        if (membership.Signer(authentication.Key, when) is not { Sign: { } key } admission) throw new FormException($"The act is signed with a key that was not admitted to the case, or not for this moment; it should be one of {who}.");
        return admission.Member == who ? key : throw new FormException($"The act of {who} is signed with a key of {admission.Member}.");
    }

    private SigningKey? Confided(Authentication authentication, string author, long? when) =>
        membership.Receiver(authentication.Key, when)?.Member == author ? null : throw new FormException($"The confidence names a key that is not one of {author}.");
}
