using System.Collections.Concurrent;
using System.Data.Common;
using GoodOffices.Storage.Rows;
using Microsoft.Data.Sqlite;

namespace GoodOffices.Storage.Sqlite;

/// <summary>Sessions that only read. They stay open: reading goes on when no further file can be opened.</summary>
internal sealed class SqliteReaders : ISqlSource, IDisposable
{
    private const int MostIdle = 8;
    private readonly ConcurrentBag<SqliteSession> _idle = [];
    private readonly string _file;
    private volatile bool _disposed;

    public SqliteReaders(string file)
    {
        _file = file;
        _idle.Add(Open());
    }

    public ValueTask<T> ReadAsync<T>(string sql, object[] values, Func<DbDataReader, T> read, CancellationToken cancel)
    {
        cancel.ThrowIfCancellationRequested();
        return ValueTask.FromResult(With(session => session.Read(sql, values, read)));
    }

    public T With<T>(Func<SqliteSession, T> use)
    {
        ObjectDisposedException.ThrowIf(_disposed, typeof(SqliteRecordStore));
        SqliteSession? session = null;
        try
        {
            session = _idle.TryTake(out var idle) ? idle : Open();
            var answer = use(session);
            Return(session);
            return answer;
        }
        catch (SqliteException fault)
        {
            session?.Dispose(); // another is opened in its place
            throw SqliteFaults.Told(fault, _file);
        }
        catch
        {
            session?.Dispose();
            throw;
        }
    }

    public void Dispose()
    {
        _disposed = true;
        while (_idle.TryTake(out var session)) session.Dispose();
    }

    private void Return(SqliteSession session)
    {
        if (_disposed || _idle.Count >= MostIdle) session.Dispose();
        else _idle.Add(session);
    }

    private SqliteSession Open()
    {
        var session = new SqliteSession(_file, SqliteOpenMode.ReadWrite); // a reader of a write-ahead log keeps its place in the -shm file
        session.Pragma("query_only = ON");
        session.Pragma("wal_autocheckpoint = 0");
        return session;
    }
}
