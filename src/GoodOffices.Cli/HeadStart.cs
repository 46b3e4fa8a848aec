using System.Collections.Immutable;
using GoodOffices.Casework.Advice;
using GoodOffices.Cli.Rendering;
using GoodOffices.Core.Cases;
using GoodOffices.Core.Issues;
using GoodOffices.Core.Numbers;
using GoodOffices.Core.Parties;
using GoodOffices.Core.Preferences;

namespace GoodOffices.Cli;

/// <summary>Settles a toy case on the second processor while the first still reads files, so that the engine's code is compiled when it is wanted.</summary>
/// <remarks>A command lives for a fraction of a second, and most of that is the runtime compiling code it meets for the first time.</remarks>
internal static class HeadStart
{
    public static void Begin(string[] args)
    {
        if (Environment.ProcessorCount < 2 || args is not ["solve" or "demo", ..]) return;
        new Thread(() => SettleToyCase(args.Contains("--json"))) { IsBackground = true }.Start();
    }

    private static void SettleToyCase(bool json)
    {
        try
        {
            var (of, preferences) = ToyCase();
            if (SettlementAdvice.Solve(of, preferences, new SettlementOptions()) is not SettlementOutcome.Solved { Report: var report }) return;
            if (json) JsonReport.Write(report, Stream.Null);
            else SettlementTable.Write(report, new Sheet(TextWriter.Null, 80, colour: false), 10);
        }
        catch (Exception) when (!Environment.HasShutdownStarted)
        {
            // A head start that fails costs nothing: the real work meets the same fault and says so.
        }
    }

    private static (Case Of, ImmutableArray<PartyPreferences> Preferences) ToyCase()
    {
        ImmutableArray<Option> options = [new(OptionId.Of("a"), "a"), new(OptionId.Of("b"), "b"), new(OptionId.Of("c"), "c")];
        ImmutableArray<Issue> issues = [.. Enumerable.Range(1, 3).Select(n => new ListedIssue(IssueId.Of($"{n}"), "toy", options))];
        ImmutableArray<Party> parties = [new(PartyId.Of("p"), "p", []), new(PartyId.Of("q"), "q", [])];
        var of = new Case(CaseId.Of("toy"), "toy", null, null, parties, issues, [], []);
        return (of, [Prefer(parties[0], issues, [0, 1, 2]), Prefer(parties[1], issues, [2, 1, 0])]);
    }

    private static PartyPreferences Prefer(Party party, ImmutableArray<Issue> issues, int[] values)
    {
        Condition At(int issue, int option) => new Condition.OneOf(issues[issue].Id, [issues[issue].Options[option].Id]);
        var own = issues.Select(issue => new IssuePreference(issue.Id, new Weight.Known(Rational.One), new ValueFunction.PerOption([.. values.Select(v => Rational.Of(v))]))).ToImmutableArray();
        return new PartyPreferences(
            party.Id, null, own, [], [new ConditionalValue([At(0, 0), At(1, 0)], Rational.One, null)],
            [new RedLine(RedLineId.Of(party.Id.ToString()), [At(0, 2)], [At(1, 1)], null, null)], Rational.Of(1), null);
    }
}
