using System.CommandLine;
using GoodOffices.Casework.Ports;

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
            return verb.Confirm($"Backed up into {parsed.GetValue(file)}. Without {Home.OfThisUser().Keys} nobody can read it: keep a copy of that folder too, elsewhere.");
        }));
        return command;
    }

    public static Command MakeRestore(Terminal terminal)
    {
        var verb = new OfficeVerb(terminal);
        var file = new Argument<string>("FILE") { Description = "A backup." };
        var replacing = new Option<bool>("--replace") { Description = "Put cases that are here already back to what the backup holds; what came later is lost." };
        var command = new Command("restore", "Bring the cases of a backup into this cellar. Erased texts stay erased.") { file, replacing };
        command.SetAction(parsed => verb.Run(async (office, cancel) => await office.Store.RestoreAsync(parsed.GetRequiredValue(file), parsed.GetValue(replacing), cancel).ConfigureAwait(false) switch
        {
            RestoreAnswer.Restored done => verb.Confirm($"Restored: {done.Cases.Length} cases. Members whose clients saw more than the backup holds will be told so when they cosign."),
            RestoreAnswer.CasesExist here => verb.Say($"{here.Cases.Length} cases of the backup are here already, so nothing was restored. Add --replace to put them back to what the backup holds."),
            _ => throw new InvalidOperationException("There is no third answer."),
        }));
        return command;
    }
}
