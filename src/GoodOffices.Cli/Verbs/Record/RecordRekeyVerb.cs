using System.CommandLine;

namespace GoodOffices.Cli.Verbs.Record;

/// <summary><c>goodoffices record rekey</c>: new keys for the channels that somebody has left.</summary>
internal static class RecordRekeyVerb
{
    public static Command Make(Terminal terminal)
    {
        var verb = new OfficeVerb(terminal);
        var command = new Command("rekey", "Give your channels a new key after somebody left.") { verb.Case, verb.As, verb.Passphrase };
        command.SetAction(parsed => verb.Run(async (office, cancel) =>
        {
            var seat = await verb.TakeSeatAsync(office, parsed, cancel).ConfigureAwait(false);
            return verb.Confirm($"{await CaseRemoveVerb.RekeyAsync(office, seat, verb, cancel).ConfigureAwait(false)} channels have a new key.");
        }));
        return command;
    }
}
