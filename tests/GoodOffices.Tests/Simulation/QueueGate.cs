using GoodOffices.Casework.Ports;
using GoodOffices.Core.Record;

namespace GoodOffices.Tests.Simulation;

/// <summary>A desk's gate that wakes the next one on the same thread.</summary>
internal sealed class QueueGate : ICaseGate
{
    private readonly Queue<TaskCompletionSource> _waiting = [];
    private bool _taken;

    public async ValueTask<T> PassAsync<T>(CaseNumber of, Func<CancellationToken, ValueTask<T>> work, CancellationToken cancel)
    {
        if (_taken)
        {
            var turn = new TaskCompletionSource();
            _waiting.Enqueue(turn);
            await turn.Task;
        }

        _taken = true;
        try
        {
            return await work(cancel);
        }
        finally
        {
            if (_waiting.TryDequeue(out var next)) next.SetResult();
            else _taken = false;
        }
    }
}
