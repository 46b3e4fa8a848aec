namespace GoodOffices.Tests.Simulation;

/// <summary>One thread on which everybody takes turns, in an order that a seed decides. Whoever waits goes on when she is chosen; some are held back for a while.</summary>
/// <remarks>Nothing here or below may reach the thread pool, or a seed would not give the same history twice: whoever does so is found at her next pause.</remarks>
internal sealed class Stage(Random dice, Action<string> trace)
{
    private const int LongestEnding = 200_000;
    private readonly List<(string Who, TaskCompletionSource Turn)> _waiting = [];
    private readonly SortedSet<string> _known = new(StringComparer.Ordinal);
    private readonly List<string> _held = [];
    private readonly List<Task> _plays = [];
    private readonly int _thread = Environment.CurrentManagedThreadId;

    /// <summary>Whether new things may be begun.</summary>
    public bool GoesOn { get; private set; } = true;

    public Task PauseAsync(string who)
    {
        if (Environment.CurrentManagedThreadId != _thread) throw new InvalidOperationException($"{who} left the one thread of the simulation: this history cannot be repeated.");
        var turn = new TaskCompletionSource();
        _known.Add(who);
        _waiting.Add((who, turn));
        return turn.Task;
    }

    public void Enter(Func<Task> play) => _plays.Add(play());

    /// <summary>Plays so many steps, then lets everybody finish what she has begun.</summary>
    public void Play(int steps, Action afterStep)
    {
        for (var step = 0; step < steps; step++)
        {
            Hold();
            Step(afterStep);
        }

        GoesOn = false;
        _held.Clear();
        for (var step = 0; _plays.Any(play => !play.IsCompleted); step++)
        {
            if (step > LongestEnding || _waiting.Count == 0) throw new InvalidOperationException("Somebody waits for ever.");
            Step(afterStep);
        }
    }

    private void Step(Action afterStep)
    {
        var free = _waiting.FindAll(one => !_held.Contains(one.Who));
        if (free.Count == 0) _held.Clear();
        var chosen = free.Count == 0 ? _waiting[dice.Next(_waiting.Count)] : free[dice.Next(free.Count)];
        _waiting.Remove(chosen);
        trace(chosen.Who);
        chosen.Turn.SetResult();
        if (_plays.Find(play => play.IsFaulted) is { } broken) broken.GetAwaiter().GetResult();
        afterStep();
    }

    // Some of them stop, all at once, and go on one after another: many races need just that.
    private void Hold()
    {
        if (_held.Count > 0 && dice.Next(8) == 0) _held.RemoveAt(dice.Next(_held.Count));
        if (_held.Count == 0 && dice.Next(40) == 0) _held.AddRange(_known.Where(_ => dice.Next(2) == 0));
    }
}
