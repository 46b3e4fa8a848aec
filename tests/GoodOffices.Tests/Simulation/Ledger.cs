using GoodOffices.Casework.Desk;
using GoodOffices.Casework.Ports;
using GoodOffices.Core.Record;

namespace GoodOffices.Tests.Simulation;

/// <summary>What the players were told, kept apart from everything the desk keeps: the truth that the record is held against.</summary>
internal sealed class Ledger(CaseNumber of)
{
    private readonly List<Attempt> _attempts = [];

    public IReadOnlyList<Attempt> Attempts => _attempts;

    /// <summary>Payloads that somebody was told are erased. They stay so for ever, whatever is restored.</summary>
    public List<Attempt> Erased { get; } = [];

    public Attempt Begin(Submission submission, string? canary)
    {
        _attempts.Add(new(submission, canary));
        return _attempts[^1];
    }

    public void Acknowledge(Attempt attempt, DeskAnswer.Accepted answer)
    {
        if (attempt.Lost is { } before) Assert.Equal(before, answer);
        attempt.Acknowledged = answer;
        if (attempt.Act.Command.TextOf("type") == "erase-payload" && Find(attempt.Act.Channel, attempt.Act.Command.CountOf("channel-sequence")) is { } erased) Erased.Add(erased);
    }

    public Attempt? Find(ChannelNumber channel, long sequence) => _attempts.Find(attempt => attempt.Acknowledged is { } at && at.Channel == channel && at.Sequence == sequence);

    /// <summary>Every acknowledged act is where it was acknowledged, and no channel has a gap.</summary>
    public async Task<bool> CheckAsync(IRecordStore store)
    {
        var held = _attempts.Where(attempt => attempt.Acknowledged is not null).ToDictionary(attempt => (attempt.Acknowledged!.Channel, attempt.Acknowledged.Sequence), attempt => attempt.Acknowledged!.Leaf);
        foreach (var size in await store.ReadSizesAsync(of, default))
        {
            var next = 0L;
            await foreach (var entry in store.ReadUnmaskedEntriesAsync(of, size.Channel, 0, default))
            {
                if (entry.Sequence != next) Assert.Fail($"Channel {size.Channel} has a gap before {entry.Sequence}.");
                if (held.Remove((size.Channel, next++), out var leaf) && leaf != entry.Leaf) Assert.Fail($"Entry {entry.Sequence} is another than the one acknowledged.");
            }
        }

        if (held.Count > 0) Assert.Fail($"{held.Count} acknowledged entries are gone.");
        return true;
    }

    /// <summary>An older copy was put back: what it does not hold is lost, and nobody may expect it.</summary>
    public async Task ForgetLostAsync(IRecordStore store)
    {
        foreach (var attempt in _attempts.Where(attempt => attempt.Acknowledged is not null || attempt.Lost is not null))
        {
            if (attempt.Acknowledged is { } at && await IsThereAsync(store, at)) continue;
            (attempt.Acknowledged, attempt.Lost, attempt.InDoubt) = (null, null, true);
        }
    }

    public async Task<bool> IsThereAsync(IRecordStore store, DeskAnswer.Accepted at)
    {
        await foreach (var leaf in store.ReadLeavesAsync(of, at.Channel, at.Sequence, default)) return leaf == at.Leaf;
        return false;
    }
}
