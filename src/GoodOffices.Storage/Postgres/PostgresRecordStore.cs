using System.Data;
using GoodOffices.Casework.Ports;
using GoodOffices.Core.Record;
using GoodOffices.Storage.Backups;
using GoodOffices.Storage.Rows;
using GoodOffices.Storage.Schema;
using Npgsql;

namespace GoodOffices.Storage.Postgres;

/// <summary>The record in a PostgreSQL database, in a schema of its own.</summary>
internal sealed class PostgresRecordStore : IRecordStore
{
    private const string TakeTenure = "INSERT INTO tenures (case_number, tenure) VALUES ($1, 1) ON CONFLICT (case_number) DO UPDATE SET tenure = tenures.tenure + 1 RETURNING tenure";
    private const string KeepSnapshot = "INSERT INTO snapshots (case_number, name, sealed) VALUES ($1, $2, $3) ON CONFLICT (case_number, name) DO UPDATE SET sealed = excluded.sealed";

    private readonly NpgsqlDataSource _source;
    private readonly string _place;
    private readonly SqlReads _reads;
    private readonly PostgresWriter _writer;

    private PostgresRecordStore(NpgsqlDataSource source, string place)
    {
        (_source, _place) = (source, place);
        _reads = new SqlReads(new PostgresReads(source, place));
        _writer = new PostgresWriter(source, place);
    }

    /// <summary>Connects, makes the schema where it is missing, brings an older one forward.</summary>
    /// <param name="connectionString">Npgsql's; a search path names another schema than <c>goodoffices</c>.</param>
    /// <param name="mayForget">Whether a server that does not flush will do. For tests and drills.</param>
    /// <param name="cancel">Stops it.</param>
    public static async ValueTask<PostgresRecordStore> OpenAsync(string connectionString, bool mayForget = false, CancellationToken cancel = default)
    {
        var place = PostgresPlace.Complete(connectionString);
        var told = PostgresPlace.Told(place);
        var source = SourceOf(place);
        try
        {
            await using var connection = await source.OpenConnectionAsync(cancel).ConfigureAwait(false);
            await Task.Run(() => Prepare(connection, PostgresPlace.SchemaOf(place), told, mayForget), cancel).ConfigureAwait(false);
            return new PostgresRecordStore(source, told);
        }
        catch (NpgsqlException fault)
        {
            await source.DisposeAsync().ConfigureAwait(false);
            throw PostgresFaults.Told(fault, told);
        }
        catch
        {
            await source.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    public IAsyncEnumerable<CaseNumber> ReadCasesAsync(CancellationToken cancel) => _reads.CasesAsync(cancel);

    public ValueTask<long> TakeTenureAsync(CaseNumber of, CancellationToken cancel) => OnAsync(statements => (long)statements.Value(TakeTenure, of.ToString())!, cancel);

    public async ValueTask<AppendAnswer> AppendAsync(Append append, CancellationToken cancel)
    {
        AppendShape.Check(append);
        return await _writer.AppendAsync(append, cancel).ConfigureAwait(false);
    }

    public ValueTask<IReadOnlyList<ChannelSize>> ReadSizesAsync(CaseNumber of, CancellationToken cancel) => _reads.SizesAsync(of, cancel);

    public IAsyncEnumerable<Digest> ReadLeavesAsync(CaseNumber of, ChannelNumber channel, long from, CancellationToken cancel) => _reads.LeavesAsync(of, channel, from, cancel);

    public IAsyncEnumerable<StoredEntry> ReadUnmaskedEntriesAsync(CaseNumber of, ChannelNumber channel, long from, CancellationToken cancel) => _reads.UnmaskedEntriesAsync(of, channel, from, cancel);

    public IAsyncEnumerable<StoredPayload> ReadUnmaskedPayloadsAsync(CaseNumber of, ChannelNumber channel, long from, CancellationToken cancel) => _reads.UnmaskedPayloadsAsync(of, channel, from, cancel);

    public IAsyncEnumerable<StoredBeat> ReadBeatsAsync(CaseNumber of, long from, CancellationToken cancel) => _reads.BeatsAsync(of, from, cancel);

    public IAsyncEnumerable<StoredCosignature> ReadCosignaturesAsync(CaseNumber of, long fromSize, CancellationToken cancel) => _reads.CosignaturesAsync(of, fromSize, cancel);

    public ValueTask<IReadOnlyList<StoredWrap>> ReadWrapsAsync(CaseNumber of, string keyNumber, CancellationToken cancel) => _reads.WrapsAsync(of, keyNumber, cancel);

    public ValueTask<ReadOnlyMemory<byte>?> FindAnswerAsync(CaseNumber of, IdempotencyKey key, CancellationToken cancel) => _reads.AnswerAsync(of, key, cancel);

    public async ValueTask KeepSnapshotAsync(CaseNumber of, string name, ReadOnlyMemory<byte> sealedBytes, CancellationToken cancel) =>
        await OnAsync(statements => statements.Execute(new(KeepSnapshot, of.ToString(), name, RowValues.Bytes(sealedBytes))), cancel).ConfigureAwait(false);

    public ValueTask<ReadOnlyMemory<byte>?> FindSnapshotAsync(CaseNumber of, string name, CancellationToken cancel) => _reads.SnapshotAsync(of, name, cancel);

    public async ValueTask DropSnapshotsAsync(CancellationToken cancel) => await OnAsync(statements => statements.Execute(new("DELETE FROM snapshots")), cancel).ConfigureAwait(false);

    public async ValueTask BackUpAsync(string file, CancellationToken cancel) =>
        await InTransactionAsync(IsolationLevel.RepeatableRead, statements => BackupFile.Write(file, statements, cancel), cancel).ConfigureAwait(false);

    public async ValueTask<RestoreAnswer> RestoreAsync(string file, bool replacing, CancellationToken cancel)
    {
        using var backup = await Task.Run(() => OpenBackup.Check(file, cancel), cancel).ConfigureAwait(false);
        return await InTransactionAsync(IsolationLevel.Serializable, statements => RestoreRows.Run(statements, backup, replacing, cancel), cancel).ConfigureAwait(false);
    }

    public async ValueTask DisposeAsync()
    {
        await _writer.DisposeAsync().ConfigureAwait(false);
        await _source.DisposeAsync().ConfigureAwait(false);
    }

    private static NpgsqlDataSource SourceOf(NpgsqlConnectionStringBuilder place)
    {
        // Every statement here finds its rows by key, whatever its values: planning it anew each time would cost more than running it.
        const string PlanOnce = "SET plan_cache_mode = force_generic_plan";
        var source = new NpgsqlSlimDataSourceBuilder(place.ToString()).UsePhysicalConnectionInitializer(
            connection => new PostgresStatements(connection).Execute(new(PlanOnce)),
            async connection =>
            {
                await using var command = new NpgsqlCommand(PlanOnce, connection);
                await command.ExecuteNonQueryAsync().ConfigureAwait(false);
            });
        source.EnableArrays();
        return source.Build();
    }

    private static void Prepare(NpgsqlConnection connection, string schema, string place, bool mayForget)
    {
        var statements = new PostgresStatements(connection);
        var (fsync, commit) = ((string)statements.Value("SHOW fsync")!, (string)statements.Value("SHOW synchronous_commit")!);
        if (!mayForget && (fsync != "on" || commit is not ("on" or "local" or "remote_write" or "remote_apply")))
            throw new IOException($"{place}: fsync is {fsync} and synchronous_commit is {commit}, so that an acknowledged entry could be lost. Set both to on.");

        // IF NOT EXISTS alone fails when two programs start at once.
        if (statements.Value("SELECT 1 FROM pg_namespace WHERE nspname = $1", schema) is null)
        {
            statements.Execute(new("SELECT pg_advisory_lock(20260728)"));
            statements.Execute(new($"CREATE SCHEMA IF NOT EXISTS \"{schema.Replace("\"", "\"\"", StringComparison.Ordinal)}\""));
            statements.Execute(new("SELECT pg_advisory_unlock(20260728)"));
        }

        new SchemaUpgrade(Dialect.Postgres, Migration.All).Run(connection, place);
    }

    private ValueTask<T> OnAsync<T>(Func<PostgresStatements, T> use, CancellationToken cancel) => InTransactionAsync(IsolationLevel.ReadCommitted, use, cancel);

    private async ValueTask<T> InTransactionAsync<T>(IsolationLevel level, Func<PostgresStatements, T> use, CancellationToken cancel)
    {
        try
        {
            await using var connection = await _source.OpenConnectionAsync(cancel).ConfigureAwait(false);
            await using var transaction = await connection.BeginTransactionAsync(level, cancel).ConfigureAwait(false);
            var answer = await Task.Run(() => use(new PostgresStatements(connection)), cancel).ConfigureAwait(false);
            await transaction.CommitAsync(CancellationToken.None).ConfigureAwait(false);
            return answer;
        }
        catch (NpgsqlException fault)
        {
            throw PostgresFaults.Told(fault, _place);
        }
    }
}
