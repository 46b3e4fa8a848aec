using System.Collections.Immutable;
using GoodOffices.Casework.Advice;
using GoodOffices.Casework.Landscape.Page;
using GoodOffices.Core.Cases;
using GoodOffices.Core.Issues;
using GoodOffices.Core.Numbers;
using GoodOffices.Core.Parties;
using GoodOffices.Core.Preferences;

namespace GoodOffices.Web.Tests;

/// <summary>Pages to open: cases drawn from a fixed stream, solved by the engine.</summary>
internal static class Landscapes
{
    public static string Page(int parties, int issues, int options, double? walkAwayShare = 0.35, int most = 100_000, Func<string, string>? name = null, ImmutableArray<int>? onTable = null)
    {
        var (of, preferences) = Draw(parties, issues, options, walkAwayShare, name ?? (words => words));
        var report = ((SettlementOutcome.Solved)SettlementAdvice.Solve(of, preferences, new SettlementOptions { OnTheTable = onTable })).Report;
        return LandscapePage.Write(report, SettlementAdvice.Sample(of, preferences, most, seed: 1));
    }

    private static (Case Of, ImmutableArray<PartyPreferences> Preferences) Draw(int parties, int issues, int options, double? walkAwayShare, Func<string, string> name)
    {
        var state = 12345u;
        int Next(int below) => (int)((state = (uint)(state * 48271UL % 2147483647)) % (uint)below);
        ImmutableArray<Issue> drawn = [.. Enumerable.Range(1, issues).Select(i => new ListedIssue(
            IssueId.Of($"issue-{i}"), name($"Issue {i}"), [.. Enumerable.Range(1, options).Select(o => new Option(OptionId.Of($"option-{o}"), name($"Option {o} of {i}")))]))];
        ImmutableArray<Party> who = [.. Enumerable.Range(1, parties).Select(p => new Party(PartyId.Of($"party-{p}"), name($"Party {p}"), []))];
        var preferences = who.Select(party =>
        {
            var own = drawn.Select(issue => new IssuePreference(
                issue.Id, new Weight.Known(Rational.Of(1 + Next(9))), new ValueFunction.PerOption([.. issue.Options.Select(_ => Rational.Of(Next(1000), 100))]))).ToImmutableArray();
            Rational Sum(Func<IEnumerable<Rational>, Rational> of) => own.Aggregate(Rational.Zero, (sum, i) => sum + (((Weight.Known)i.Weight).Value * of(((ValueFunction.PerOption)i.Values).Values)));
            var (least, greatest) = (Sum(values => values.Min()), Sum(values => values.Max()));
            Rational? floor = walkAwayShare is { } share ? least + ((greatest - least) * Rational.Of((int)(share * 1000), 1000)) : null;
            return new PartyPreferences(party.Id, null, own, [], [], [], floor, null);
        }).ToImmutableArray();
        return (new Case(CaseId.Of("drawn"), name($"{parties} parties, {issues} issues"), null, null, who, drawn, [], []), preferences);
    }
}
