using GoodOffices.Casework.Desk;
using GoodOffices.Casework.Desk.Commands;
using GoodOffices.Casework.Reading;
using GoodOffices.Core.Record;
using GoodOffices.Sealing.Keys;

namespace GoodOffices.Tests.Simulation;

/// <summary>What a member may think of doing next, allowed or not.</summary>
internal sealed class Ideas(World world, SimulatedDesk desk, MemberRecord record, ActComposer composer)
{
    private static int Largest => 6;

    public async Task<Attempt?> NextAsync() => world.Dice.Next(14) switch
    {
        < 4 => Say(Any(record.Channels)),
        < 7 => Confide(),
        7 => Erase(),
        8 => await OpenChannelAsync(),
        9 or 10 => OpenEpoch(),
        11 => Admit(),
        12 => Remove(),
        _ => Report(),
    };

    private Attempt Say(ReadableChannel channel)
    {
        var canary = Canary(channel);
        return Begin(composer.Bind(channel.Channel, new Declare(), record.Beats, Content(canary)), canary);
    }

    private Attempt? Confide()
    {
        if (record.Channels.Where(channel => channel.Audience is Audience.Shared or Audience.Mediator).ToArray() is not { Length: > 0 } channels) return null;
        var channel = Any(channels);
        var canary = Canary(channel);
        var mediator = record.Members.First(one => one.Role == Role.Mediator);
        return record.Viewer == mediator
            ? Say(channel)
            : Begin(composer.Confide(channel.Channel, new Tell(), record.Beats, mediator.Wrap!.Value, Content(canary)), canary);
    }

    // Mostly something of hers; now and then something that is not hers, or not there.
    private Attempt? Erase()
    {
        var hers = world.Ledger.Attempts.Where(one => one is { Acknowledged: not null, Canary: not null } && (one.Act.Author == record.Viewer.Name || world.Dice.Next(8) == 0)).ToArray();
        if (hers.Length == 0) return null;
        var chosen = Any(hers);
        return Begin(composer.Bind(chosen.Act.Channel, new ErasePayload(chosen.Acknowledged!.Sequence), record.Beats), null);
    }

    private async Task<Attempt?> OpenChannelAsync()
    {
        if (record.Channels.Length > Largest || await desk.Desk.DrawChannelAsync(world.Case.Case, default) is not { } number) return null;
        var party = record.Viewer.Party ?? MemberId.Of(world.Dice.Next(2) == 0 ? "a" : "b");
        var audience = record.Viewer.Role == Role.Mediator ? (world.Dice.Next(4) == 0 ? Audience.Mediator : Audience.Shared) : Audience.Delegation;
        return Begin(composer.Bind(number, new OpenChannel(audience, audience == Audience.Mediator ? null : party, record.Departed), record.Beats), null);
    }

    private Attempt? OpenEpoch() => record.EpochsDue.ToArray() is { Length: > 0 } due ? Begin(composer.Bind(Any(due).Channel, new OpenEpoch(record.Departed), record.Beats), null) : null;

    private Attempt Admit()
    {
        var party = record.Viewer.Party ?? MemberId.Of(world.Dice.Next(2) == 0 ? "a" : "b");
        var name = MemberId.Of($"{party}.delegate-{world.Keys.Count}");
        if (world.Dice.Next(4) == 0) return Begin(composer.Bind(record.Joint.Channel, new AdmitMember(MemberId.Of($"{party}.guest"), Role.Delegate, party, Custody.None, null, null), record.Beats), null);

        var keys = MemberKeys.Draw(world.Random);
        world.Give(name, keys);
        return Begin(composer.Bind(record.Joint.Channel, new AdmitMember(name, Role.Delegate, party, Custody.Own, keys.Sign.Public.Key, keys.Wrap.Public.Key), record.Beats), null);
    }

    private Attempt? Remove() => record.Members.Where(one => one.Role is Role.Delegate).ToArray() is { Length: > 0 } some
        ? Begin(composer.Bind(record.Joint.Channel, new RemoveMember(Any(some).Name), record.Beats), null)
        : null;

    private Attempt? Report()
    {
        if (record.Members.Where(one => one.Custody == Custody.None).ToArray() is not { Length: > 0 } guests) return null;
        var guest = Any(guests);
        if (record.Channels.Where(channel => channel.Audience == Audience.Shared && channel.Party == guest.Party).ToArray() is not { Length: > 0 } channels) return null;
        var channel = Any(channels);
        var canary = Canary(channel);
        return Begin(composer.Report(guest.Name, channel.Channel, world.Dice.Next(2) == 0 ? new Tell() : new Declare(), record.Beats, Content(canary)), canary);
    }

    private Attempt Begin(Submission submission, string? canary) =>
        world.Ledger.Begin(world.Dice.Next(3) == 0 ? submission : submission with { IdempotencyName = $"request {world.Ledger.Attempts.Count}" }, canary);

    private string Canary(ReadableChannel channel) => $"{Reader.Prefix(channel.Audience, channel.Party)}{world.Ledger.Attempts.Count:d6}-end";

    private static byte[] Content(string canary) => Fields.Of(("text", canary)).Write();

    private T Any<T>(IReadOnlyList<T> some) => some[world.Dice.Next(some.Count)];
}
