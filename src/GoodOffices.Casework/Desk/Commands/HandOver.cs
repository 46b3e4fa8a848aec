using GoodOffices.Core.Record;

namespace GoodOffices.Casework.Desk.Commands;

/// <summary>The mediator gives the pen to a successor and leaves: one entry, so that the case is never without a mediator nor with two.</summary>
/// <remarks>The successor reads the joint channel and the mediator's own; what a delegation shared with the former mediator only where its head consented (<see cref="ConsentToHandOver"/>).</remarks>
/// <param name="Successor">Who holds the pen from now on, under a name that nobody here ever had.</param>
/// <param name="Custody">Who keeps her keys: she, or the house she works in.</param>
/// <param name="Sign">Her signing key.</param>
/// <param name="Wrap">Her receiving key.</param>
public sealed record HandOver(MemberId Successor, Custody Custody, PublicKey Sign, PublicKey Wrap) : CaseCommand
{
    internal const string Type = "hand-over";

    internal static Refusal NameUsed { get; } = new("hand-over.name-used", "Somebody in this case has or had the successor's name. She takes another one, so that nobody is mistaken for her predecessor.");

    internal static Refusal KeysMissing { get; } = new("hand-over.keys-missing", "A mediator keeps keys: the successor needs two.");

    /// <inheritdoc/>
    public override Fields ToFields() => Fields.Of(("type", Type), ("successor", Successor.ToString()), ("custody", RecordWords.Word(Custody)), ("sign", Sign.ToFields()), ("wrap", Wrap.ToFields()));

    internal static HandOver From(Fields fields) => new(
        fields.Only("type", "successor", "custody", "sign", "wrap").MemberOf("successor"),
        RecordWords.CustodyOf(fields, "custody"),
        PublicKey.Read(fields.FieldsOf("sign"), PublicKey.Signing),
        PublicKey.Read(fields.FieldsOf("wrap"), PublicKey.Agreeing));

    internal override Decision Decide(Standing standing)
    {
        var fold = standing.Case;
        if (Custody == Custody.None) return KeysMissing;
        if (fold.Members.ContainsKey(Successor) || fold.Departed.Any(member => member.Name == Successor)) return NameUsed;
        if (fold.OwnerOf(Sign.Number) is not null || fold.OwnerOf(Wrap.Number) is not null) return AdmitMember.KeyTaken;

        return Decision.Of(
            new RecordEvent.MemberRemoved(standing.Act.Author),
            new RecordEvent.MemberAdmitted(Successor, Role.Mediator, null, Custody, Sign, Wrap),
            new RecordEvent.EpochOpened(standing.Channel.Epoch + 1));
    }
}
