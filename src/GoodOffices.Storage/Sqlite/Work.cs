namespace GoodOffices.Storage.Sqlite;

/// <summary>Something for the writer's thread: it is run in a transaction with others, and answered only when that is on disk.</summary>
internal abstract class Work
{
    /// <summary>About how many bytes it writes.</summary>
    public required long Bytes { get; init; }

    public abstract void Run(SqliteSession session);

    public abstract void Done();

    public abstract void Failed(Exception fault);
}

/// <summary>Work with an answer.</summary>
internal sealed class Work<T>(Func<SqliteSession, T> run, CancellationToken cancel) : Work
{
    // Whoever waits goes on elsewhere: the writer's thread is not hers.
    private readonly TaskCompletionSource<T> _answer = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private T _result = default!;

    public Task<T> Answer => _answer.Task;

    public override void Run(SqliteSession session)
    {
        cancel.ThrowIfCancellationRequested();
        _result = run(session);
    }

    public override void Done() => _answer.TrySetResult(_result);

    public override void Failed(Exception fault)
    {
        if (fault is OperationCanceledException) _answer.TrySetCanceled(cancel);
        else _answer.TrySetException(fault);
    }
}
