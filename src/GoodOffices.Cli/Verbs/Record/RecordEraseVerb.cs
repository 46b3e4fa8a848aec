using System.CommandLine;
using GoodOffices.Casework.Desk;
using GoodOffices.Casework.Desk.Commands;
using GoodOffices.Core.Record;

namespace GoodOffices.Cli.Verbs.Record;

/// <summary><c>goodoffices record erase</c>: the text of an entry goes for good; that there was one stays.</summary>
internal static class RecordEraseVerb
{
    public static Command Make(Terminal terminal)
    {
        var (verb, channel) = (new OfficeVerb(terminal), new ChannelChoice());
        var sequence = new Argument<long>("ENTRY") { Description = "The entry's number in its channel." };
        var reported = new Option<string?>("--for") { Description = "Whose text it is, where the mediator reports for somebody without keys.", HelpName = "MEMBER" };
        var command = new Command("erase", "Erase the text of an entry of yours, here and in every backup. It cannot be undone.") { verb.Case, sequence, verb.As, channel.Channel, channel.Party, reported, verb.Passphrase };
        command.SetAction(parsed => verb.Run(async (office, cancel) =>
        {
            var seat = await verb.TakeSeatAsync(office, parsed, cancel).ConfigureAwait(false);
            var into = channel.In(seat.Record, parsed, "shared");
            var erase = new ErasePayload(parsed.GetRequiredValue(sequence));
            var act = parsed.GetValue(reported) is { } author
                ? seat.Composer.Report(OfficeVerb.MemberOf(author), into.Channel, erase, seat.Record.Beats)
                : seat.Composer.Bind(into.Channel, erase, seat.Record.Beats);
            return verb.Answer(await office.Desk.SubmitAsync(act, cancel).ConfigureAwait(false), done => $"Erased: its key is destroyed, so that no copy of the database gives it back. That it was there stays in the record, as does this erasure (entry {done.Sequence}).");
        }));
        return command;
    }
}
