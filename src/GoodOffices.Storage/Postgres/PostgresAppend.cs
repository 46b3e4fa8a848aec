using System.Collections.Immutable;
using GoodOffices.Casework.Ports;
using GoodOffices.Storage.Rows;
using Npgsql;

namespace GoodOffices.Storage.Postgres;

/// <summary>One append in one transaction and two journeys to the server: look, then write and commit.</summary>
/// <remarks>The row of the tenure is locked first, so that appends to one case follow each other, and each sees all that the one before wrote. PostgreSQL itself flushes many commits at once.</remarks>
internal static class PostgresAppend
{
    private const string LockTenure = AppendFacts.ReadTenure + " FOR UPDATE";

    public static async ValueTask<AppendAnswer> WriteAsync(NpgsqlConnection connection, Append append, CancellationToken cancel)
    {
        try
        {
            var facts = await LookAsync(connection, append, cancel).ConfigureAwait(false);
            if (facts.Objection(append) is { } objection)
            {
                await RollbackAsync(connection).ConfigureAwait(false);
                return objection;
            }

            await using var batch = new NpgsqlBatch(connection);
            foreach (var statement in Statement.Writing(append)) PostgresStatements.Add(batch, statement.Sql, statement.Values);
            PostgresStatements.Add(batch, "COMMIT");
            await batch.ExecuteNonQueryAsync(cancel).ConfigureAwait(false);
            return new AppendAnswer.Appended();
        }
        catch
        {
            await RollbackAsync(connection).ConfigureAwait(false);
            throw;
        }
    }

    private static async Task<AppendFacts> LookAsync(NpgsqlConnection connection, Append append, CancellationToken cancel)
    {
        var of = append.Case.ToString();
        await using var batch = new NpgsqlBatch(connection);
        PostgresStatements.Add(batch, "BEGIN");
        PostgresStatements.Add(batch, LockTenure, of);
        if (append.Answered is { } asked) PostgresStatements.Add(batch, AppendFacts.ReadAnswer, of, asked.Key.Value.ToArray());
        foreach (var channel in append.Channels) PostgresStatements.Add(batch, AppendFacts.ReadSize, of, channel.Channel.ToString());
        if (!append.Beats.IsEmpty) PostgresStatements.Add(batch, AppendFacts.ReadBeats, of);

        await using var reader = await batch.ExecuteReaderAsync(cancel).ConfigureAwait(false);
        var tenure = await NumberAsync(reader, cancel).ConfigureAwait(false);
        ReadOnlyMemory<byte>? answer = null;
        if (append.Answered is not null && await NextAsync(reader, cancel).ConfigureAwait(false)) answer = reader.GetFieldValue<byte[]>(0);
        var sizes = ImmutableArray.CreateBuilder<long>(append.Channels.Length);
        for (var i = 0; i < append.Channels.Length; i++)
        {
            await reader.NextResultAsync(cancel).ConfigureAwait(false);
            sizes.Add(await NumberAsync(reader, cancel).ConfigureAwait(false));
        }

        if (append.Beats.IsEmpty) return new(answer, tenure, sizes.MoveToImmutable(), 0);
        await reader.NextResultAsync(cancel).ConfigureAwait(false);
        return new(answer, tenure, sizes.MoveToImmutable(), await NumberAsync(reader, cancel).ConfigureAwait(false));
    }

    private static async Task<bool> NextAsync(NpgsqlDataReader reader, CancellationToken cancel)
    {
        await reader.NextResultAsync(cancel).ConfigureAwait(false);
        return await reader.ReadAsync(cancel).ConfigureAwait(false);
    }

    private static async Task<long> NumberAsync(NpgsqlDataReader reader, CancellationToken cancel) => await reader.ReadAsync(cancel).ConfigureAwait(false) ? reader.GetInt64(0) : 0;

    private static async Task RollbackAsync(NpgsqlConnection connection)
    {
        try
        {
            await using var command = new NpgsqlCommand("ROLLBACK", connection);
            await command.ExecuteNonQueryAsync(CancellationToken.None).ConfigureAwait(false);
        }
        catch (Exception fault) when (fault is NpgsqlException or InvalidOperationException)
        {
            // The connection is gone, and with it the transaction.
        }
    }
}
