using GoodOffices.Core.Record;

namespace GoodOffices.Casework.Desk.Commands;

/// <summary>A channel beside the joint one begins: of a delegation and the mediator, of a delegation alone, or of the mediator alone.</summary>
/// <param name="Audience">Who shares it.</param>
/// <param name="Party">Of which delegation; null for the mediator's own.</param>
/// <param name="Departed">How many have left the case: its first key leaves them out.</param>
public sealed record OpenChannel(Audience Audience, MemberId? Party, int Departed) : CaseCommand
{
    internal const string Type = "open-channel";

    internal static Refusal NumberTaken { get; } = new("channel.number-taken", "This channel number cannot be used. Draw another one and sign the opening again.");

    internal static Refusal JointIsOpen { get; } = new("channel.joint-is-open", "A case has one joint channel, and it is open.");

    internal static Refusal PartyUnfit { get; } = new("channel.party-unfit", "Name the party that shares the channel; the mediator's own has none.");

    internal static Refusal Stale { get; } = new("channel.departures-stale", "Somebody has left the case since. Read it again and sign once more.");

    /// <inheritdoc/>
    public override Fields ToFields()
    {
        var fields = Fields.Of(("type", Type), ("audience", RecordWords.Word(Audience)), (Folding.ChannelFold.Departures, Departed));
        return Party is { } party ? fields.With("party", party.ToString()) : fields;
    }

    internal static OpenChannel From(Fields fields) => new(
        RecordWords.AudienceOf(fields.Only("type", "audience", "party", Folding.ChannelFold.Departures), "audience"),
        fields.Has("party") ? fields.MemberOf("party") : null,
        OpenEpoch.Count(fields, Folding.ChannelFold.Departures));

    internal override Decision Decide(Standing standing)
    {
        if (standing.Channel.Size > 0) return NumberTaken;
        if (Audience == Audience.Joint) return JointIsOpen;
        if ((Audience == Audience.Mediator) != (Party is null)) return PartyUnfit;
        if (Departed != standing.Case.Departed.Length) return Stale;

        return Decision.Of(new RecordEvent.ChannelOpened(Audience, Party, standing.Slot));
    }
}
