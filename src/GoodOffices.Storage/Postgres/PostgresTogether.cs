using System.Collections.Immutable;
using GoodOffices.Casework.Ports;
using GoodOffices.Storage.Rows;
using Npgsql;

namespace GoodOffices.Storage.Postgres;

/// <summary>Appends of different cases in one statement and one journey to the server: all of them where each fits what is there, otherwise none. Over one connection, which it closes.</summary>
/// <remarks>
/// The statement sees the database as it was when it began, but holds the tenures of its cases from then on; if somebody wrote to a case in between, the unique keys of the tables refuse the whole. Whoever gets no <c>true</c> looks at each append by itself
/// (<see cref="PostgresAppend"/>).
/// </remarks>
internal sealed class PostgresTogether(NpgsqlConnection connection) : IDisposable
{
    private static readonly ImmutableArray<Table> Tables = [Table.Entries, Table.Payloads, Table.Beats, Table.Answers];

    // One for each choice of tables that get rows, and again for one row each; prepared when it is first needed.
    private readonly NpgsqlCommand?[] _prepared = new NpgsqlCommand?[2 << Tables.Length];

    /// <summary>Whether this way is open to an append: what is rare has no place in the statement.</summary>
    public static bool Takes(Append append) => append.Wraps.IsEmpty && append.Cosignatures.IsEmpty && append.Erased.IsEmpty;

    /// <returns>True where all of it is on disk; false where nothing was written.</returns>
    public bool Write(IReadOnlyList<Append> appends)
    {
        var rows = Tables.Select(table => RowsOf(table, appends).ToArray()).ToArray();
        var values = Conditions(appends).Concat(rows.Where(some => some.Length > 0).SelectMany(some => Enumerable.Range(0, some[0].Length).Select(column => ColumnOf(some, column)))).ToArray();
        var isOne = values.All(value => value.Length == 1); // the usual case of one writer, which the server does in half the time
        var which = Enumerable.Range(0, Tables.Length).Sum(table => rows[table].Length > 0 ? 1 << table : 0) + (isOne ? 1 << Tables.Length : 0);
        if (_prepared[which] is not { } command) command = _prepared[which] = Prepare(isOne, rows, values);

        for (var at = 0; at < values.Length; at++) Set(command.Parameters[at], values[at]);
        return command.ExecuteScalar() is true;
    }

    public void Dispose()
    {
        foreach (var command in _prepared) command?.Dispose();
        connection.Dispose();
    }

    private static IEnumerable<Array> Conditions(IReadOnlyList<Append> appends)
    {
        var channels = appends.SelectMany(append => append.Channels.Select(channel => (append.Case, Channel: channel))).ToArray();
        yield return appends.Select(append => append.Case.ToString()).ToArray();
        yield return appends.Select(append => append.Tenure).ToArray();
        yield return channels.Select(each => each.Case.ToString()).ToArray();
        yield return channels.Select(each => each.Channel.Channel.ToString()).ToArray();
        yield return channels.Select(each => each.Channel.ExpectedSequence).ToArray();

        var beats = appends.Where(append => !append.Beats.IsEmpty).ToArray();
        if (beats.Length == 0) yield break;
        yield return beats.Select(append => append.Case.ToString()).ToArray();
        yield return beats.Select(append => append.Beats[0].Number).ToArray();
    }

    private static IEnumerable<object[]> RowsOf(Table table, IReadOnlyList<Append> appends) => appends.SelectMany(append =>
        table == Table.Entries ? append.Channels.SelectMany(channel => channel.Entries.Select(entry => RowValues.Of(append.Case, channel.Channel, entry)))
        : table == Table.Payloads ? append.Channels.SelectMany(channel => channel.Payloads.Select(payload => RowValues.Of(append.Case, channel.Channel, payload)))
        : table == Table.Beats ? append.Beats.Select(beat => RowValues.Of(append.Case, beat))
        : append.Answered is { } answered ? [RowValues.Of(append.Case, answered.Key, answered.SealedAnswer)] : []);

    private static Array ColumnOf(object[][] rows, int column) => rows[0][column] switch
    {
        string => Array.ConvertAll(rows, row => (string)row[column]),
        long => Array.ConvertAll(rows, row => (long)row[column]),
        _ => Array.ConvertAll(rows, row => (byte[])row[column]),
    };

    private static void Set(NpgsqlParameter parameter, Array values)
    {
        switch (parameter)
        {
            case NpgsqlParameter<string> text: text.TypedValue = ((string[])values)[0]; break;
            case NpgsqlParameter<long> number: number.TypedValue = ((long[])values)[0]; break;
            case NpgsqlParameter<byte[]> blob: blob.TypedValue = ((byte[][])values)[0]; break;
            case NpgsqlParameter<string[]> texts: texts.TypedValue = (string[])values; break;
            case NpgsqlParameter<long[]> numbers: numbers.TypedValue = (long[])values; break;
            default: ((NpgsqlParameter<byte[][]>)parameter).TypedValue = (byte[][])values; break;
        }
    }

    private NpgsqlCommand Prepare(bool isOne, object[][][] rows, Array[] values)
    {
        var command = new NpgsqlCommand(new TogetherSql(isOne).Spell([.. Tables.Where((_, at) => rows[at].Length > 0)], [.. rows.Where(some => some.Length > 0).Select(some => some[0])]), connection);
        foreach (var value in values)
        {
            var parameter = (isOne, value) switch
            {
                (true, string[]) => new NpgsqlParameter<string>(),
                (true, long[]) => new NpgsqlParameter<long>(),
                (true, _) => new NpgsqlParameter<byte[]>(),
                (_, string[]) => new NpgsqlParameter<string[]>(),
                (_, long[]) => new NpgsqlParameter<long[]>(),
                _ => (NpgsqlParameter)new NpgsqlParameter<byte[][]>(),
            };
            Set(parameter, value);
            command.Parameters.Add(parameter);
        }

        command.Prepare();
        return command;
    }
}
