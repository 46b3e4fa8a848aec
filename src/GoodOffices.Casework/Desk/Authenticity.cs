using GoodOffices.Casework.Authority;
using GoodOffices.Casework.Desk.Commands;
using GoodOffices.Casework.Desk.Folding;
using GoodOffices.Core.Record;
using GoodOffices.Sealing.Keys;

namespace GoodOffices.Casework.Desk;

/// <summary>Whether an act is by whom it says.</summary>
internal sealed class Authenticity(Keyring keyring)
{
    internal static Refusal MediatorAbsent { get; } = new("confidence.mediator-absent", "Only the mediator's key can check a confidence, and this desk does not have it now. Unlock it first.");

    internal static Refusal HasOwnClient { get; } = new("act.author-has-keys", "She keeps keys, so she acts herself: nobody reports for her.");

    /// <summary>The author, or why she is not believed. Nobody learns whether the case, the member or the signature was the reason.</summary>
    public (Member? Author, Refusal? Refusal) Check(CaseFold fold, Act act, CaseCommand command, Authentication? authentication)
    {
        if (fold.Opened is null) return (null, command is OpenCase open && act.Reporter is null && IsSigned(act, open.Sign, authentication) ? null : Refusal.NoSuchCase);
        if (!fold.Members.TryGetValue(act.Author, out var author) || !fold.Members.TryGetValue(act.Signer, out var signer)) return (null, Refusal.NoSuchCase);
        if (act.Reporter is not null && (!ReadingRules.IsMediating(signer) || signer == author)) return (null, Refusal.NoSuchCase);

        var refusal = act.Kind == ActKind.Binding ? CheckSignature(act, signer, authentication) : CheckConfidence(fold, act, author, authentication);
        return (author, refusal ?? (act.Reporter is not null && author.Custody != Custody.None ? HasOwnClient : null));
    }

    private static Refusal? CheckSignature(Act act, Member signer, Authentication? authentication) => signer.Sign is { } key && IsSigned(act, key, authentication) ? null : Refusal.NoSuchCase;

    // A reported confidence carries nothing: the desk believes the mediator, as it must in all that she says was told to her.
    private Refusal? CheckConfidence(CaseFold fold, Act act, Member author, Authentication? authentication)
    {
        if (act.Reporter is not null) return authentication is null ? null : Refusal.Malformed("A reported confidence carries no signature and no MAC.");
        if (author.Wrap is not { } wrap || authentication is not { Algorithm: Authentication.Mac } mac || mac.Key != wrap.Number) return Refusal.NoSuchCase;
        if (keyring.Find(fold.Mediator?.Wrap) is not { } mediator) return MediatorAbsent;

        return ConfidenceMac.Checks(mediator.Wrap, ReceivingKey.Of(wrap), act.Case, act.Write(), mac.Value.Span) ? null : Refusal.NoSuchCase;
    }

    private static bool IsSigned(Act act, PublicKey key, Authentication? authentication) =>
        authentication is { Algorithm: Authentication.Signature } signature && signature.Key == key.Number && VerifyingKey.Of(key).Verifies(act.BytesToSign(), signature.Value.Span);
}
