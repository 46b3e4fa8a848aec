using System.CommandLine;
using GoodOffices.Casework.Witnessing;
using GoodOffices.Core.Record;

namespace GoodOffices.Cli.Verbs.Record;

/// <summary><c>goodoffices record cosign</c>: her client remembers how far the record goes, and says so with her key.</summary>
internal static class RecordCosignVerb
{
    public static Command Make(Terminal terminal)
    {
        var verb = new OfficeVerb(terminal);
        var evidence = new Option<string?>("--evidence") { Description = "Where to write the evidence if the record was rewritten or rolled back; beside your keys unless told.", HelpName = "FILE" };
        var checkpoint = new Option<string?>("--out") { Description = "Where to write the checkpoint as well, so that an export made later, or another member's, can be held against it.", HelpName = "FILE" };
        var command = new Command("cosign", "Cosign the newest checkpoint, if it continues what you saw before.") { verb.Case, verb.As, checkpoint, evidence, verb.Passphrase };
        command.SetAction(parsed => verb.Run(async (office, cancel) =>
        {
            var seat = await verb.TakeSeatAsync(office, parsed, cancel).ConfigureAwait(false);
            if (await CheckpointOffers.NewestAsync(seat.Record, cancel).ConfigureAwait(false) is not { } offer) return verb.Confirm("There is no checkpoint yet; the first comes with the first beat.");
            var memory = terminal.Home.Witness(seat.Case, seat.Member);
            var (isNew, isSame) = PinnedLog.Meet(memory.Log, seat.Case, seat.Record.Opened.Log);
            if (!isSame) return Refuse(verb, "The log's key is not the one you met first. Nothing was cosigned. Compare the keys with another member before you go on.");
            if (isNew) terminal.Errors.WriteLine("You meet this log for the first time. Compare its keys with another member: goodoffices record keys");

            var witness = new Witness(seat.Case, seat.Record.Opened.Log, memory.Seen);
            switch (witness.Cosign(offer, seat.Member, seat.Keys.Sign, TimeProvider.System.GetUtcNow()))
            {
                case CosigningAnswer.Cosigned cosigned:
                    if (!await office.Desk.CosignAsync(seat.Case, seat.Member, cosigned.Head.Size, cosigned.Line, cancel).ConfigureAwait(false)) return verb.Say("The desk did not take the cosignature. Try once more.");
                    if (parsed.GetValue(checkpoint) is { } target) await RecordExportVerb.WriteAsync(target, async stream => await stream.WriteAsync(offer.Checkpoint.With(cosigned.Line).Write(), cancel).ConfigureAwait(false)).ConfigureAwait(false);
                    return verb.Confirm($"Cosigned: {cosigned.Head.Size} {(cosigned.Head.Size == 1 ? "beat" : "beats")}. No shorter and no other record will be taken from now on.");
                case CosigningAnswer.Refused refused:
                    var path = parsed.GetValue(evidence) ?? Path.Combine(memory.Folder, $"evidence-{TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds()}.evidence");
                    if (refused.Evidence is { } file) await RecordExportVerb.WriteAsync(path, async stream => await stream.WriteAsync(file, cancel).ConfigureAwait(false)).ConfigureAwait(false);
                    return Refuse(verb, $"{Why(refused)} Nothing was cosigned.{(refused.Evidence is null ? "" : $" The evidence is in {path}; anybody can check it: goodoffices verify {path}")}");
                default:
                    throw new InvalidOperationException("There is no third answer.");
            }
        }));
        return command;
    }

    private static int Refuse(OfficeVerb verb, string words)
    {
        verb.Say(words);
        return ExitCode.Broken;
    }

    internal static string Why(CosigningAnswer.Refused refused) => refused.Fault switch
    {
        CosigningFault.RolledBack => $"You saw {refused.Seen?.Size} beats before, and this record has fewer: an older copy was put back, or something is withheld.",
        CosigningFault.Rewritten => "This record does not continue the one you saw: the log has signed two histories.",
        CosigningFault.Damaged => "The beats do not give the root that the log signed: the database was changed or damaged.",
        _ => "The checkpoint is not signed by this case's log.",
    };
}
