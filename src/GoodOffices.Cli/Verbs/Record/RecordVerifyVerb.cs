using System.CommandLine;
using System.Text;
using GoodOffices.Casework.Reading;
using GoodOffices.Casework.Witnessing;
using GoodOffices.Core.Record;
using GoodOffices.Sealing.Files;
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
            var memory = verb.Home.Witness(seat.Case, seat.Member);
            var hasMet = File.Exists(memory.Log);
            if (hasMet && await DepartureAsync(seat, memory, cancel).ConfigureAwait(false) is { } words)
            {
                verb.Say(words);
                return ExitCode.Broken;
            }

            var verdict = await VerifyAsync(seat.Record, hasMet, verb.Home.Folder, cancel).ConfigureAwait(false);
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
    private static async ValueTask<string?> DepartureAsync(Seat seat, WitnessPlace memory, CancellationToken cancel)
    {
        if (!PinnedLog.Meet(memory.Log, seat.Case, seat.Record.Opened.Log).IsSame) return "The log's key is not the one you met first. Compare the keys with another member before you rely on this record.";
        if (await CheckpointOffers.NewestAsync(seat.Record, cancel).ConfigureAwait(false) is not { } offer) return null;

        return new Witness(seat.Case, seat.Record.Opened.Log, memory.Seen).Judge(offer) is { } refused
            ? $"{RecordCosignVerb.Why(refused)} Evidence that others can check: goodoffices record cosign"
            : null;
    }

    private static async ValueTask<Verdict> VerifyAsync(MemberRecord record, bool hasMet, string folder, CancellationToken cancel)
    {
        var trust = hasMet ? Trust.Read(Encoding.UTF8.GetBytes(NoteLine.VerifierKey(LogName.Of(record.Case), record.Opened.Log) + "\n")) : null;
        var path = Path.Combine(folder, $"verify-{Guid.NewGuid():N}.tmp");
        var options = OwnersFile.Options(FileMode.CreateNew, FileAccess.ReadWrite);
        (options.Options, options.BufferSize) = (FileOptions.DeleteOnClose, 1 << 16);
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
