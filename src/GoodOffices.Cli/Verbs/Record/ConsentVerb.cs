using System.CommandLine;
using GoodOffices.Casework.Desk.Commands;

namespace GoodOffices.Cli.Verbs.Record;

/// <summary><c>goodoffices record consent</c>: a delegation lets a successor read what it shared with the mediator.</summary>
internal static class ConsentVerb
{
    public static Command Make(Terminal terminal)
    {
        var (verb, channel) = (new OfficeVerb(terminal), new ChannelChoice());
        var successor = new Option<string>("--to") { Description = "The successor's public file.", HelpName = "FILE", Required = true };
        var command = new Command("consent", "Let a successor read what your delegation shared with the mediator. Signed by the head.") { verb.Case, verb.As, successor, channel.Channel, channel.Party, verb.Passphrase };
        command.SetAction(parsed => verb.Run(async (office, cancel) =>
        {
            var her = SuccessorFile.Read(parsed.GetRequiredValue(successor));
            var seat = await verb.TakeSeatAsync(office, parsed, cancel).ConfigureAwait(false);
            var into = channel.In(seat.Record, parsed, "shared");
            var act = seat.Composer.Bind(into.Channel, new ConsentToHandOver(her.Member, her.Wrap), seat.Record.Beats);
            return verb.Answer(await office.Desk.SubmitAsync(act, cancel).ConfigureAwait(false), done => $"{her.Member} may read the channel {Wording.Of(into)} once the mediator hands the case over (entry {done.Sequence}).");
        }));
        return command;
    }
}
