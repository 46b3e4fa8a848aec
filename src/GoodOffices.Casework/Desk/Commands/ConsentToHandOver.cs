using GoodOffices.Core.Record;

namespace GoodOffices.Casework.Desk.Commands;

/// <summary>The head of a delegation agrees that a channel of hers goes along to a successor, whose key she names.</summary>
/// <param name="Successor">Who is to hold the pen.</param>
/// <param name="Wrap">The successor's key, to which the channel's keys may be wrapped.</param>
public sealed record ConsentToHandOver(MemberId Successor, PublicKey Wrap) : CaseCommand
{
    internal const string Type = "consent-to-hand-over";
    internal const string Consented = "hand-over-consented";

    internal static Refusal NothingToConsent { get; } = new("hand-over.nothing-to-consent", "Only a channel that a delegation shares needs its consent; the others go along with the pen.");

    /// <inheritdoc/>
    public override Fields ToFields() => Fields.Of(("type", Type), ("successor", Successor.ToString()), ("wrap", Wrap.ToFields()));

    internal static ConsentToHandOver From(Fields fields) =>
        new(fields.Only("type", "successor", "wrap").MemberOf("successor"), PublicKey.Read(fields.FieldsOf("wrap"), PublicKey.Agreeing));

    internal override Decision Decide(Standing standing) => standing.Channel.Audience is Audience.Joint or Audience.Mediator
        ? NothingToConsent
        : Decision.Of(ToFields().With("type", Consented));
}
