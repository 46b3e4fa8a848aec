using System.CommandLine;
using GoodOffices.Core.Record;

namespace GoodOffices.Cli.Verbs.Record;

/// <summary><c>goodoffices record successor</c>: whoever is to take a case over draws her keys.</summary>
internal static class SuccessorVerb
{
    public static Command Make(Terminal terminal)
    {
        var verb = new OfficeVerb(terminal);
        var name = new Argument<string>("NAME") { Description = "The name under which you will hold the pen." };
        var file = new Option<string>("--out") { Description = "Where to write the public halves, for the mediator and the delegations.", HelpName = "FILE", Required = true };
        var own = new Option<bool>("--own-key") { Description = "Keep your key under a passphrase." };
        var command = new Command("successor", "Draw the keys with which you will take a case over.") { name, file, own, verb.Passphrase };
        command.SetAction(parsed => verb.Run(async (office, cancel) =>
        {
            var member = OfficeVerb.MemberOf(parsed.GetRequiredValue(name));
            using var keys = parsed.GetValue(own) ? office.Successors.CreateOwn(member, verb.AskPassphrase(parsed, member.ToString())) : office.Successors.CreateHouse(member);
            var shown = new SuccessorFile(member, parsed.GetValue(own) ? Custody.Own : Custody.House, keys.Sign.Public.Key, keys.Wrap.Public.Key).Write();
            await RecordExportVerb.WriteAsync(parsed.GetRequiredValue(file), async stream => await stream.WriteAsync(shown, cancel).ConfigureAwait(false)).ConfigureAwait(false);
            return verb.Confirm($"Send {parsed.GetValue(file)} to the mediator and the delegations; it is no secret. Safety number to compare: {Wording.SafetyNumber(System.Text.Encoding.UTF8.GetString(shown))}");
        }));
        return command;
    }
}
