using CsCheck;
using GoodOffices.Analysis.Settlement;
using GoodOffices.Analysis.Settlement.HalfKnown;

namespace GoodOffices.Analysis.Tests.HalfKnown;

public sealed class TheLawsOfHalfKnowing
{
    private static readonly RobustOptions Few = new() { Draws = 2, Corners = 2, MostParts = 1_000_000 };

    [Fact]
    public void A_further_statement_never_makes_more_possible_nor_less_necessary() => RandomKnowledge.Any(parties: 2).Where(problem => problem.Parties[0].Statements.Length > 0).Sample(
        tight =>
        {
            var loose = With(tight, [tight.Parties[0] with { Statements = [.. tight.Parties[0].Statements.Where(statement => statement.Group != tight.Parties[0].Statements[^1].Group)] }, .. tight.Parties.Skip(1)]);
            if (RobustAnalysis.FindContradiction(tight) is not null || RobustAnalysis.FindContradiction(loose) is not null) return;

            var (before, after) = (RobustAnalysis.Run(loose, Few).Packages, RobustAnalysis.Run(tight, Few).Packages);

            for (var package = 0; package < before.Count; package++)
            {
                Assert.True(after[package].PossiblyEfficient == Verdict.No || before[package].PossiblyEfficient == Verdict.Yes);
                Assert.True(after[package].PossiblyAcceptable == Verdict.No || before[package].PossiblyAcceptable == Verdict.Yes);
                Assert.True(before[package].NecessarilyEfficient == Verdict.No || after[package].NecessarilyEfficient == Verdict.Yes);
                Assert.True(before[package].NecessarilyAcceptable == Verdict.No || after[package].NecessarilyAcceptable == Verdict.Yes);
            }
        },
        iter: Sizes.Cases(500));

    [Fact]
    public void Reordering_parties_issues_and_options_changes_nothing_but_order() => RandomKnowledge.Any(parties: 2).Sample(
        problem =>
        {
            if (RobustAnalysis.FindContradiction(problem) is not null) return;
            var turned = Turned(problem);

            var (before, after) = (RobustAnalysis.Run(problem, Few).Packages, RobustAnalysis.Run(turned, Few).Packages);

            foreach (var package in before)
            {
                var same = after.Single(other => other.Options.SequenceEqual(package.Options.Select((option, issue) => problem.OptionCounts[issue] - 1 - option).Reverse()));
                Assert.Equal(package with { Options = same.Options }, same);
            }
        },
        iter: Sizes.Cases(500));

    [Fact]
    public void Where_everything_is_known_both_are_the_frontier() => Settlement.RandomProblems.Any(parties: 3).Sample(
        numbers =>
        {
            var problem = HalfKnownProblem.Create(numbers.OptionCounts, [.. numbers.Parties.Select(party => new PartyKnowledge { Known = party, Denominator = party.Denominator, WalkAway = party.WalkAway is { } w ? (w, w) : null })], numbers.Rules);
            if (problem.PackageCount > 200) return;
            var frontier = Frontier.Find(numbers);

            var answer = RobustAnalysis.Run(problem, Few);

            Assert.Equal(Enumerable.Range(0, frontier.Count).Sum(point => (int)frontier.SharedBy(point)), answer.Packages.Count(package => package.PossiblyEfficient == Verdict.Yes));
            Assert.All(answer.Packages, package => Assert.Equal(package.PossiblyEfficient, package.NecessarilyEfficient));
            Assert.All(answer.Packages, package => Assert.Equal(package.PossiblyAcceptable, package.NecessarilyAcceptable));
        },
        iter: Sizes.Cases(500));

    [Fact]
    public void The_same_seed_gives_the_same_answer()
    {
        var her = new PartyKnowledge { Statements = [new([new(1, 0, null), new(-1, 1, null)], 0, false, 0)] };
        var him = new PartyKnowledge { Known = new() { Contributions = [[0, 1, 2], [0, 2, 1]], Denominator = 1 } };
        var problem = HalfKnownProblem.Create([3, 3], [her, him]);

        var (one, again, other) = (RobustAnalysis.Run(problem), RobustAnalysis.Run(problem), RobustAnalysis.Run(problem, new RobustOptions { Seed = 2 }));

        Assert.Equal(one.Shares.SelectMany(rule => rule), again.Shares.SelectMany(rule => rule));
        Assert.Equal(one.Packages.Select(package => package.PossiblyEfficient), other.Packages.Select(package => package.PossiblyEfficient));
    }

    [Fact]
    public void What_the_time_did_not_allow_is_undecided_and_no_guess()
    {
        using var over = new CancellationTokenSource();
        over.Cancel();
        var her = new PartyKnowledge { Statements = [new([new(1, 0, null), new(-1, 1, null)], 0, false, 0)] };
        var him = new PartyKnowledge { Known = new() { Contributions = [[0, 1, 2], [0, 2, 1]], Denominator = 1 } };

        var answer = RobustAnalysis.Run(HalfKnownProblem.Create([3, 3], [her, him]), limits: new SettlementLimits { Hurry = over.Token });

        Assert.True(answer.WasHurried);
        Assert.Equal(9, answer.Undecided);
        Assert.All(answer.Packages, package => Assert.Equal((Verdict.Undecided, Verdict.Undecided), (package.NecessarilyEfficient, package.PossiblyEfficient)));
    }

    private static HalfKnownProblem With(HalfKnownProblem problem, PartyKnowledge[] parties) => HalfKnownProblem.Create(problem.OptionCounts, [.. parties], problem.Rules);

    private static HalfKnownProblem Turned(HalfKnownProblem problem)
    {
        int Issue(int issue) => problem.OptionCounts.Length - 1 - issue;
        int Option(int issue, int option) => problem.OptionCounts[issue] - 1 - option;
        IssueClaim Claim(IssueClaim claim) => new(Issue(claim.Issue), [.. claim.Holds.Reverse()]);
        return HalfKnownProblem.Create(
            [.. problem.OptionCounts.Reverse()],
            [.. problem.Parties.Reverse().Select(party => party with
            {
                Known = party.Known is { } known ? known with
                {
                    Contributions = [.. known.Contributions.Reverse().Select(issue => (System.Collections.Immutable.ImmutableArray<System.Numerics.BigInteger>)[.. issue.Reverse()])],
                    Combinations = [.. known.Combinations.Select(c => c with { When = [.. c.When.Select(Claim)] })],
                }
                : null,
                Combinations = [.. party.Combinations.Select(c => c with { When = [.. c.When.Select(Claim)] })],
                Statements = [.. party.Statements.Select(statement => statement with { Terms = [.. statement.Terms.Select(term => term with { Issue = Issue(term.Issue), Option = term.Option is { } option ? Option(term.Issue, option) : null })] })],
            })],
            [.. problem.Rules.Select(rule => new PackageRule([.. rule.When.Select(Claim)], [.. rule.Requires.Select(Claim)]))]);
    }
}
