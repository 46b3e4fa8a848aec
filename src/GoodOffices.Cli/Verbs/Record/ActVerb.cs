using System.CommandLine;
using GoodOffices.Casework.Desk.Commands;

namespace GoodOffices.Cli.Verbs.Record;

/// <summary><c>goodoffices act</c>: a declaration that binds whoever signs it.</summary>
internal static class ActVerb
{
    private const string Examples = """
        goodoffices act 7k3m --as usa.head --channel joint "We accept the ground rules of 4 March."
            signed with her key; everybody reads it
        goodoffices act 7k3m --as mediator --for iran.head --channel joint --file declaration.txt
            reported by the mediator for somebody without keys: the record counts the missing signature
        """;

    public static Command Make(Terminal terminal)
    {
        var (verb, texts, channel) = (new OfficeVerb(terminal), new Texts(), new ChannelChoice());
        var reported = new Option<string?>("--for") { Description = "Whose act it is, where the mediator reports it.", HelpName = "MEMBER" };
        var command = new Command("act", "Declare something that binds you: it is signed with your key.") { verb.Case, texts.Text, verb.As, reported, texts.File, channel.Channel, channel.Party, verb.Passphrase };
        command.SetAction(parsed => verb.Run(async (office, cancel) =>
        {
            var seat = await verb.TakeSeatAsync(office, parsed, cancel).ConfigureAwait(false);
            var into = channel.In(seat.Record, parsed, "joint");
            var content = texts.Read(parsed);
            var act = parsed.GetValue(reported) is { } author
                ? seat.Composer.Report(OfficeVerb.MemberOf(author), into.Channel, new Declare(), seat.Record.Beats, content)
                : seat.Composer.Bind(into.Channel, new Declare(), seat.Record.Beats, content);
            var signed = parsed.GetValue(reported) is null ? "Signed" : "Signed by you as reported; the author's signature is missing";
            return verb.Answer(await office.Desk.SubmitAsync(act, cancel).ConfigureAwait(false), done => $"{signed}, as entry {done.Sequence} of the channel {Wording.Of(into)}.");
        }));
        return HelpWithExamples.Describe(command, Examples);
    }
}
