using GoodOffices.Core.Record;

namespace GoodOffices.Casework.Desk;

/// <summary>What the desk answers to an act.</summary>
public abstract record DeskAnswer
{
    private DeskAnswer()
    {
    }

    /// <summary>It is in the record, on disk.</summary>
    /// <param name="Channel">The channel.</param>
    /// <param name="Sequence">Its place there.</param>
    /// <param name="At">The desk's time.</param>
    /// <param name="Leaf">The hash under which the channel's tree holds it.</param>
    public sealed record Accepted(ChannelNumber Channel, long Sequence, long At, Digest Leaf) : DeskAnswer;

    /// <summary>It is not, and why.</summary>
    public sealed record Refused(Refusal Refusal) : DeskAnswer;
}
