using System.Collections.Immutable;
using GoodOffices.Casework.Ports;

namespace GoodOffices.Storage.Rows;

/// <summary>What a store knows of a case before an append, and what follows from it: the same in every store.</summary>
/// <param name="Answer">The answer given earlier under the append's key, if any.</param>
/// <param name="Tenure">The tenure in force; 0 where nobody has taken the case.</param>
/// <param name="Sizes">How many entries each channel of the append has, in its order.</param>
/// <param name="Beats">How many beats the case has; read only where the append brings some.</param>
internal sealed record AppendFacts(ReadOnlyMemory<byte>? Answer, long Tenure, ImmutableArray<long> Sizes, long Beats)
{
    public const string ReadTenure = "SELECT tenure FROM tenures WHERE case_number = $1";
    public const string ReadAnswer = "SELECT sealed FROM answers WHERE case_number = $1 AND idempotency_key = $2";
    public const string ReadSize = SizeOf + "$2" + Newest;
    public const string ReadBeats = "SELECT number + 1 FROM beats WHERE case_number = $1 ORDER BY number DESC LIMIT 1";

    /// <summary>Tenure, answer and the size of one channel by one question: the case, the idempotency key and the channel are its parameters.</summary>
    public const string ReadTogether = $"SELECT ({ReadTenure}), ({ReadAnswer}), ({SizeOf}$3{Newest})";

    private const string SizeOf = "SELECT sequence + 1 FROM entries WHERE case_number = $1 AND channel_number = ";
    private const string Newest = " ORDER BY sequence DESC LIMIT 1";

    /// <summary>Why nothing is written; null where all of it is.</summary>
    public AppendAnswer? Objection(Append append)
    {
        if (Answer is { } answer) return new AppendAnswer.Replayed(answer);
        if (Tenure != append.Tenure) return new AppendAnswer.Superseded(Tenure);

        for (var i = 0; i < append.Channels.Length; i++)
            if (append.Channels[i].ExpectedSequence != Sizes[i]) return new AppendAnswer.SequenceTaken(append.Channels[i].Channel, Sizes[i]);

        return append.Beats is [var first, ..] && first.Number != Beats ? new AppendAnswer.BeatTaken(Beats) : null;
    }
}
