using System.CommandLine;
using System.Text;
using GoodOffices.Casework.Reading;
using GoodOffices.Casework.Witnessing;
using GoodOffices.Core.Record;
using GoodOffices.Verify;

namespace GoodOffices.Cli.Verbs.Record;

/// <summary><c>goodoffices record verify</c>: her channels, as a stranger would verify them, without a file that stays.</summary>
internal static class RecordVerifyVerb
{
    public static Command Make(Terminal terminal)
    {
        var verb = new OfficeVerb(terminal);
        var command = new Command("verify", "Verify all that you may read: bytes, signatures, trees and beats, and that the events follow from the acts.") { verb.Case, verb.As, verb.Passphrase };
        command.SetAction(parsed => verb.Run(async (office, cancel) =>
        {
            var seat = await verb.TakeSeatAsync(office, parsed, cancel).ConfigureAwait(false);
            if (await DepartureAsync(seat, verb.Home, cancel).ConfigureAwait(false) is { } words)
            {
                verb.Say(words);
                return ExitCode.Broken;
            }

            var verdict = await VerifyAsync(seat, verb.Home, cancel).ConfigureAwait(false);
            terminal.Text.Flush();
            verdict.WriteText(terminal.Text);
            if (!verdict.Holds) return verdict.ExitCode;
            if (await RecordReplay.FindFaultAsync(seat.Record, cancel).ConfigureAwait(false) is { } place)
            {
                verb.Say($"Entry {place.Sequence} of channel {place.Channel}: its events do not follow from its act. Keep an export as evidence, and do not rely on what follows it.");
                return ExitCode.Broken;
            }

            return verb.Confirm("Every event follows from its act.");
        }));
        return command;
    }

    // What her client remembers from cosigning is what the record is held against; where it remembers nothing, nothing here can say whose record it is.
    private static async ValueTask<string?> DepartureAsync(Seat seat, Home home, CancellationToken cancel)
    {
        var memory = home.Witness(seat.Case.ToString(), seat.Member.ToString());
        if (!File.Exists(Path.Combine(memory, "log"))) return null;
        if (!PinnedLog.Meet(Path.Combine(memory, "log"), seat.Case, seat.Record.Opened.Log).IsSame) return "The log's key is not the one you met first. Compare the keys with another member before you rely on this record.";
        if (await CheckpointOffers.NewestAsync(seat.Record, cancel).ConfigureAwait(false) is not { } offer) return null;

        return new Witness(seat.Case, seat.Record.Opened.Log, Path.Combine(memory, "seen")).Judge(offer) is { } refused
            ? $"{RecordCosignVerb.Why(refused)} Evidence that others can check: goodoffices record cosign"
            : null;
    }

    private static async ValueTask<Verdict> VerifyAsync(Seat seat, Home home, CancellationToken cancel)
    {
        var record = seat.Record;
        var met = File.Exists(Path.Combine(home.Witness(seat.Case.ToString(), seat.Member.ToString()), "log"));
        var trust = met ? Trust.Read(Encoding.UTF8.GetBytes(NoteLine.VerifierKey(LogName.Of(record.Case), record.Opened.Log) + "\n")) : null;
        var path = Path.Combine(home.Folder, $"verify-{Guid.NewGuid():N}.tmp");
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.ReadWrite, Share = FileShare.None, Options = FileOptions.DeleteOnClose, BufferSize = 1 << 16 };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        var stream = new FileStream(path, options);
        await using (stream.ConfigureAwait(false))
        {
            if (!OperatingSystem.IsWindows()) File.Delete(path); // the name goes at once, so that a crash leaves nothing readable behind
            await BundleExport.WriteAsync(record, stream, TimeProvider.System, cancel).ConfigureAwait(false);
            stream.Position = 0;
            return BundleVerifier.Verify(stream, trust, cancel);
        }
    }
}
