using System.Collections.Immutable;
using GoodOffices.Casework.Advice;
using GoodOffices.Casework.Explanations;
using GoodOffices.Core.Cases;
using GoodOffices.Core.Issues;
using GoodOffices.Core.Numbers;
using GoodOffices.Core.Parties;
using GoodOffices.Core.Preferences;
using GoodOffices.Interchange;

namespace GoodOffices.Tests.Explanations;

/// <summary>Words for the table must not depend on anything confided: not in content, order, length or choice of words.</summary>
public sealed class SpeakingAtTheTable
{
    private const string Canary = "CANARY";
    private static readonly LoadedCase Teaching = ((Reading.Loaded)CaseReader.Read([Repository.At("cases", "teaching", "iran-2025.yaml")], new ReadOptions())).Case;
    private static readonly ImmutableArray<Explanation> OfTeaching = Explain(Teaching.Case, Teaching.Preferences);

    [Fact]
    public void One_package_leads_to_one_paragraph_whatever_the_parties_confided()
    {
        var seen = new Dictionary<string, string>();
        var repeats = 0;
        var (of, preferences) = Harbour();
        for (var world = 0; world < 60; world++)
        {
            foreach (var explanation in Explain(of, Disturb(preferences, world)))
            {
                var package = string.Join(' ', explanation.At.Options);
                if (seen.TryGetValue(package, out var before))
                {
                    repeats++;
                    Assert.Equal(before, explanation.ForTheTable);
                }

                seen[package] = explanation.ForTheTable;
            }
        }

        Assert.True(repeats > 60 && seen.Count > 5, $"The worlds must lead to one package often, and to several: {repeats} and {seen.Count}.");
    }

    [Fact]
    public void A_package_alone_gives_the_same_words_as_the_advice_that_found_it() =>
        Assert.All(OfTeaching, explanation => Assert.Equal(TableParagraph.Write(Teaching.Case, explanation.At.Options), explanation.ForTheTable));

    [Fact]
    public void Nothing_private_can_reach_the_paragraph() =>
        Assert.Equal([typeof(Case), typeof(ImmutableArray<int>)], typeof(TableParagraph).GetMethod(nameof(TableParagraph.Write))!.GetParameters().Select(parameter => parameter.ParameterType));

    [Fact]
    public void Red_lines_are_not_named_not_even_those_with_a_public_source()
    {
        var marked = Teaching.Preferences.Select(own => own with
        {
            Note = Canary,
            RedLines = [.. own.RedLines.Select((line, i) => line with { Id = RedLineId.Of($"{Canary}-{own.Party}-{i}"), Note = Canary })],
            ConditionalValues = [.. own.ConditionalValues.Select(value => value with { Note = Canary })],
        }).ToImmutableArray();

        var explanations = Explain(Teaching.Case, marked);

        Assert.All(explanations, explanation => Assert.DoesNotContain(Canary, explanation.ForTheTable, StringComparison.Ordinal));
        Assert.Contains(explanations, explanation => explanation.BeforeTabling.Contains(Canary, StringComparison.Ordinal));
        Assert.Equal(OfTeaching.Select(e => e.ForTheTable), explanations.Select(e => e.ForTheTable));
    }

    [Fact]
    public void Neither_the_rule_nor_any_number_of_a_party_is_in_it()
    {
        foreach (var explanation in OfTeaching)
        {
            Assert.DoesNotContain("Nash", explanation.ForTheTable, StringComparison.Ordinal);
            Assert.DoesNotContain("tilitarian", explanation.ForTheTable, StringComparison.Ordinal);
            Assert.DoesNotContain("walk-away", explanation.ForTheTable, StringComparison.Ordinal);
            Assert.All(explanation.At.Utilities, utility => Assert.DoesNotContain(Casework.Wording.Numbers.Utility(utility), explanation.ForTheTable, StringComparison.Ordinal));
        }
    }

    [Fact]
    public void What_is_public_is_said_with_its_source_and_who_can_still_refuse()
    {
        var source = SourceId.Of("report");
        var issue = new ListedIssue(IssueId.Of("port"), "Port", [new Option(OptionId.Of("open"), "Open"), new Option(OptionId.Of("shut"), "Shut", "As in winter")], "Closed since May.", source);
        var of = new Case(
            CaseId.Of("c"), "C", null, null, [new Party(PartyId.Of("a"), "A", [new Faction(FactionId.Of("f"), "The council", true, null, null), new Faction(FactionId.Of("g"), "The press", false, null, null)])],
            [issue], [new Fact("Ships wait outside", source), new Fact("Unrelated", null)], [new Source(source, "Harbour report", null, null, null)]);

        var words = TableParagraph.Write(of, [1]);

        Assert.Equal(
            "One way to settle the issue: Port: Shut. It is put forward to be talked about, whole or in parts; nobody is bound by looking at it. After the delegations, these could still refuse it at home: "
            + "The council (A). On the public record: Closed since May (Harbour report). Shut: As in winter. Ships wait outside (Harbour report).", words);
    }

    private static ImmutableArray<Explanation> Explain(Case of, ImmutableArray<PartyPreferences> preferences) =>
        ((SettlementOutcome.Solved)SettlementAdvice.Solve(of, preferences, new SettlementOptions { Explanations = true, BindingRedLines = false })).Report.Explanations;

    /// <summary>A small case with everything in it that could leak: notes, sources, red lines, conditional values.</summary>
    private static (Case Of, ImmutableArray<PartyPreferences> Preferences) Harbour()
    {
        var source = SourceId.Of("report");
        ImmutableArray<Issue> issues = [.. Enumerable.Range(1, 4).Select(i => new ListedIssue(
            IssueId.Of($"i{i}"), $"Issue {i}", [.. Enumerable.Range(1, 4).Select(o => new Option(OptionId.Of($"o{o}"), $"Option {o}"))], $"Note {i}", source))];
        ImmutableArray<Party> parties = [.. Enumerable.Range(1, 3).Select(p => new Party(PartyId.Of($"p{p}"), $"Party {p}", [new Faction(FactionId.Of("f"), "Members", true, null, null)]))];
        Condition At(int issue, int option) => new Condition.OneOf(issues[issue].Id, [issues[issue].Options[option].Id]);
        var preferences = parties.Select((party, p) => new PartyPreferences(
            party.Id, null,
            [.. issues.Select((issue, i) => new IssuePreference(issue.Id, new Weight.Known(Rational.Of(1 + ((i + p) % 4))), new ValueFunction.PerOption([.. Enumerable.Range(0, 4).Select(o => Rational.Of(((o * ((2 * p) + 1)) + (i * 3)) % 7))])))],
            [], [new ConditionalValue([At(p, 0), At(3, 1)], Rational.Of(2), null), new ConditionalValue([At(p, 1)], Rational.Of(-1), null)],
            [new RedLine(RedLineId.Of($"a{p}"), [At(p, 3)], [At(3, 2)], null, source), new RedLine(RedLineId.Of($"b{p}"), [At(3, p)], [], null, source)], Rational.Of(10), null)).ToImmutableArray();
        return (new Case(CaseId.Of("harbour"), "Harbour", null, null, parties, issues, [new Fact("Ships wait", source)], [new Source(source, "Report", null, null, null)]), preferences);
    }

    /// <summary>Another world: each number up to two fifths different, and walk-aways, scales, notes and orders too.</summary>
    private static ImmutableArray<PartyPreferences> Disturb(ImmutableArray<PartyPreferences> preferences, int world)
    {
        var state = (uint)(world + 1) * 2654435761u | 1;
        Rational Near(Rational number) => number * Rational.Of(1000 + (int)((state = (uint)(state * 48271UL % 2147483647)) % 801) - 400, 1000);
        return [.. preferences.Select(own => own with
        {
            WalkAway = own.WalkAway is { } walkAway ? Near(walkAway) : null,
            Note = $"World {world}",
            Issues = [.. own.Issues.Select(issue => issue with { Weight = new Weight.Known(Near(((Weight.Known)issue.Weight).Value)) })],
            ConditionalValues = [.. own.ConditionalValues.Reverse().Select(value => value with { Value = Near(value.Value) })],
            RedLines = world % 2 == 0 ? own.RedLines : [.. own.RedLines.Reverse().Skip(1)],
        })];
    }
}
