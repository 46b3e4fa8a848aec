namespace GoodOffices.Storage.Memory;

/// <summary>Lets one through at a time, in the order of asking.</summary>
/// <remarks>The next one goes on where she waited (her own scheduler), so that a simulation with a single thread has the same order every time.</remarks>
internal sealed class Turnstile
{
    private readonly Lock _lock = new();
    private readonly Queue<TaskCompletionSource> _waiting = [];
    private bool _taken;

    public Task EnterAsync()
    {
        lock (_lock)
        {
            if (!_taken)
            {
                _taken = true;
                return Task.CompletedTask;
            }

            var turn = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            _waiting.Enqueue(turn);
            return turn.Task;
        }
    }

    public void Leave()
    {
        TaskCompletionSource? next;
        lock (_lock)
            if (!_waiting.TryDequeue(out next)) _taken = false;
        next?.SetResult();
    }
}
