using System.CommandLine;
using GoodOffices.Casework.Desk.Commands;
using GoodOffices.Core.Record;

namespace GoodOffices.Cli.Verbs.Record;

/// <summary><c>goodoffices case admit</c>: somebody joins a case.</summary>
internal static class CaseAdmitVerb
{
    private const string Examples = """
        goodoffices case admit 7k3m usa.aide --as usa.head --role delegate --party usa
        goodoffices case admit 7k3m un.observer --as mediator --role observer --custody own --member-passphrase un.txt
        """;

    public static Command Make(Terminal terminal)
    {
        var verb = new OfficeVerb(terminal);
        var name = new Argument<string>("MEMBER") { Description = "Her name in the case." };
        var role = new Option<string>("--role") { Description = "What she is.", HelpName = "co-mediator|head|delegate|observer|clerk", Required = true };
        var party = new Option<string?>("--party") { Description = "For whom she speaks.", HelpName = "PARTY" };
        var custody = new Option<string>("--custody") { Description = "Who keeps her keys.", HelpName = "own|house|none", DefaultValueFactory = _ => "house" };
        var hers = new Option<string?>("--member-passphrase") { Description = "With own: a file with her passphrase; otherwise she is asked.", HelpName = "FILE" };
        role.AcceptOnlyFromAmong("co-mediator", "head", "delegate", "observer", "clerk");
        custody.AcceptOnlyFromAmong("own", "house", "none");
        var command = new Command("admit", "Somebody joins the case, with keys or without.") { verb.Case, name, verb.As, role, party, custody, hers, verb.Passphrase };
        command.SetAction(parsed => verb.Run(async (office, cancel) =>
        {
            var seat = await verb.TakeSeatAsync(office, parsed, cancel).ConfigureAwait(false);
            var member = OfficeVerb.MemberOf(parsed.GetRequiredValue(name));
            if (seat.Record.Members.Any(other => other.Name == member)) throw new NoticeException("She is in the case already. Remove her first, or take another name.");
            var words = Fields.Of(("role", parsed.GetRequiredValue(role)), ("custody", parsed.GetRequiredValue(custody)));
            var cabinet = office.CabinetOf(seat.Case);
            using var keys = RecordWords.CustodyOf(words, "custody") switch
            {
                Custody.House => cabinet.CreateHouse(member),
                Custody.Own => cabinet.CreateOwn(member, verb.NewPassphrase(parsed, hers, member)),
                _ => null,
            };
            var admit = new AdmitMember(member, RecordWords.RoleOf(words, "role"), parsed.GetValue(party) is { } p ? OfficeVerb.MemberOf(p) : null, RecordWords.CustodyOf(words, "custody"), keys?.Sign.Public.Key, keys?.Wrap.Public.Key);
            var answer = await office.Desk.SubmitAsync(seat.Composer.Bind(seat.Record.Joint.Channel, admit, seat.Record.Beats), cancel).ConfigureAwait(false);
            if (answer is Casework.Desk.DeskAnswer.Refused && keys is not null) File.Delete(cabinet.PathOf(member)); // nothing was ever sealed to it
            return verb.Answer(answer, done => $"{member} is in the case, as entry {done.Sequence} of the channel of everybody.");
        }));
        return HelpWithExamples.Describe(command, Examples);
    }
}
