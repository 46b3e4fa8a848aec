using System.CommandLine;
using GoodOffices.Casework.Desk;
using GoodOffices.Casework.Reading;
using GoodOffices.Cli.Rendering;
using GoodOffices.Core.Record;
using GoodOffices.Sealing;
using GoodOffices.Sealing.Keys;

namespace GoodOffices.Cli.Verbs.Record;

/// <summary>What the verbs about the record share: the office, the case meant, the member who acts, and plain answers where something is not there.</summary>
internal sealed class OfficeVerb(Terminal terminal)
{
    /// <summary>One answer for a case that is not there, one that is not hers, and a key that is not here.</summary>
    public const string NotYours = "There is no such case among yours, or you have no key for it here. Check the case number (goodoffices case list) and the name after --as.";

    public Argument<string> Case { get; } = new("CASE") { Description = "The case's number, or its first characters." };

    public Option<string> As { get; } = new("--as") { Description = "Who you are in the case.", HelpName = "MEMBER", Required = true };

    public Option<string?> Passphrase { get; } = new("--passphrase") { Description = "A file with the passphrase of your own key; otherwise you are asked.", HelpName = "FILE" };

    /// <summary>Where this machine's cellar and keys are.</summary>
    public Home Home => terminal.Home;

    /// <summary>Runs with an open office, and turns what can go wrong into a sentence and an exit code.</summary>
    public int Run(Func<Office, CancellationToken, ValueTask<int>> work)
    {
        try
        {
            return RunAsync(work).GetAwaiter().GetResult();
        }
        catch (NoticeException notice)
        {
            return Say(notice.Message);
        }
        catch (SealingException fault)
        {
            return Say(fault.Message);
        }
        catch (Exception fault) when (fault is IOException or InvalidDataException or UnauthorizedAccessException or ArgumentException { ParamName: "location" or "connectionString" or "file" })
        {
            return Say(fault.Message);
        }
    }

    /// <summary>The case whose number begins so.</summary>
    public static async ValueTask<CaseNumber> FindCaseAsync(Office office, string words, CancellationToken cancel)
    {
        var found = new List<CaseNumber>();
        await foreach (var number in office.Store.ReadCasesAsync(cancel).ConfigureAwait(false))
            if (words.Length > 0 && number.ToString().StartsWith(words, StringComparison.Ordinal)) found.Add(number);
        return found switch
        {
            [var one] => one,
            [] => throw new NoticeException(NotYours),
            _ => throw new NoticeException($"{found.Count} case numbers begin with '{words}'. Type more of it; `goodoffices case list` shows them."),
        };
    }

    /// <summary>The case, the member and her unlocked keys, and the record as she reads it.</summary>
    public async ValueTask<Seat> TakeSeatAsync(Office office, ParseResult parsed, CancellationToken cancel)
    {
        var of = await FindCaseAsync(office, parsed.GetRequiredValue(Case), cancel).ConfigureAwait(false);
        var member = MemberOf(parsed.GetRequiredValue(As));
        var keys = office.Unlock(of, member, name => AskPassphrase(parsed, name)) ?? throw new NoticeException(OfficeVerb.NotYours);
        var record = await office.ReadAsync(of, member, cancel).ConfigureAwait(false) ?? throw new NoticeException(OfficeVerb.NotYours);
        return new(of, member, keys, record);
    }

    public static MemberId MemberOf(string words) => MemberId.TryRead(words, out var member)
        ? member
        : throw new NoticeException($"'{Wrapping.Printable(words)}' cannot be a member's name: 1 to 64 characters from a-z, 0-9, '.', '_' and '-', the first a letter or digit, such as iran.head.");

    public string AskPassphrase(ParseResult parsed, string member)
    {
        if (parsed.GetValue(Passphrase) is { } file) return PassphraseIn(file);
        return Passphrases.Ask(terminal, $"Passphrase of {member}: ");
    }

    /// <summary>A passphrase for somebody who had none, from the file that the option names, or asked for.</summary>
    public string NewPassphrase(ParseResult parsed, Option<string?> option, MemberId member) =>
        parsed.GetValue(option) is { } file ? PassphraseIn(file) : Passphrases.Ask(terminal, $"A new passphrase for {member}: ", option.Name);

    /// <summary>The passphrase that a file holds as its first line.</summary>
    public static string PassphraseIn(string file) => File.ReadLines(file).FirstOrDefault() ?? throw new NoticeException($"{file} is empty: its first line must be the passphrase.");

    /// <summary>Says a refusal, or what was accepted.</summary>
    public int Answer(DeskAnswer answer, Func<DeskAnswer.Accepted, string> accepted) => answer switch
    {
        DeskAnswer.Refused { Refusal.Code: "channel.epoch-due" } => Say("Somebody who read this channel has left the case, and it has no new key yet. Give it one: goodoffices record rekey; whoever reads it and speaks in it can do that. [channel.epoch-due]"),
        DeskAnswer.Refused refused => Say($"{refused.Refusal.Message} [{refused.Refusal.Code}]"),
        DeskAnswer.Accepted done => Confirm(accepted(done)),
        _ => throw new InvalidOperationException("There is no third answer."),
    };

    public int Confirm(string words)
    {
        terminal.Text.WriteLine(Wrapping.Printable(words));
        return ExitCode.Solved;
    }

    public int Say(string words)
    {
        terminal.Errors.WriteLine(Wrapping.Printable(words));
        return ExitCode.WrongInput;
    }

    private async Task<int> RunAsync(Func<Office, CancellationToken, ValueTask<int>> work)
    {
        var office = await Office.OpenAsync(terminal.Home, terminal.Cancel).ConfigureAwait(false);
        await using (office.ConfigureAwait(false)) return await work(office, terminal.Cancel).ConfigureAwait(false);
    }
}

/// <summary>Somebody at the desk, with her keys and what she may read.</summary>
internal sealed record Seat(CaseNumber Case, MemberId Member, MemberKeys Keys, MemberRecord Record)
{
    public ActComposer Composer => new(Member, Keys, Case, TimeProvider.System, Sealing.Randomness.SystemRandom.Instance);
}

/// <summary>A sentence for the user, instead of going on.</summary>
internal sealed class NoticeException(string message) : Exception(message);
