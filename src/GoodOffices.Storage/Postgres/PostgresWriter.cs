using System.Collections.Concurrent;
using GoodOffices.Casework.Ports;
using GoodOffices.Core.Record;
using Npgsql;

namespace GoodOffices.Storage.Postgres;

/// <summary>The one place from which appends go to the server: what waits goes together (group commit), one append of a case at a time.</summary>
/// <remarks>Whoever comes while nobody writes, writes; it takes with it whatever else waits by then. Its thread is blocked for that one journey, which is cheaper than handing over to another thread and back.</remarks>
internal sealed class PostgresWriter(NpgsqlDataSource source, string place) : IAsyncDisposable
{
    private const int MostAppends = 128;
    private const long MostBytes = 8 << 20;

    private readonly ConcurrentQueue<Waiting> _waiting = new();
    private readonly SemaphoreSlim _turn = new(1);
    private PostgresTogether? _together; // kept: its connection has everything prepared
    private volatile bool _disposed;

    public Task<AppendAnswer> AppendAsync(Append append, CancellationToken cancel)
    {
        ObjectDisposedException.ThrowIf(_disposed, typeof(PostgresRecordStore));
        var waiting = new Waiting(append, cancel);
        _waiting.Enqueue(waiting);
        if (_disposed) waiting.Answer.TrySetException(new ObjectDisposedException(nameof(PostgresRecordStore))); // it may have come too late to be seen
        _ = WriteNextAsync();
        return waiting.Answer.Task;
    }

    public async ValueTask DisposeAsync()
    {
        _disposed = true;
        await _turn.WaitAsync().ConfigureAwait(false);
        while (!_waiting.IsEmpty) await WriteAsync(Next()).ConfigureAwait(false);
        _together?.Dispose();
    }

    private async Task WriteNextAsync()
    {
        if (_disposed || !_turn.Wait(0, CancellationToken.None)) return; // whoever writes looks again when she has done
        try
        {
            await WriteAsync(Next()).ConfigureAwait(false);
        }
        finally
        {
            _turn.Release();
        }

        if (!_waiting.IsEmpty) _ = Task.Run(WriteNextAsync);
    }

    /// <summary>The first of those that wait, as many as may go together: what belongs to a case that is in already, or would be too much, stays first in the queue.</summary>
    private List<Waiting> Next()
    {
        var (together, cases) = (new List<Waiting>(), new HashSet<CaseNumber>());
        for (var bytes = 0L; together.Count < MostAppends && bytes < MostBytes && _waiting.TryPeek(out var next) && cases.Add(next.Append.Case);)
        {
            _waiting.TryDequeue(out _); // the one looked at: nobody else takes any without the turn
            if (next.WasCancelled()) continue;
            together.Add(next);
            bytes += next.Bytes;
        }

        return together;
    }

    private async Task WriteAsync(List<Waiting> together)
    {
        var open = together.Where(waiting => PostgresTogether.Takes(waiting.Append)).ToArray();
        if (open.Length > 0 && TryTogether(open))
            foreach (var waiting in open) waiting.Answer.TrySetResult(new AppendAnswer.Appended());

        foreach (var waiting in together)
            if (!waiting.Answer.Task.IsCompleted) await AloneAsync(waiting).ConfigureAwait(false);
    }

    private bool TryTogether(Waiting[] open)
    {
        try
        {
            _together ??= new PostgresTogether(source.OpenConnection());
            return _together.Write(Array.ConvertAll(open, waiting => waiting.Append));
        }
        catch (PostgresException refused) when (!PostgresFaults.MayHaveWritten(refused))
        {
            return false; // one of them is to blame, or nobody can write: each is told by itself
        }
        catch (Exception fault)
        {
            // Whether it was written is not known.
            _together?.Dispose();
            _together = null;
            foreach (var waiting in open) waiting.Answer.TrySetException(fault is NpgsqlException broken ? PostgresFaults.Told(broken, place) : fault);
            return false;
        }
    }

    private async Task AloneAsync(Waiting waiting)
    {
        for (var again = false; ; again = true)
        {
            try
            {
                await using var connection = await source.OpenConnectionAsync(waiting.Cancel).ConfigureAwait(false);
                waiting.Answer.TrySetResult(await PostgresAppend.WriteAsync(connection, waiting.Append, waiting.Cancel).ConfigureAwait(false));
                return;
            }
            catch (NpgsqlException fault) when (!again && PostgresFaults.IsUniqueViolation(fault))
            {
                // Something wrote past the lock; a second look says what.
            }
            catch (OperationCanceledException) when (waiting.Cancel.IsCancellationRequested)
            {
                waiting.Answer.TrySetCanceled(waiting.Cancel);
                return;
            }
            catch (Exception fault)
            {
                waiting.Answer.TrySetException(fault is NpgsqlException ours ? PostgresFaults.Told(ours, place) : fault);
                return;
            }
        }
    }

    private sealed record Waiting(Append Append, CancellationToken Cancel)
    {
        // Whoever waits goes on elsewhere: the thread that writes is not hers.
        public TaskCompletionSource<AppendAnswer> Answer { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public long Bytes => Append.Channels.Sum(channel => channel.Entries.Sum(entry => (long)entry.SealedBytes.Length) + channel.Payloads.Sum(payload => (long)payload.SealedBytes.Length));

        public bool WasCancelled() => Cancel.IsCancellationRequested && Answer.TrySetCanceled(Cancel);
    }
}
