using GoodOffices.Core.Record;
using GoodOffices.Storage.Memory;

namespace GoodOffices.Tests.Simulation;

/// <summary>The machine under one desk: others go first, steps fail, acknowledgements get lost, disks stop.</summary>
internal sealed class Weather(string desk, Stage stage, Random dice, int stormy, Action<string> trace) : IFaults
{
    /// <summary>Nothing fails and nobody waits.</summary>
    public bool IsCalm { get; set; } = true;

    public async ValueTask BeforeAsync(StoreStep step, CaseNumber of)
    {
        if (IsCalm) return;
        // A flush is not waited for: whoever waits inside the disk's turn would be woken by another thread.
        if (step != StoreStep.Flush && dice.Next(step == StoreStep.Read ? 24 : 2) == 0) await stage.PauseAsync(desk);
        if (dice.Next(1_000) >= Chance(step)) return;

        trace($"{desk}: {step} fails");
        throw new IOException($"{step} failed, as it was made to.");
    }

    private int Chance(StoreStep step) => stormy * step switch
    {
        StoreStep.Read => 1,
        StoreStep.Flush => 6,
        StoreStep.Acknowledge => 30,
        _ => 15,
    };
}
