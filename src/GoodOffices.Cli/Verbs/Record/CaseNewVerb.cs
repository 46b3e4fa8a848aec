using System.CommandLine;
using System.Globalization;
using GoodOffices.Casework.Desk;
using GoodOffices.Casework.Desk.Commands;
using GoodOffices.Core.Record;
using GoodOffices.Interchange;
using GoodOffices.Sealing.Keys;
using GoodOffices.Sealing.Randomness;

namespace GoodOffices.Cli.Verbs.Record;

/// <summary><c>goodoffices case new</c>: from a case file to a record with its channels and people.</summary>
internal static class CaseNewVerb
{
    private const long Hour = 3_600_000;

    public static Command Make(Terminal terminal, Instruments instruments)
    {
        var verb = new OfficeVerb(terminal);
        var file = new Argument<string?>("FILE") { Description = "The case file; preferences beside it are not read.", Arity = ArgumentArity.ZeroOrOne };
        var demo = new Option<bool>("--demo") { Description = "The teaching case inside the program." };
        var beat = new Option<string>("--beat") { Description = "How often the log signs, whether anything happened or not.", HelpName = "1h|15m|30s", DefaultValueFactory = _ => "1h" };
        var custody = new Option<string>("--custody") { Description = "Who keeps the delegations' keys: the house, or nobody where they never log in.", HelpName = "house|none", DefaultValueFactory = _ => "house" };
        var own = new Option<bool>("--own-key") { Description = "Keep the mediator's key under a passphrase of her own." };
        custody.AcceptOnlyFromAmong("house", "none");
        beat.Validators.Add(result =>
        {
            if (PeriodOf(result.GetValueOrDefault<string>() ?? "") is null) result.AddError("--beat: give a number and h, m or s, such as 1h; at least a second and at most a year.");
        });
        var command = new Command("new", "Begin a case: its record, its channels, and a head for each delegation.") { file, demo, beat, custody, own, verb.Passphrase };
        command.SetAction(parsed => verb.Run(async (office, cancel) =>
        {
            var loaded = (parsed.GetValue(file), parsed.GetValue(demo)) switch
            {
                (null, true) => instruments.ReadDemo(),
                ({ } path, false) => instruments.Read([path], new ReadOptions()),
                _ => throw new NoticeException("Name a case file, or take --demo; one of both."),
            };
            if (loaded is Reading.Refused refused) return verb.Say(refused.Fault.ToString().TrimEnd());

            var passphrase = parsed.GetValue(own) ? verb.AskPassphrase(parsed, "mediator") : null;
            var opening = new CaseOpening(office, ((Reading.Loaded)loaded).Case, PeriodOf(parsed.GetValue(beat)!)!.Value, passphrase, parsed.GetValue(custody) == "none" ? Custody.None : Custody.House);
            var number = await opening.RunAsync(cancel).ConfigureAwait(false);
            terminal.Text.WriteLine($"Case {number} begins: {Rendering.Wrapping.Printable(opening.Title)}");
            terminal.Text.WriteLine($"Members: {string.Join(", ", opening.Members)}");
            terminal.Text.WriteLine($"Next: goodoffices case open {number.ToString()[..6]} --as mediator");
            terminal.Text.WriteLine($"Keep {terminal.Home.Keys} safe and apart from backups: without it nobody can read the record, with it everybody can.");
            return ExitCode.Solved;
        }));
        return command;
    }

    private static long? PeriodOf(string words)
    {
        if (words.Length < 2 || !long.TryParse(words.AsSpan(0, words.Length - 1), NumberStyles.None, CultureInfo.InvariantCulture, out var count) || count is 0 or > 100_000) return null;
        var period = words[^1] switch { 'h' => count * Hour, 'm' => count * 60_000, 's' => count * 1_000, _ => 0 };
        return period is >= OpenCase.ShortestBeat and <= OpenCase.LongestBeat ? period : null; // before anything of the case is on disk
    }
}

/// <summary>The acts that begin a case, in order.</summary>
internal sealed class CaseOpening(Office office, LoadedCase loaded, long beat, string? mediatorPassphrase, Custody delegations)
{
    private static readonly MemberId Mediator = MemberId.Of("mediator");

    public string Title => loaded.Case.Name;

    public List<string> Members { get; } = ["mediator"];

    public async ValueTask<CaseNumber> RunAsync(CancellationToken cancel)
    {
        var heads = loaded.Case.Parties.Select(party => NameOf(party.Id.ToString())).ToArray();
        if (heads.Distinct().Count() != heads.Length) throw new NoticeException("Two parties of the case would have the same name in the record. Give them names that differ in their letters and digits.");

        var prepared = office.Desk.PrepareCase();
        var cabinet = office.CabinetOf(prepared.Case);
        var keys = office.Use(mediatorPassphrase is null ? cabinet.CreateHouse(Mediator) : cabinet.CreateOwn(Mediator, mediatorPassphrase));
        var composer = ComposerOf(Mediator, keys, prepared.Case);
        var custody = mediatorPassphrase is null ? Custody.House : Custody.Own;
        await SubmitAsync(composer.Bind(prepared.Joint, new OpenCase(Title, beat, prepared.Log, custody, keys.Sign.Public.Key, keys.Wrap.Public.Key), TreeHead.Empty), cancel).ConfigureAwait(false);

        await OpenChannelAsync(composer, prepared.Case, Audience.Mediator, null, cancel).ConfigureAwait(false);
        foreach (var party in heads) await SeatAsync(composer, prepared, party, cancel).ConfigureAwait(false);
        await SubmitAsync(composer.Bind(prepared.Joint, new Declare(), await SeenAsync(prepared.Case, cancel).ConfigureAwait(false), CaseText()), cancel).ConfigureAwait(false);
        return prepared.Case;
    }

    private async ValueTask SeatAsync(ActComposer mediator, PreparedCase prepared, MemberId party, CancellationToken cancel)
    {
        var head = MemberId.Of($"{party}.head");
        Members.Add(head.ToString());
        var keys = delegations == Custody.None ? null : office.Use(office.CabinetOf(prepared.Case).CreateHouse(head));
        await SubmitAsync(mediator.Bind(prepared.Joint, new AdmitMember(head, Role.Head, party, delegations, keys?.Sign.Public.Key, keys?.Wrap.Public.Key), await SeenAsync(prepared.Case, cancel).ConfigureAwait(false)), cancel).ConfigureAwait(false);
        await OpenChannelAsync(mediator, prepared.Case, Audience.Shared, party, cancel).ConfigureAwait(false);
        if (keys is not null) await OpenChannelAsync(ComposerOf(head, keys, prepared.Case), prepared.Case, Audience.Delegation, party, cancel).ConfigureAwait(false);
    }

    private async ValueTask OpenChannelAsync(ActComposer by, CaseNumber of, Audience audience, MemberId? party, CancellationToken cancel)
    {
        var channel = await office.Desk.DrawChannelAsync(of, cancel).ConfigureAwait(false) ?? throw new NoticeException("The case has no room for another channel: it has 64. Fewer parties can have channels of their own.");
        await SubmitAsync(by.Bind(channel, new OpenChannel(audience, party, 0), await SeenAsync(of, cancel).ConfigureAwait(false)), cancel).ConfigureAwait(false);
    }

    private async ValueTask<TreeHead> SeenAsync(CaseNumber of, CancellationToken cancel) => (await office.ReadAsync(of, Mediator, cancel).ConfigureAwait(false))!.Beats;

    private async ValueTask SubmitAsync(Submission submission, CancellationToken cancel)
    {
        if (await office.Desk.SubmitAsync(submission, cancel).ConfigureAwait(false) is DeskAnswer.Refused refused) throw new NoticeException($"{refused.Refusal.Message} [{refused.Refusal.Code}]");
    }

    // What everybody may know of the case, so that the record stands without the file.
    private byte[] CaseText()
    {
        var written = (ConversionOutcome.Written)CaseWriter.Write(loaded with { Preferences = [] }, TargetFormat.Own);
        return Fields.Of(("about", "case-file"), ("text", written.Files[0].Text)).Write();
    }

    private static ActComposer ComposerOf(MemberId member, MemberKeys keys, CaseNumber of) => new(member, keys, of, TimeProvider.System, SystemRandom.Instance);

    /// <summary>A party's name in the record: its small letters and digits, everything else a dash.</summary>
    private static MemberId NameOf(string party)
    {
        var name = new string([.. party.ToLowerInvariant().Select(c => char.IsAsciiLetterOrDigit(c) ? c : '-')]).Trim('-');
        return MemberId.TryRead(name.Length > 58 ? name[..58] : name, out var member)
            ? member
            : throw new NoticeException($"The party '{Rendering.Wrapping.Printable(party)}' needs an id with letters from a to z or digits, as names in the record are made of these.");
    }
}
