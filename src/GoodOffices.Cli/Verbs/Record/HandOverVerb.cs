using System.CommandLine;
using GoodOffices.Casework.Desk;
using GoodOffices.Casework.Desk.Commands;
using GoodOffices.Core.Record;
using GoodOffices.Sealing.Keys;

namespace GoodOffices.Cli.Verbs.Record;

/// <summary><c>goodoffices record hand-over</c>: the pen and the whole case to a successor, in one file that only she opens.</summary>
internal static class HandOverVerb
{
    private const string Examples = """
        goodoffices record hand-over 7k3m --as mediator --to successor.public --out case.handover
            you leave the case; run it again with the same successor if the file was lost on the way
        """;

    public static Command Make(Terminal terminal)
    {
        var verb = new OfficeVerb(terminal);
        var successor = new Option<string>("--to") { Description = "The successor's public file.", HelpName = "FILE", Required = true };
        var file = new Option<string>("--out") { Description = "The file to write; it must not exist.", HelpName = "FILE", Required = true };
        var command = new Command("hand-over", "Give the pen to a successor and leave: the whole case in one file, sealed to her and signed by you.") { verb.Case, verb.As, successor, file, verb.Passphrase };
        command.SetAction(parsed => verb.Run(async (office, cancel) =>
        {
            var her = SuccessorFile.Read(parsed.GetRequiredValue(successor));
            var of = await OfficeVerb.FindCaseAsync(office, parsed.GetRequiredValue(verb.Case), cancel).ConfigureAwait(false);
            var member = OfficeVerb.MemberOf(parsed.GetRequiredValue(verb.As));
            var keys = office.Unlock(of, member, name => verb.AskPassphrase(parsed, name)) ?? throw new NoticeException(OfficeVerb.NotYours);
            if (File.Exists(parsed.GetRequiredValue(file))) throw new NoticeException($"{parsed.GetValue(file)} is there already, and nothing is written over. Name another file.");

            // The file is made first, so that nobody gives the pen away and then finds that the case cannot be written.
            await RecordExportVerb.WriteAsync(parsed.GetRequiredValue(file), async stream =>
            {
                await GivePenAsync(office, of, member, keys, her, cancel).ConfigureAwait(false);
                if (!await office.Desk.HandOverAsync(of, keys.Sign, stream, cancel).ConfigureAwait(false)) throw new NoticeException(OfficeVerb.NotYours);
            }).ConfigureAwait(false);
            return verb.Confirm($"The pen is given to {her.Member}, if the public file is hers. {parsed.GetValue(file)} is the case: only the key to which the pen was given opens it. Once she has taken it over, destroy your key folder's part of this case and its backups.");
        }));
        return HelpWithExamples.Describe(command, Examples);
    }

    // Who has given the pen already only writes the file anew.
    private static async ValueTask GivePenAsync(Office office, CaseNumber of, MemberId member, MemberKeys keys, SuccessorFile her, CancellationToken cancel)
    {
        if (await office.ReadAsync(of, member, cancel).ConfigureAwait(false) is not { } record) return;

        var act = new Seat(of, member, keys, record).Composer.Bind(record.Joint.Channel, new HandOver(her.Member, her.Custody, her.Sign, her.Wrap), record.Beats);
        if (await office.Desk.SubmitAsync(act, cancel).ConfigureAwait(false) is DeskAnswer.Refused refused) throw new NoticeException($"{refused.Refusal.Message} [{refused.Refusal.Code}]");
    }
}
