using System.Collections.Immutable;
using GoodOffices.Core.Record;

namespace GoodOffices.Casework.Ports;

/// <summary>What is written in one step, all or nothing.</summary>
/// <param name="Case">The case.</param>
/// <param name="Tenure">The writer's tenure, from <see cref="IRecordStore.TakeTenureAsync"/>.</param>
public sealed record Append(CaseNumber Case, long Tenure)
{
    /// <summary>Entries for one or more channels; a channel stands here once.</summary>
    public ImmutableArray<ChannelAppend> Channels { get; init; } = [];

    /// <summary>The next beats, if any, without a gap.</summary>
    public ImmutableArray<StoredBeat> Beats { get; init; } = [];

    /// <summary>Channel keys wrapped to members; one that is there already stays as it is.</summary>
    public ImmutableArray<StoredWrap> Wraps { get; init; } = [];

    /// <summary>Cosignatures; one that is there already stays as it is.</summary>
    public ImmutableArray<StoredCosignature> Cosignatures { get; init; } = [];

    /// <summary>Payloads whose rows are removed; absent ones are passed over. Their entries stay.</summary>
    public ImmutableArray<PayloadPlace> Erased { get; init; } = [];

    /// <summary>Under which key the answer can be asked for again; null where nobody will ask.</summary>
    public Answered? Answered { get; init; }
}

/// <summary>New entries of one channel.</summary>
/// <param name="Channel">The channel; a new one begins at 0.</param>
/// <param name="ExpectedSequence">The sequence of the first of the entries: how many the channel has now.</param>
/// <param name="Entries">In order, without a gap.</param>
public sealed record ChannelAppend(ChannelNumber Channel, long ExpectedSequence, ImmutableArray<StoredEntry> Entries)
{
    /// <summary>The payloads of those entries that have one.</summary>
    public ImmutableArray<StoredPayload> Payloads { get; init; } = [];
}

/// <summary>What the caller chose, so that a repeated request has one effect: 32 bytes, a hash of whom and what she called it.</summary>
public readonly record struct IdempotencyKey(Digest Value);

/// <summary>The answer that belongs to an idempotency key.</summary>
public sealed record Answered(IdempotencyKey Key, ReadOnlyMemory<byte> SealedAnswer);

/// <summary>How an append ended.</summary>
/// <remarks>
/// Where several would be true, the first of this order is said: <see cref="Replayed"/> (so that a retry gets its answer from whichever server it reaches), <see cref="Superseded"/>,
/// <see cref="SequenceTaken"/> (the first such channel of the append), <see cref="BeatTaken"/>.
/// </remarks>
public abstract record AppendAnswer
{
    private AppendAnswer()
    {
    }

    /// <summary>It is on disk.</summary>
    public sealed record Appended : AppendAnswer;

    /// <summary>Somebody wrote first; nothing of this was written.</summary>
    public sealed record SequenceTaken(ChannelNumber Channel, long Actual) : AppendAnswer;

    /// <summary>The next beat has another number than the first of those given; nothing was written.</summary>
    public sealed record BeatTaken(long Actual) : AppendAnswer;

    /// <summary>This key was used: here is what was answered then; nothing was written now.</summary>
    public sealed record Replayed(ReadOnlyMemory<byte> SealedAnswer) : AppendAnswer;

    /// <summary>Another writer has taken the case since; this one writes no more.</summary>
    public sealed record Superseded(long Tenure) : AppendAnswer;
}
