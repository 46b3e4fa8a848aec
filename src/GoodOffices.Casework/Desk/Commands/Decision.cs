using System.Collections.Immutable;
using GoodOffices.Casework.Desk.Folding;
using GoodOffices.Core.Record;

namespace GoodOffices.Casework.Desk.Commands;

/// <summary>What follows from an act: events, or a refusal.</summary>
internal sealed record Decision(Refusal? Refusal, ImmutableArray<Fields> Events)
{
    public static implicit operator Decision(Refusal refusal) => new(refusal, []);

    public static Decision Of(params ReadOnlySpan<RecordEvent> events)
    {
        var written = ImmutableArray.CreateBuilder<Fields>(events.Length);
        foreach (var one in events) written.Add(one.ToFields());
        return new(null, written.ToImmutable());
    }

    public static Decision Of(Fields one) => new(null, [one]);
}

/// <summary>All that a decision may depend on.</summary>
/// <param name="Case">The case before the act.</param>
/// <param name="Channel">The act's channel before it; without entries where it is to be opened.</param>
/// <param name="Author">Who acts; null only where the act opens the case.</param>
/// <param name="Act">The act.</param>
/// <param name="At">The desk's time.</param>
/// <param name="Slot">The slot of the channel.</param>
/// <param name="Regarded">The entry that the command regards, where there is one.</param>
internal sealed record Standing(CaseFold Case, ChannelFold Channel, Member? Author, Act Act, long At, int Slot, Entry? Regarded);
