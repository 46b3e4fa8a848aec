using System.CommandLine;
using GoodOffices.Casework.Desk.Commands;
using GoodOffices.Core.Record;

namespace GoodOffices.Cli.Verbs.Record;

/// <summary><c>goodoffices tell</c>: something said to the mediator in confidence.</summary>
internal static class TellVerb
{
    private const string Examples = """
        goodoffices tell 7k3m --as iran.head "We could live with a longer freeze."
            in the channel of her delegation and the mediator; no signature lies on it
        goodoffices tell 7k3m --as mediator --for usa.head "Off the record: the summer, not the spring."
            the mediator enters what somebody without keys told her: as reported by her
        """;

    public static Command Make(Terminal terminal)
    {
        var (verb, texts, channel) = (new OfficeVerb(terminal), new Texts(), new ChannelChoice());
        var reported = new Option<string?>("--for") { Description = "Who said it, where the mediator reports it.", HelpName = "MEMBER" };
        var mediators = new Option<string?>("--mediator-passphrase") { Description = "Where the mediator keeps her own key: a file with her passphrase, as only her key checks a confidence; otherwise she is asked.", HelpName = "FILE" };
        var command = new Command("tell", "Tell the mediator something in confidence.") { verb.Case, texts.Text, verb.As, reported, texts.File, channel.Channel, channel.Party, verb.Passphrase, mediators };
        command.SetAction(parsed => verb.Run(async (office, cancel) =>
        {
            var seat = await verb.TakeSeatAsync(office, parsed, cancel).ConfigureAwait(false);
            var speaker = parsed.GetValue(reported) is { } name ? OfficeVerb.MemberOf(name) : (MemberId?)null;
            var party = speaker is { } other ? seat.Record.Members.FirstOrDefault(member => member.Name == other)?.Party : null;
            var to = party is { } theirs && parsed.GetValue(channel.Channel) is null
                ? seat.Record.Channels.FirstOrDefault(c => c.Audience == Audience.Shared && c.Party == theirs) ?? throw new NoticeException(Casework.Desk.Refusal.NoSuchChannel.Message)
                : channel.In(seat.Record, parsed, seat.Record.Viewer.Role is Role.Mediator or Role.CoMediator ? "mediator" : "shared");
            var content = texts.Read(parsed, ("grade", "mine-only"));
            var mediator = seat.Record.Members.First(member => member.Role == Role.Mediator);
            if (mediator.Name != seat.Member && speaker is null) office.Unlock(seat.Case, mediator.Name, name => parsed.GetValue(mediators) is { } file ? OfficeVerb.PassphraseIn(file) : Passphrases.Ask(terminal, $"Passphrase of {name}, whose key checks confidences: ", "--mediator-passphrase"));
            var act = speaker is { } author
                ? seat.Composer.Report(author, to.Channel, new Tell(), seat.Record.Beats, content)
                : seat.Composer.Confide(to.Channel, new Tell(), seat.Record.Beats, mediator.Wrap!.Value, content);
            return verb.Answer(await office.Desk.SubmitAsync(act, cancel).ConfigureAwait(false), done => $"Told, as entry {done.Sequence} of the channel {Wording.Of(to)}. Grade: mine only.");
        }));
        return HelpWithExamples.Describe(command, Examples);
    }
}
