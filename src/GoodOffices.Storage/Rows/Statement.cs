using GoodOffices.Casework.Ports;

namespace GoodOffices.Storage.Rows;

/// <summary>One SQL statement with the values of its parameters $1, $2, …</summary>
internal readonly record struct Statement(string Sql, params object[] Values)
{
    private const string ErasePayload = "DELETE FROM payloads WHERE case_number = $1 AND channel_number = $2 AND sequence = $3";

    /// <summary>What an append that may be written writes, in order.</summary>
    public static IEnumerable<Statement> Writing(Append append)
    {
        foreach (var channel in append.Channels)
        {
            foreach (var entry in channel.Entries) yield return new(Table.Entries.Insert, RowValues.Of(append.Case, channel.Channel, entry));
            foreach (var payload in channel.Payloads) yield return new(Table.Payloads.Insert, RowValues.Of(append.Case, channel.Channel, payload));
        }

        foreach (var beat in append.Beats) yield return new(Table.Beats.Insert, RowValues.Of(append.Case, beat));
        foreach (var wrap in append.Wraps) yield return new(Table.Wraps.InsertIfAbsent, RowValues.Of(append.Case, wrap));
        foreach (var line in append.Cosignatures) yield return new(Table.Cosignatures.InsertIfAbsent, RowValues.Of(append.Case, line));
        foreach (var place in append.Erased) yield return new(ErasePayload, append.Case.ToString(), place.Channel.ToString(), place.Sequence);
        if (append.Answered is { } answered) yield return new(Table.Answers.Insert, RowValues.Of(append.Case, answered.Key, answered.SealedAnswer));
    }
}
