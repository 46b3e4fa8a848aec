using System.CommandLine;
using GoodOffices.Casework.HandingOver;
using GoodOffices.Casework.Ports;
using GoodOffices.Core.Record;
using GoodOffices.Sealing.Custody;
using GoodOffices.Sealing.Keys;
using GoodOffices.Storage;

namespace GoodOffices.Cli.Verbs.Record;

/// <summary><c>goodoffices record take-over</c>: a successor opens a hand-over file on her own machine.</summary>
internal static class TakeOverVerb
{
    public static Command Make(Terminal terminal)
    {
        var verb = new OfficeVerb(terminal);
        var file = new Argument<string>("FILE") { Description = "The hand-over file." };
        var command = new Command("take-over", "Take a case over from a hand-over file: all of it, or nothing.") { file, verb.As, verb.Passphrase };
        command.SetAction(parsed => verb.Run(async (office, cancel) =>
        {
            var member = OfficeVerb.MemberOf(parsed.GetRequiredValue(verb.As));
            var keys = office.Successors.CustodyOf(member) switch
            {
                KeyCustody.House => office.Use(office.Successors.OpenHouse(member)),
                KeyCustody.Own => office.Use(office.Successors.OpenOwn(member, verb.AskPassphrase(parsed, member.ToString()))),
                _ => throw new NoticeException($"There are no keys of {member} here. The file opens only where she drew them: goodoffices record successor."),
            };
            var of = await TakeAsync(office, verb.Home, parsed.GetRequiredValue(file), member, keys, cancel).ConfigureAwait(false);
            var seat = new Seat(of, member, keys, await office.ReadAsync(of, member, cancel).ConfigureAwait(false) ?? throw new NoticeException("The case is here, but it names another successor. Ask the former mediator."));
            var rekeyed = await CaseRemoveVerb.RekeyAsync(office, seat, verb, cancel).ConfigureAwait(false);
            return verb.Confirm($"You hold the pen of case {of}: {Rendering.Wrapping.Printable(seat.Record.Opened.Origin)}. You read {seat.Record.Channels.Length} channels; {rekeyed} have a new key. Compare the log's key with the delegations: goodoffices record keys {of.ToString()[..6]} --as {member}");
        }));
        return command;
    }

    private static async ValueTask<CaseNumber> TakeAsync(Office office, Home home, string path, MemberId member, MemberKeys keys, CancellationToken cancel)
    {
        var folder = Directory.CreateDirectory(Path.Combine(home.Folder, $"take-over-{Guid.NewGuid():N}"));
        try
        {
            var staging = await RecordStore.OpenAsync(Path.Combine(folder.FullName, "staging.db"), cancel).ConfigureAwait(false);
            await using (staging.ConfigureAwait(false))
            {
                var source = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read);
                await using (source.ConfigureAwait(false))
                    return await TakingOver.RunAsync(source, keys.Wrap, null, staging, office.Vaults, staged => KeepAsync(office, member, staged, folder.FullName, cancel), cancel).ConfigureAwait(false);
            }
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    // The vault is kept last of all. Where there is none the case is not here, whatever rows an attempt that broke off has left, so that it can be tried again.
    private static async ValueTask KeepAsync(Office office, MemberId member, IRecordStore staged, string folder, CancellationToken cancel)
    {
        var of = await staged.ReadCasesAsync(cancel).FirstOrDefaultAsync(cancel).ConfigureAwait(false);
        if (office.Vaults.Has(of)) throw new NoticeException("This case is here already. Nothing was taken over.");

        var keys = office.CabinetOf(of).PathOf(member);
        Directory.CreateDirectory(Path.GetDirectoryName(keys)!);
        File.Copy(office.Successors.PathOf(member), keys, overwrite: true);
        var backup = Path.Combine(folder, "case.backup");
        await staged.BackUpAsync(backup, cancel).ConfigureAwait(false);
        await office.Store.RestoreAsync(backup, replacing: true, cancel).ConfigureAwait(false);
    }
}
