using System.CommandLine;
using GoodOffices.Casework.Desk;
using GoodOffices.Casework.Desk.Commands;
using GoodOffices.Casework.Ports;
using GoodOffices.Casework.Reading;
using GoodOffices.Core.Record;

namespace GoodOffices.Cli.Verbs.Record;

/// <summary><c>goodoffices backup</c> and <c>goodoffices restore</c>: the cellar as one file, and back.</summary>
internal static class BackupVerbs
{
    public static Command MakeBackup(Terminal terminal)
    {
        var verb = new OfficeVerb(terminal);
        var file = new Argument<string>("FILE") { Description = "The file to write; it must not exist." };
        var command = new Command("backup", "Copy the whole cellar into one sealed file, while it is in use. The keys are not in it.") { file };
        command.SetAction(parsed => verb.Run(async (office, cancel) =>
        {
            await office.Store.BackUpAsync(parsed.GetRequiredValue(file), cancel).ConfigureAwait(false);
            return verb.Confirm($"Backed up into {parsed.GetValue(file)}. Without {verb.Home.Keys} nobody can read it: keep a copy of that folder too, elsewhere.");
        }));
        return command;
    }

    public static Command MakeRestore(Terminal terminal)
    {
        var verb = new OfficeVerb(terminal);
        var file = new Argument<string>("FILE") { Description = "A backup." };
        var replacing = new Option<bool>("--replace") { Description = "Put cases that are here already back to what the backup holds; what came later is lost." };
        var command = new Command("restore", "Bring the cases of a backup into this cellar. Erased texts stay erased.") { file, replacing };
        command.SetAction(parsed => verb.Run(async (office, cancel) =>
        {
            switch (await office.Store.RestoreAsync(parsed.GetRequiredValue(file), parsed.GetValue(replacing), cancel).ConfigureAwait(false))
            {
                case RestoreAnswer.CasesExist here:
                    return verb.Say($"{Count(here.Cases.Length)} of the backup {(here.Cases.Length == 1 ? "is" : "are")} here already, so nothing was restored. Add --replace to put back what the backup holds; what came later is then lost.");
                case RestoreAnswer.Restored done:
                    var again = 0;
                    foreach (var of in done.Cases) again += await EraseAgainAsync(office, of, cancel).ConfigureAwait(false);
                    if (again > 0) verb.Confirm($"Erased again, as they had been: {again} texts.");
                    return verb.Confirm($"Restored: {Count(done.Cases.Length)}. Members whose clients saw more than the backup holds will be told so when they cosign.");
                default:
                    throw new InvalidOperationException("There is no third answer.");
            }
        }));
        return command;
    }

    private static string Count(int cases) => cases == 1 ? "1 case" : $"{cases} cases";

    // The keys of what was erased since the backup are gone already. Whose keys the house holds has it said in the record as well; the others do it themselves (record erase).
    private static async ValueTask<int> EraseAgainAsync(Office office, CaseNumber of, CancellationToken cancel)
    {
        var again = 0;
        foreach (var member in office.HeldMembers(of))
        {
            var keys = office.Unlock(of, member!.Value, _ => throw new InvalidOperationException("The house holds this key."))!;
            await office.Desk.CloseAsync(of, cancel).ConfigureAwait(false);
            if (await office.ReadAsync(of, member.Value, cancel).ConfigureAwait(false) is not { } record) continue;
            foreach (var channel in record.Channels)
            {
                foreach (var lost in (await LostPayloads.FindAsync(record, channel, cancel).ConfigureAwait(false)).Where(entry => entry.Act.Author == member))
                {
                    var act = new Seat(of, member.Value, keys, record).Composer.Bind(channel.Channel, new ErasePayload(lost.Sequence), record.Beats);
                    if (await office.Desk.SubmitAsync(act, cancel).ConfigureAwait(false) is DeskAnswer.Accepted) again++;
                }
            }
        }

        return again;
    }
}
