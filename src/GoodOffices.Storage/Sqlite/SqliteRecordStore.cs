using System.Data.Common;
using GoodOffices.Casework.Ports;
using GoodOffices.Core.Record;
using GoodOffices.Storage.Backups;
using GoodOffices.Storage.Rows;
using Microsoft.Data.Sqlite;

namespace GoodOffices.Storage.Sqlite;

/// <summary>The record in one SQLite file: write-ahead log, <c>synchronous=FULL</c>, one writing thread, many readers.</summary>
internal sealed class SqliteRecordStore : IRecordStore
{
    private const string TakeTenure = "INSERT INTO tenures (case_number, tenure) VALUES ($1, 1) ON CONFLICT (case_number) DO UPDATE SET tenure = tenures.tenure + 1 RETURNING tenure";
    private const string KeepSnapshot = "INSERT INTO snapshots (case_number, name, sealed) VALUES ($1, $2, $3) ON CONFLICT (case_number, name) DO UPDATE SET sealed = excluded.sealed";

    private readonly string _file;
    private readonly SqliteWriter _writer;
    private readonly SqliteReaders _readers;
    private readonly SqlReads _reads;

    private SqliteRecordStore(string file, SqliteWriter writer, SqliteReaders readers)
    {
        (_file, _writer, _readers) = (file, writer, readers);
        _reads = new SqlReads(readers);
    }

    /// <summary>Opens the file, or makes it; brings an older schema forward.</summary>
    /// <param name="file">The path.</param>
    /// <param name="mayForget">Whether it may lie where a commit does not last: in memory, on a network. For tests and drills.</param>
    /// <param name="checkpointAfter">After about how many bytes the log is folded into the file.</param>
    /// <exception cref="IOException">It cannot be opened or written, or a commit would not be durable there.</exception>
    /// <exception cref="InvalidDataException">It is not ours, damaged, or newer than this program.</exception>
    public static SqliteRecordStore Open(string file, bool mayForget = false, long checkpointAfter = SqliteWriter.UsualCheckpoint)
    {
        var path = SqliteFile.Checked(file, mayForget);
        SqliteSession? session = null;
        try
        {
            SqliteFile.Prepare(path);
            session = new SqliteSession(path, SqliteOpenMode.ReadWrite);
            SqliteFile.MakeDurable(session, path);
            Folder.Flush(Path.GetDirectoryName(path)!); // the log's name must last too, and SQLite does not look whether that flush failed
            var readers = new SqliteReaders(path);
            return new SqliteRecordStore(path, new SqliteWriter(session, path, checkpointAfter), readers);
        }
        catch (SqliteException fault)
        {
            session?.Dispose();
            throw SqliteFaults.Told(fault, path);
        }
        catch
        {
            session?.Dispose();
            throw;
        }
    }

    public IAsyncEnumerable<CaseNumber> ReadCasesAsync(CancellationToken cancel) => _reads.CasesAsync(cancel);

    public async ValueTask<long> TakeTenureAsync(CaseNumber of, CancellationToken cancel) =>
        await _writer.RunAsync(session => (long)session.Value(TakeTenure, of.ToString())!, 0, cancel).ConfigureAwait(false);

    public async ValueTask<AppendAnswer> AppendAsync(Append append, CancellationToken cancel)
    {
        AppendShape.Check(append);
        return await _writer.RunAsync(session => Write(append, session), Weight(append), cancel).ConfigureAwait(false);
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
        await _writer.RunAsync(session => session.Execute(new(KeepSnapshot, of.ToString(), name, RowValues.Bytes(sealedBytes))), sealedBytes.Length, cancel).ConfigureAwait(false);

    public ValueTask<ReadOnlyMemory<byte>?> FindSnapshotAsync(CaseNumber of, string name, CancellationToken cancel) => _reads.SnapshotAsync(of, name, cancel);

    public async ValueTask DropSnapshotsAsync(CancellationToken cancel) => await _writer.RunAsync(session => session.Execute(new("DELETE FROM snapshots")), 0, cancel).ConfigureAwait(false);

    public async ValueTask BackUpAsync(string file, CancellationToken cancel) =>
        await Task.Run(() => _readers.With(session => SqliteTables.Instant(session, tables => BackupFile.Write(file, tables, cancel))), cancel).ConfigureAwait(false);

    public async ValueTask<RestoreAnswer> RestoreAsync(string file, bool replacing, CancellationToken cancel)
    {
        using var backup = await Task.Run(() => OpenBackup.Check(file, cancel), cancel).ConfigureAwait(false);
        return await _writer.RunAsync(session => RestoreRows.Run(session, backup, replacing, cancel), 0, cancel).ConfigureAwait(false);
    }

    public ValueTask DisposeAsync()
    {
        _readers.Dispose();
        _writer.Dispose(); // last, so that SQLite folds its log into the file
        return ValueTask.CompletedTask;
    }

    private static AppendAnswer Write(Append append, SqliteSession session)
    {
        var facts = Look(append, append.Case.ToString(), session);
        if (facts.Objection(append) is { } objection) return objection;

        foreach (var statement in Statement.Writing(append)) session.Execute(statement);
        return new AppendAnswer.Appended();
    }

    private static AppendFacts Look(Append append, string name, SqliteSession session)
    {
        var first = append.Channels is [var channel, ..] ? channel.Channel.ToString() : "";
        var key = append.Answered is { } asked ? asked.Key.Value.ToArray() : [];
        var (tenure, answer, size) = session.Read(AppendFacts.ReadTogether, [name, key, first], row => row.Read() ? (NumberAt(row, 0), row.IsDBNull(1) ? null : row.GetFieldValue<byte[]>(1), NumberAt(row, 2)) : default);
        return new AppendFacts(
            answer is null ? (ReadOnlyMemory<byte>?)null : answer,
            tenure,
            [.. append.Channels.Select((each, at) => at == 0 ? size : session.Value(AppendFacts.ReadSize, name, each.Channel.ToString()) is long further ? further : 0)],
            append.Beats.IsEmpty ? 0 : session.Value(AppendFacts.ReadBeats, name) is long beats ? beats : 0);
    }

    private static long NumberAt(DbDataReader row, int column) => row.IsDBNull(column) ? 0 : row.GetInt64(column);

    private static long Weight(Append append) => append.Channels.Sum(c => c.Entries.Sum(e => e.SealedBytes.Length + 8192L) + c.Payloads.Sum(p => p.SealedBytes.Length + 8192L)) + append.Beats.Length * 8192L;
}
