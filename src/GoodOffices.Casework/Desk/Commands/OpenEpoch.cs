using GoodOffices.Casework.Authority;
using GoodOffices.Core.Record;

namespace GoodOffices.Casework.Desk.Commands;

/// <summary>A channel goes on under a new key, which only those get who are in the case now.</summary>
/// <param name="Departed">How many have left the case: the new key leaves them out.</param>
public sealed record OpenEpoch(int Departed) : CaseCommand
{
    internal const string Type = "open-epoch";

    internal static Refusal HandedOver { get; } = new("channel.handed-over", "Whoever is the mediator now was not given this channel, so nobody writes to it any more. Open a new one with her.");

    /// <inheritdoc/>
    public override Fields ToFields() => Fields.Of(("type", Type), (Folding.ChannelFold.Departures, Departed));

    internal static OpenEpoch From(Fields fields) => new(Count(fields.Only("type", Folding.ChannelFold.Departures), Folding.ChannelFold.Departures));

    internal override Decision Decide(Standing standing)
    {
        if (Departed != standing.Case.Departed.Length) return OpenChannel.Stale;
        if (standing.Channel.Audience == Audience.Shared && standing.Case.Mediator is { } mediator && !ReadingRules.MayRead(standing.Case, mediator, standing.Channel)) return HandedOver;

        return Decision.Of(new RecordEvent.EpochOpened(standing.Channel.Epoch + 1));
    }

    internal static int Count(Fields fields, string name) => fields.CountOf(name) is var count and <= int.MaxValue ? (int)count : throw new RecordFormatException($"'{name}': a smaller number is needed.");
}
