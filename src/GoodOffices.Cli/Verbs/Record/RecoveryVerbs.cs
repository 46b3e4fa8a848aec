using System.CommandLine;
using GoodOffices.Casework.Desk.Folding;
using GoodOffices.Core.Record;
using GoodOffices.Sealing.Keys;
using GoodOffices.Sealing.Randomness;
using GoodOffices.Sealing.Recovery;

namespace GoodOffices.Cli.Verbs.Record;

/// <summary><c>goodoffices record kit</c> and <c>record recover</c>: lost keys come back when two of three officers of the delegation agree, and never by one alone.</summary>
internal static class RecoveryVerbs
{
    private const int LargestKit = 65_536;

    private const string KitExamples = """
        goodoffices record kit 7k3m --as iran.head --officer iran.one --officer iran.two --officer iran.three --out iran.head.kit
            the kit is no secret: it opens with two of the three officers' keys
        """;

    private const string RecoverExamples = """
        goodoffices record recover 7k3m --kit iran.head.kit --officer iran.one --officer iran.three --own-key
            both officers at one machine; two officers together are the member
        """;

    public static Command MakeKit(Terminal terminal)
    {
        var verb = new OfficeVerb(terminal);
        var officers = new Option<string[]>("--officer") { Description = "One of three officers of your delegation; give it three times.", HelpName = "MEMBER", Arity = ArgumentArity.OneOrMore, Required = true };
        var file = new Option<string>("--out") { Description = "The file to write; it must not exist.", HelpName = "FILE", Required = true };
        var command = new Command("kit", "Make the kit from which two of three officers can recover your keys.") { verb.Case, verb.As, officers, file, verb.Passphrase };
        command.SetAction(parsed => verb.Run(async (office, cancel) =>
        {
            var seat = await verb.TakeSeatAsync(office, parsed, cancel).ConfigureAwait(false);
            var named = parsed.GetRequiredValue(officers).Select(OfficeVerb.MemberOf).Distinct().ToArray();
            if (named.Length != 3 || named.Contains(seat.Member)) throw new NoticeException("Name three different officers, none of them yourself.");
            var keys = named.Select(name => KeyOf(seat.Record.Viewer, seat.Record.Members.FirstOrDefault(member => member.Name == name), name)).ToArray();
            var kit = RecoveryKit.Make(seat.Member, seat.Keys, keys, SystemRandom.Instance);
            await RecordExportVerb.WriteAsync(parsed.GetRequiredValue(file), async stream => await stream.WriteAsync(kit.Write(), cancel).ConfigureAwait(false)).ConfigureAwait(false);
            return verb.Confirm($"{parsed.GetValue(file)} gives your keys back when two of {string.Join(", ", named)} agree. Those two together could read and sign as you: choose them so.");
        }));
        return HelpWithExamples.Describe(command, KitExamples);
    }

    public static Command MakeRecover(Terminal terminal)
    {
        var verb = new OfficeVerb(terminal);
        var kitFile = new Option<string>("--kit") { Description = "The member's kit.", HelpName = "FILE", Required = true };
        var officers = new Option<string[]>("--officer") { Description = "One of the officers who agree; give it twice.", HelpName = "MEMBER", Arity = ArgumentArity.OneOrMore, Required = true };
        var own = new Option<bool>("--own-key") { Description = "Keep the recovered keys under a new passphrase; otherwise the house holds them." };
        var fresh = new Option<string?>("--member-passphrase") { Description = "With --own-key: a file with the new passphrase; otherwise it is asked.", HelpName = "FILE" };
        var command = new Command("recover", "Give a member her keys back; two officers of her delegation must agree.") { verb.Case, kitFile, officers, own, fresh, verb.Passphrase };
        command.SetAction(parsed => verb.Run(async (office, cancel) =>
        {
            var of = await OfficeVerb.FindCaseAsync(office, parsed.GetRequiredValue(verb.Case), cancel).ConfigureAwait(false);
            var kit = ReadKit(parsed.GetRequiredValue(kitFile));
            var named = parsed.GetRequiredValue(officers).Select(OfficeVerb.MemberOf).Distinct().ToArray();
            if (named.Length != 2) throw new NoticeException("Name the two officers who agree: --officer twice.");
            var opened = named.Select(name => office.Unlock(of, name, member => verb.AskPassphrase(parsed, member)) ?? throw new NoticeException(OfficeVerb.NotYours)).ToArray();
            using var keys = kit.Recover(opened[0].Wrap, opened[1].Wrap);
            var cabinet = office.CabinetOf(of);
            if (parsed.GetValue(own)) cabinet.KeepOwn(kit.Member, keys, verb.NewPassphrase(parsed, fresh, kit.Member));
            else cabinet.KeepHouse(kit.Member, keys);
            return verb.Confirm($"{kit.Member} has her keys back: {cabinet.PathOf(kit.Member)}");
        }));
        return HelpWithExamples.Describe(command, RecoverExamples);
    }

    private static ReceivingKey KeyOf(Member viewer, Member? officer, MemberId name) => officer switch
    {
        null => throw new NoticeException($"Nobody called {name} is in the case. Admit her first."),
        { Party: var party } when party is null || party != viewer.Party => throw new NoticeException($"{name} is not of your delegation: officers are."),
        { Wrap: null } => throw new NoticeException($"{name} has no key, so that she could not open her share. Admit her with one."),
        { Wrap: { } key } => ReceivingKey.Of(key),
    };

    private static RecoveryKit ReadKit(string path) =>
        new FileInfo(path) is { Exists: true, Length: <= LargestKit } ? RecoveryKit.Read(File.ReadAllBytes(path)) : throw new NoticeException($"{path} is not there, or is no recovery kit. Check the path.");
}
