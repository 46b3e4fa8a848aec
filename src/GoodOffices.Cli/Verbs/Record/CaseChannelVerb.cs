using System.CommandLine;
using GoodOffices.Casework.Desk.Commands;
using GoodOffices.Core.Record;

namespace GoodOffices.Cli.Verbs.Record;

/// <summary><c>goodoffices case channel</c>: one more channel, such as a successor's with a delegation that did not hand on the old one.</summary>
internal static class CaseChannelVerb
{
    private const string Examples = """
        goodoffices case channel 7k3m --as envoy --audience shared --party iran
            the mediator, with a delegation
        goodoffices case channel 7k3m --as iran.head --audience delegation
            a head, for her delegation alone
        """;

    public static Command Make(Terminal terminal)
    {
        var verb = new OfficeVerb(terminal);
        var audience = new Option<string>("--audience") { Description = "Who shares it.", HelpName = "shared|delegation|mediator", Required = true };
        var party = new Option<string?>("--party") { Description = "Which delegation; your own unless told.", HelpName = "PARTY" };
        audience.AcceptOnlyFromAmong("shared", "delegation", "mediator");
        var command = new Command("channel", "Open one more channel: with a delegation, for one alone, or for the mediator alone.") { verb.Case, verb.As, audience, party, verb.Passphrase };
        command.SetAction(parsed => verb.Run(async (office, cancel) =>
        {
            var seat = await verb.TakeSeatAsync(office, parsed, cancel).ConfigureAwait(false);
            var of = RecordWords.AudienceOf(Fields.Of(("audience", parsed.GetRequiredValue(audience))), "audience");
            var theirs = parsed.GetValue(party) is { } words ? OfficeVerb.MemberOf(words) : seat.Record.Viewer.Party;
            if (theirs is { } named && seat.Record.Members.All(member => member.Party != named)) throw new NoticeException($"Nobody in the case speaks for '{named}'. `goodoffices case open` lists the parties.");

            var channel = await office.Desk.DrawChannelAsync(seat.Case, cancel).ConfigureAwait(false) ?? throw new NoticeException("The case has no room for another channel.");
            var act = seat.Composer.Bind(channel, new OpenChannel(of, theirs, seat.Record.Departed), seat.Record.Beats);
            return verb.Answer(await office.Desk.SubmitAsync(act, cancel).ConfigureAwait(false), _ => $"Opened: the channel {channel}.");
        }));
        return HelpWithExamples.Describe(command, Examples);
    }
}
