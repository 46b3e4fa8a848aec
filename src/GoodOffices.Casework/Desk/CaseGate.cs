using GoodOffices.Casework.Ports;
using GoodOffices.Core.Record;

namespace GoodOffices.Casework.Desk;

/// <summary>The gate of a desk that works in one process: one at a time for each case, and cases side by side.</summary>
public sealed class CaseGate : ICaseGate
{
    private readonly Lock _lock = new();
    private readonly Dictionary<CaseNumber, Turn> _turns = [];

    /// <inheritdoc/>
    public async ValueTask<T> PassAsync<T>(CaseNumber of, Func<CancellationToken, ValueTask<T>> work, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(work);
        var turn = Join(of);
        try
        {
            await turn.Free.WaitAsync(cancel).ConfigureAwait(false);
            try
            {
                return await work(cancel).ConfigureAwait(false);
            }
            finally
            {
                turn.Free.Release();
            }
        }
        finally
        {
            Leave(of, turn);
        }
    }

    private Turn Join(CaseNumber of)
    {
        lock (_lock)
        {
            if (!_turns.TryGetValue(of, out var turn)) _turns.Add(of, turn = new());
            turn.Waiting++;
            return turn;
        }
    }

    private void Leave(CaseNumber of, Turn turn)
    {
        lock (_lock)
        {
            if (--turn.Waiting > 0) return;
            _turns.Remove(of);
            turn.Free.Dispose();
        }
    }

    private sealed class Turn
    {
        public SemaphoreSlim Free { get; } = new(1, 1);

        public int Waiting { get; set; }
    }
}
