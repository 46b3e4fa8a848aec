using GoodOffices.Casework.Ports;

namespace GoodOffices.Tests.Simulation;

/// <summary>The house and its mishaps: processes die, clocks go wrong, beats come, backups are made and put back.</summary>
internal sealed class Operator(World world)
{
    private readonly bool _restores = world.Dice.Next(4) == 0;
    private string? _backup;

    public async Task WorkAsync()
    {
        while (true)
        {
            await world.Stage.PauseAsync("operator");
            if (!world.Stage.GoesOn) return;
            var desk = world.AnyDesk();
            try
            {
                await DoAsync(desk);
            }
            catch (IOException)
            {
                world.Trace($"operator: {desk.Name} is broken");
                desk.Restart();
            }
        }
    }

    private async Task DoAsync(SimulatedDesk desk)
    {
        switch (world.Dice.Next(12))
        {
            case 0:
                desk.Restart();
                break;
            case 1:
                desk.Clock.Offset = TimeSpan.FromMinutes(world.Dice.Next(-1_440, 1_441));
                world.Trace($"{desk.Name} is {desk.Clock.Offset} off");
                break;
            case 2:
                await desk.Desk.CloseAsync(world.Case.Case, default);
                break;
            case 3 when _restores && _backup is null:
                _backup = Path.Combine(world.Folder, "copy.backup");
                await world.Plain.BackUpAsync(_backup, default);
                break;
            case 4 when _backup is not null && world.Restores < 2:
                await RestoreAsync();
                break;
            default:
                await desk.Desk.BeatAsync(world.Case.Case, default);
                break;
        }
    }

    private async Task RestoreAsync()
    {
        Assert.IsType<RestoreAnswer.Restored>(await world.Plain.RestoreAsync(_backup!, replacing: true, default));
        world.Restores++;
        world.Trace("an older copy is put back");
        await world.Ledger.ForgetLostAsync(world.Plain);
    }
}
