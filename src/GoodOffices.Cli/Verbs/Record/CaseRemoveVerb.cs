using System.CommandLine;
using GoodOffices.Casework.Desk;
using GoodOffices.Casework.Desk.Commands;
using GoodOffices.Core.Record;

namespace GoodOffices.Cli.Verbs.Record;

/// <summary><c>goodoffices case remove</c>: somebody leaves, and what is written from then on is closed to her.</summary>
internal static class CaseRemoveVerb
{
    public static Command Make(Terminal terminal)
    {
        var verb = new OfficeVerb(terminal);
        var name = new Argument<string>("MEMBER") { Description = "Who leaves." };
        var command = new Command("remove", "Somebody leaves the case: her channels go on under new keys.") { verb.Case, name, verb.As, verb.Passphrase };
        command.SetAction(parsed => verb.Run(async (office, cancel) =>
        {
            var seat = await verb.TakeSeatAsync(office, parsed, cancel).ConfigureAwait(false);
            var remove = new RemoveMember(OfficeVerb.MemberOf(parsed.GetRequiredValue(name)));
            var answer = await office.Desk.SubmitAsync(seat.Composer.Bind(seat.Record.Joint.Channel, remove, seat.Record.Beats), cancel).ConfigureAwait(false);
            if (answer is DeskAnswer.Accepted) await RekeyAsync(office, seat, verb, cancel).ConfigureAwait(false);
            return verb.Answer(answer, done => $"{remove.Member} has left the case, as entry {done.Sequence} of the channel of everybody. What is written from now on is closed to her.");
        }));
        return command;
    }

    /// <summary>Gives a new key to each channel of hers that needs one.</summary>
    public static async ValueTask<int> RekeyAsync(Office office, Seat seat, OfficeVerb verb, CancellationToken cancel)
    {
        var record = (await office.ReadAsync(seat.Case, seat.Member, cancel).ConfigureAwait(false))!;
        var count = 0;
        foreach (var channel in record.EpochsDue.Where(due => due.Audience != Audience.Joint))
        {
            var answer = await office.Desk.SubmitAsync(seat.Composer.Bind(channel.Channel, new OpenEpoch(record.Departed), record.Beats), cancel).ConfigureAwait(false);
            if (answer is DeskAnswer.Accepted) count++;
            else if (answer is DeskAnswer.Refused refused) verb.Say($"The channel {Wording.Of(channel)} still needs a new key: {refused.Refusal.Message}");
        }

        return count;
    }
}
