using System.Data.Common;
using GoodOffices.Storage.Rows;
using Npgsql;

namespace GoodOffices.Storage.Postgres;

/// <summary>Statements on one connection, one at a time.</summary>
internal sealed class PostgresStatements(NpgsqlConnection connection) : IStatements, ITableRows
{
    public int Execute(Statement statement)
    {
        using var command = Of(connection, statement.Sql, statement.Values);
        return command.ExecuteNonQuery();
    }

    public object? Value(string sql, params object[] values)
    {
        using var command = Of(connection, sql, values);
        return command.ExecuteScalar();
    }

    public IEnumerable<object[]> Rows(Table table)
    {
        using var command = Of(connection, table.SelectAll, []);
        using var reader = command.ExecuteReader();
        while (reader.Read())
        {
            var row = new object[table.Columns.Length];
            reader.GetValues(row);
            yield return row;
        }
    }

    public static NpgsqlCommand Of(NpgsqlConnection connection, string sql, object[] values)
    {
        var command = new NpgsqlCommand(sql, connection);
        foreach (var value in values) command.Parameters.Add(new NpgsqlParameter { Value = value });
        return command;
    }

    public static void Add(NpgsqlBatch batch, string sql, params object[] values)
    {
        var command = new NpgsqlBatchCommand(sql);
        foreach (var value in values) command.Parameters.Add(new NpgsqlParameter { Value = value });
        batch.BatchCommands.Add(command);
    }
}

/// <summary>Queries on connections of the pool.</summary>
internal sealed class PostgresReads(NpgsqlDataSource source, string place) : ISqlSource
{
    public async ValueTask<T> ReadAsync<T>(string sql, object[] values, Func<DbDataReader, T> read, CancellationToken cancel)
    {
        try
        {
            await using var connection = await source.OpenConnectionAsync(cancel).ConfigureAwait(false);
            await using var command = PostgresStatements.Of(connection, sql, values);
            await using var reader = await command.ExecuteReaderAsync(cancel).ConfigureAwait(false);
            return read(reader);
        }
        catch (NpgsqlException fault)
        {
            throw PostgresFaults.Told(fault, place);
        }
    }
}
