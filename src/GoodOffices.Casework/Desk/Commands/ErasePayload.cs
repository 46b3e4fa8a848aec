using GoodOffices.Core.Record;

namespace GoodOffices.Casework.Desk.Commands;

/// <summary>Whoever gave a payload has it erased. That there was one, and its commitment, stay in the record.</summary>
/// <param name="Sequence">Of the entry in this channel.</param>
public sealed record ErasePayload(long Sequence) : CaseCommand
{
    internal const string Type = "erase-payload";

    internal static Refusal NothingThere { get; } = new("payload.nothing-there", "That entry of this channel has no payload that could be erased.");

    internal static Refusal NotHers { get; } = new("payload.not-hers", "Only who gave it may have it erased; for somebody without a client the mediator reports it in her name.");

    internal override long? Regards => Sequence;

    /// <inheritdoc/>
    public override Fields ToFields() => Fields.Of(("type", Type), ("channel-sequence", Sequence));

    internal static ErasePayload From(Fields fields) => new(fields.Only("type", "channel-sequence").CountOf("channel-sequence"));

    internal override Decision Decide(Standing standing)
    {
        if (standing.Regarded?.Act.Payload is null || standing.Channel.Erased.Contains(Sequence)) return NothingThere;
        if (standing.Regarded.Act.Author != standing.Act.Author) return NotHers;

        return Decision.Of(new RecordEvent.PayloadErased(Sequence));
    }
}
