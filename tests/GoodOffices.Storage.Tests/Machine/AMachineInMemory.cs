using GoodOffices.Casework.Ports;
using GoodOffices.Core.Record;
using GoodOffices.Storage.Memory;
using GoodOffices.Storage.Writer;

namespace GoodOffices.Storage.Tests.Machine;

/// <summary>The store in memory fails where it is told to, and a crash loses what was not flushed: the ground of simulations.</summary>
public sealed class AMachineInMemory
{
    private static readonly CaseNumber Case = Sample.Case(1);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_flush_that_fails_stops_the_store_and_another_opened_on_the_disk_goes_on()
    {
        var (disk, faults) = (new MemoryDisk(), new Script());
        await using var store = new MemoryRecordStore(disk, faults);
        await store.AppendAsync(Sample.Act(Case, await store.TakeTenureAsync(Case, Cancel), 0), Cancel);
        faults.FailAt(StoreStep.Flush);

        await Assert.ThrowsAsync<IOException>(async () => await store.AppendAsync(Sample.Act(Case, 1, 1), Cancel));
        faults.Relent();

        await Assert.ThrowsAsync<IOException>(async () => await store.AppendAsync(Sample.Act(Case, 1, 1), Cancel));
        Assert.Equal(1, await Inspection.ActsOfAsync(store, Case));
        await using var again = new MemoryRecordStore(disk);
        Assert.IsType<AppendAnswer.Appended>(await again.AppendAsync(Sample.Act(Case, await again.TakeTenureAsync(Case, Cancel), 1), Cancel));
    }

    [Fact]
    public async Task A_write_that_fails_leaves_nothing_and_the_next_one_succeeds()
    {
        var faults = new Script();
        await using var store = new MemoryRecordStore(new(), faults);
        var tenure = await store.TakeTenureAsync(Case, Cancel);
        faults.FailAt(StoreStep.Write);

        await Assert.ThrowsAsync<IOException>(async () => await store.AppendAsync(Sample.Act(Case, tenure, 0), Cancel));
        faults.Relent();

        Assert.IsType<AppendAnswer.Appended>(await store.AppendAsync(Sample.Act(Case, tenure, 0), Cancel));
    }

    [Fact]
    public async Task A_lost_acknowledgement_is_given_again_to_who_asks_again()
    {
        var faults = new Script();
        await using var store = new MemoryRecordStore(new(), faults);
        var tenure = await store.TakeTenureAsync(Case, Cancel);
        faults.FailAt(StoreStep.Acknowledge);

        await Assert.ThrowsAsync<IOException>(async () => await store.AppendAsync(Sample.Act(Case, tenure, 0), Cancel));
        faults.Relent();

        var replayed = Assert.IsType<AppendAnswer.Replayed>(await store.AppendAsync(Sample.Act(Case, tenure, 0), Cancel));
        Assert.Equal(Sample.Bytes($"answer {Case} 0"), replayed.SealedAnswer.ToArray());
    }

    [Theory]
    [InlineData(StoreStep.Write, 1)]
    [InlineData(StoreStep.Flush, 1)]
    [InlineData(StoreStep.Acknowledge, 2)]
    public async Task A_crash_loses_exactly_what_was_not_flushed(StoreStep at, int left)
    {
        var (disk, faults) = (new MemoryDisk(), new Script());
        await using var store = new MemoryRecordStore(disk, faults);
        await store.AppendAsync(Sample.Act(Case, await store.TakeTenureAsync(Case, Cancel), 0), Cancel);
        faults.At(at, store.Crash);

        await Assert.ThrowsAsync<IOException>(async () => await store.AppendAsync(Sample.Act(Case, 1, 1), Cancel));

        await Assert.ThrowsAsync<IOException>(async () => await store.ReadSizesAsync(Case, Cancel)); // the program is gone
        await using var again = new MemoryRecordStore(disk);
        Assert.Equal(left, await Inspection.ActsOfAsync(again, Case));
    }

    [Fact]
    public async Task Whoever_waits_in_a_step_lets_others_go_first()
    {
        var faults = new Script();
        await using var store = new MemoryRecordStore(new(), faults);
        var tenure = await store.TakeTenureAsync(Case, Cancel);
        var late = new TaskCompletionSource();
        faults.WaitAt(StoreStep.Write, late.Task);

        var first = store.AppendAsync(Sample.Act(Case, tenure, 0), Cancel).AsTask();
        faults.Relent();
        var second = await store.AppendAsync(Sample.Act(Case, tenure, 0) with { Answered = null }, Cancel);
        late.SetResult();

        Assert.IsType<AppendAnswer.Appended>(second);
        Assert.IsType<AppendAnswer.SequenceTaken>(await first);
    }

    private sealed class Script : IFaults
    {
        private StoreStep? _at;
        private Func<Task> _what = () => Task.CompletedTask;

        public void FailAt(StoreStep step) => (_at, _what) = (step, () => throw new IOException("The machine fails, as the test wants."));

        public void At(StoreStep step, Action what) => (_at, _what) = (step, () =>
        {
            what();
            return Task.CompletedTask;
        }
        );

        public void WaitAt(StoreStep step, Task until) => (_at, _what) = (step, () => until);

        public void Relent() => _at = null;

        public async ValueTask BeforeAsync(StoreStep step, CaseNumber of)
        {
            if (step == _at) await _what();
        }
    }
}
