using GoodOffices.Casework.Desk;
using GoodOffices.Casework.Reading;
using GoodOffices.Core.Record;
using GoodOffices.Sealing.Keys;

namespace GoodOffices.Tests.Simulation;

/// <summary>A member's client: does what comes to her mind, retries what broke, cosigns, and has what she reads verified.</summary>
internal sealed class Player(World world, MemberId member, MemberKeys keys)
{
    private const int MostTries = 6;

    private readonly Witnessed _witnessed = new(world, member, keys);

    public MemberId Member => member;

    public async Task PlayAsync()
    {
        var clock = new SkewedClock(() => world.Now) { Offset = TimeSpan.FromHours(world.Dice.Next(-48, 48)) };
        var composer = new ActComposer(member, keys, world.Case.Case, clock, world.Random);
        while (true)
        {
            await world.Stage.PauseAsync(member.ToString());
            if (!world.Stage.GoesOn) return;
            var restores = world.Restores;
            try
            {
                var desk = world.AnyDesk();
                if ((await desk.Desk.ReadAsync(world.Case.Case, default))?.For(member) is { } record) await DoAsync(desk, record, composer);
            }
            catch (IOException broken)
            {
                world.Trace($"{member}: {broken.GetType().Name}");
            }
            catch (InvalidDataException) when (world.Restores > restores)
            {
                world.Trace($"{member}: read while an older copy was put back");
            }
        }
    }

    private async Task DoAsync(SimulatedDesk desk, MemberRecord record, ActComposer composer)
    {
        switch (world.Dice.Next(12))
        {
            case 0:
                await _witnessed.CosignAsync(desk, record);
                break;
            case 1:
                await Reader.CheckAsync(world, record);
                break;
            default:
                if (await new Ideas(world, desk, record, composer).NextAsync() is { } attempt) await SubmitAsync(attempt);
                break;
        }
    }

    private async Task SubmitAsync(Attempt attempt)
    {
        for (var tries = 0; tries < MostTries; tries++)
        {
            var (desk, restores) = (world.AnyDesk(), world.Restores);
            try
            {
                if (await TryAsync(desk, attempt, restores)) return;
            }
            catch (IOException)
            {
                attempt.InDoubt = true;
                world.Trace($"{member}: does not know");
            }

            await world.Stage.PauseAsync(member.ToString());
        }
    }

    private async Task<bool> TryAsync(SimulatedDesk desk, Attempt attempt, int restores)
    {
        switch (await desk.Desk.SubmitAsync(attempt.Submission, default))
        {
            case DeskAnswer.Accepted accepted:
                world.Trace($"{member}: {attempt.Act.Command.TextOf("type")} is {accepted.Sequence} of {accepted.Channel}");
                if (world.Restores > restores && !await world.Ledger.IsThereAsync(world.Plain, accepted)) return attempt.InDoubt = true;
                if (attempt.Submission.IdempotencyName is not null && world.Dice.Next(5) == 0)
                {
                    (attempt.Lost, attempt.InDoubt) = (accepted, true);
                    return false;
                }

                world.Ledger.Acknowledge(attempt, accepted);
                return true;
            case DeskAnswer.Refused { Refusal.Code: "desk.superseded" or "desk.busy" }:
                world.Trace($"{member}: {desk.Name} was superseded");
                if (world.Dice.Next(2) == 0) await desk.Desk.CloseAsync(world.Case.Case, default);
                return false;
            case DeskAnswer.Refused refused:
                world.Trace($"{member}: {attempt.Act.Command.TextOf("type")} is refused, {refused.Refusal.Code}");
                attempt.Refused = !attempt.InDoubt;
                return true;
            default:
                throw new InvalidOperationException("There is no third answer.");
        }
    }
}
