using GoodOffices.Core.Record;

namespace GoodOffices.Casework.Desk.Commands;

/// <summary>The mediator opens a case: its joint channel, its beat, and herself.</summary>
public sealed record OpenCase(string Origin, long BeatPeriod, PublicKey Log, Custody Custody, PublicKey Sign, PublicKey Wrap) : CaseCommand
{
    /// <summary>The shortest beat, in milliseconds: a faster one would fill the disk with nothing.</summary>
    public const long ShortestBeat = 1_000;

    /// <summary>The longest beat, in milliseconds: a year.</summary>
    public const long LongestBeat = 366L * 86_400_000;

    internal const string Type = "open-case";

    internal static Refusal AlreadyOpen { get; } = new("case.already-open", "This case number is taken. Prepare a new case and sign its opening.");

    internal static Refusal BeatOutOfRange { get; } = new("case.beat-out-of-range", $"The beat must be at least {ShortestBeat} milliseconds and at most a year.");

    internal static Refusal NobodyHolds { get; } = new("case.mediator-without-keys", "The mediator signs the opening, so she needs keys: say whether she or the house keeps them.");

    /// <inheritdoc/>
    public override Fields ToFields() => Fields.Of(
        ("type", Type), ("beat-period", BeatPeriod), ("custody", RecordWords.Word(Custody)), ("log", Log.ToFields()), ("origin", Origin), ("sign", Sign.ToFields()), ("wrap", Wrap.ToFields()));

    internal static OpenCase From(Fields fields) => new(
        fields.Only("type", "beat-period", "custody", "log", "origin", "sign", "wrap").TextOf("origin"),
        fields.CountOf("beat-period"),
        PublicKey.Read(fields.FieldsOf("log"), PublicKey.Signing),
        RecordWords.CustodyOf(fields, "custody"),
        PublicKey.Read(fields.FieldsOf("sign"), PublicKey.Signing),
        PublicKey.Read(fields.FieldsOf("wrap"), PublicKey.Agreeing));

    internal override Decision Decide(Standing standing)
    {
        if (standing.Case.Opened is not null || standing.Channel.Size > 0) return AlreadyOpen;
        if (BeatPeriod is < ShortestBeat or > LongestBeat) return BeatOutOfRange;
        if (Custody == Custody.None) return NobodyHolds;

        return Decision.Of(
            new RecordEvent.CaseOpened(BeatPeriod, Log, Origin, standing.At),
            new RecordEvent.ChannelOpened(Audience.Joint, null, standing.Slot),
            new RecordEvent.MemberAdmitted(standing.Act.Author, Role.Mediator, null, Custody, Sign, Wrap));
    }
}
