using System.CommandLine;
using System.Text;
using GoodOffices.Core.Record;

namespace GoodOffices.Cli.Verbs.Record;

/// <summary><c>goodoffices record keys</c>: the keys of a case as a file to trust, once two people have compared it.</summary>
internal static class RecordKeysVerb
{
    public static Command Make(Terminal terminal)
    {
        var verb = new OfficeVerb(terminal);
        var file = new Option<string?>("--out") { Description = "The file to write; otherwise they are printed.", HelpName = "FILE" };
        var command = new Command("keys", "The keys of the log and the members, to be compared out of band and then trusted.") { verb.Case, verb.As, file, verb.Passphrase };
        command.SetAction(parsed => verb.Run(async (office, cancel) =>
        {
            var seat = await verb.TakeSeatAsync(office, parsed, cancel).ConfigureAwait(false);
            var lines = new StringBuilder($"{NoteLine.VerifierKey(LogName.Of(seat.Case), seat.Record.Opened.Log)}\n");
            foreach (var member in seat.Record.Members)
                if (member.Sign is { } key) lines.Append(NoteLine.VerifierKey(LogName.Of(seat.Case, member.Name), key)).Append('\n');
            if (parsed.GetValue(file) is { } path) await RecordExportVerb.WriteAsync(path, async stream => await stream.WriteAsync(Encoding.UTF8.GetBytes(lines.ToString()), cancel).ConfigureAwait(false)).ConfigureAwait(false);
            else terminal.Text.Write(lines.ToString());
            terminal.Errors.WriteLine($"Safety number: {Wording.SafetyNumber(lines.ToString())}");
            terminal.Errors.WriteLine("Read it to another member by telephone: where both of you see the same digits, you have the same keys.");
            return ExitCode.Solved;
        }));
        return command;
    }
}
