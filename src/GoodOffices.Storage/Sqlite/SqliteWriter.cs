using System.Collections.Concurrent;
using Microsoft.Data.Sqlite;

namespace GoodOffices.Storage.Sqlite;

/// <summary>The one thread that writes. Whatever waits goes to disk in one flush (group commit); where one of the works fails, all are tried again, each under its own savepoint.</summary>
internal sealed class SqliteWriter : IDisposable
{
    public const long UsualCheckpoint = 32 << 20;
    private const int MostWorks = 512;
    private const long MostBytes = 8 << 20;
    private const long RowsWeight = 8192; // pages that a small row touches in table and index

    private readonly BlockingCollection<Work> _waiting = [];
    private readonly SqliteSession _session;
    private readonly string _file;
    private readonly Thread _thread;
    private readonly long _checkpointAfter;
    private volatile Exception? _stopped;
    private long _sinceCheckpoint;

    public SqliteWriter(SqliteSession session, string file, long checkpointAfter)
    {
        (_session, _file, _checkpointAfter) = (session, file, checkpointAfter);
        _thread = new Thread(Write) { IsBackground = true, Name = "record writer" };
        _thread.Start();
    }

    public Task<T> RunAsync<T>(Func<SqliteSession, T> run, long bytes, CancellationToken cancel)
    {
        if (_stopped is { } stopped) throw Stopped(stopped);
        var work = new Work<T>(run, cancel) { Bytes = bytes };
        try
        {
            _waiting.Add(work, cancel);
        }
        catch (InvalidOperationException)
        {
            throw new ObjectDisposedException(nameof(SqliteRecordStore));
        }

        return work.Answer;
    }

    public void Dispose()
    {
        if (_waiting.IsAddingCompleted) return;
        _waiting.CompleteAdding();
        _thread.Join();
        _session.Dispose();
        _waiting.Dispose();
    }

    private void Write()
    {
        var together = new List<Work>();
        foreach (var first in _waiting.GetConsumingEnumerable())
        {
            together.Clear();
            together.Add(first);
            for (var bytes = first.Bytes; together.Count < MostWorks && bytes < MostBytes && _waiting.TryTake(out var next); bytes += next.Bytes) together.Add(next);

            Commit(together);
            if (_sinceCheckpoint > _checkpointAfter) Checkpoint();
        }
    }

    private void Commit(List<Work> together)
    {
        try
        {
            if (_stopped is { } stopped) throw Stopped(stopped);
            var written = Together(together) ?? Apart(together);
            foreach (var work in written) work.Done();
        }
        catch (Exception fault)
        {
            Abandon();
            if (fault is SqliteException { } flush && SqliteFaults.IsFlush(flush)) _stopped = fault;
            var told = fault is SqliteException ours ? SqliteFaults.Told(ours, _file) : fault;
            foreach (var work in together) work.Failed(told); // one that has failed by itself keeps its own answer
            return;
        }

        _sinceCheckpoint += together.Sum(work => work.Bytes + RowsWeight);
    }

    /// <returns>All of it, on disk; null where a work failed, so that nothing was written and each must be tried by itself.</returns>
    private List<Work>? Together(List<Work> together)
    {
        _session.Execute(new("BEGIN IMMEDIATE"));
        try
        {
            foreach (var work in together) work.Run(_session);
        }
        catch (Exception fault) when (IsOfTheWorkAlone(fault))
        {
            _session.Execute(new("ROLLBACK"));
            return null;
        }

        _session.Execute(new("COMMIT"));
        return together;
    }

    /// <returns>What succeeded, on disk: each work ran under its own savepoint, and the others were told that they failed.</returns>
    private List<Work> Apart(List<Work> together)
    {
        var written = new List<Work>(together.Count);
        _session.Execute(new("BEGIN IMMEDIATE"));
        foreach (var work in together)
            if (TryRun(work)) written.Add(work);
        _session.Execute(new("COMMIT"));
        return written;
    }

    private bool TryRun(Work work)
    {
        _session.Execute(new("SAVEPOINT work"));
        try
        {
            work.Run(_session);
            _session.Execute(new("RELEASE work"));
            return true;
        }
        catch (Exception fault) when (IsOfTheWorkAlone(fault))
        {
            _session.Execute(new("ROLLBACK TO work"));
            _session.Execute(new("RELEASE work"));
            work.Failed(fault);
            return false;
        }
    }

    private static bool IsOfTheWorkAlone(Exception fault) => fault is not SqliteException machine || !SqliteFaults.IsMachine(machine);

    private void Abandon()
    {
        try
        {
            _session.Execute(new("ROLLBACK"));
        }
        catch (SqliteException)
        {
            // SQLite has rolled back by itself, as it does after a full disk; nothing is left to undo.
        }
    }

    private void Checkpoint()
    {
        try
        {
            _session.Pragma("wal_checkpoint(PASSIVE)");
            _sinceCheckpoint = 0;
        }
        catch (SqliteException fault)
        {
            // What is acknowledged lies in the log, flushed. A full disk is told to the next writer; a flush that failed ends the writing.
            if (SqliteFaults.IsFlush(fault)) _stopped = fault;
        }
    }

    private IOException Stopped(Exception why) => new($"{_file}: a flush to disk failed earlier, so that nothing more is written. Check the disk, then start again: what was acknowledged is there.", why);
}
