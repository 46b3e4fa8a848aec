using System.Collections.Immutable;
using CsCheck;
using GoodOffices.Analysis.Settlement;
using GoodOffices.Analysis.Settlement.Solutions;

namespace GoodOffices.Analysis.Tests.Settlement;

/// <summary>Laws that hold whatever the numbers: who is called first, in which order options stand, on which scale a party counts.</summary>
public sealed class NeutralityAndScale
{
    [Fact]
    public void Renaming_parties_permutes_the_vectors_and_nothing_else() =>
        RandomProblems.Any().Sample(
            problem =>
            {
                var reversed = SettlementProblem.Create(problem.OptionCounts, [.. problem.Parties.Reverse()], problem.Rules);

                Assert.Equal(Vectors(problem, party => party), Vectors(reversed, party => problem.Parties.Length - 1 - party));
                AssertSameValues(problem, reversed);
            },
            iter: Sizes.Cases(2_000));

    [Fact]
    public void Reordering_issues_and_options_changes_no_vector_and_no_value() =>
        RandomProblems.Any().Sample(
            problem =>
            {
                var reordered = Reversed(problem);

                Assert.Equal(Vectors(problem, party => party), Vectors(reordered, party => party));
                AssertSameValues(problem, reordered);
            },
            iter: Sizes.Cases(2_000));

    [Fact]
    public void Another_scale_for_one_party_moves_neither_Nash_nor_Kalai_Smorodinsky() =>
        Gen.Select(RandomProblems.Any(), Gen.Int[1, 6], Gen.Int[-8, 8]).Sample(
            (problem, power, shift) =>
            {
                var first = problem.Parties[0];
                var moved = first with
                {
                    Contributions = [.. first.Contributions.Select((issue, i) => issue.Select(n => (n << power) + (i == 0 ? shift : 0)).ToImmutableArray())],
                    Combinations = [.. first.Combinations.Select(c => c with { Value = c.Value << power })],
                    WalkAway = first.WalkAway is { } w ? (w << power) + shift : null,
                };
                var rescaled = SettlementProblem.Create(problem.OptionCounts, problem.Parties.SetItem(0, moved), problem.Rules);

                var (before, after) = (SolutionSet.On(Frontier.Find(problem)), SolutionSet.On(Frontier.Find(rescaled)));

                Assert.Equal(before.Nash?.Package.AsEnumerable(), after.Nash?.Package.AsEnumerable());
                Assert.Equal(before.KalaiSmorodinsky?.Package.AsEnumerable(), after.KalaiSmorodinsky?.Package.AsEnumerable());
            },
            iter: Sizes.Cases(3_000));

    [Fact]
    public void An_option_no_better_for_anyone_changes_no_vector_and_no_value_where_all_have_walk_aways() =>
        Gen.Select(RandomProblems.Any(terms: 0), Gen.Int[0, 3]).Sample(
            (problem, worse) =>
            {
                var firm = SettlementProblem.Create(problem.OptionCounts, [.. problem.Parties.Select(p => p with { WalkAway = p.WalkAway ?? 0 })]);
                var more = SettlementProblem.Create(
                    firm.OptionCounts.SetItem(0, firm.OptionCounts[0] + 1),
                    [.. firm.Parties.Select(p => p with { Contributions = p.Contributions.SetItem(0, p.Contributions[0].Add(p.Contributions[0][0] - worse)) })]);

                Assert.Equal(Vectors(firm, party => party), Vectors(more, party => party));
                AssertSameValues(firm, more);
            },
            iter: Sizes.Cases(2_000));

    [Fact]
    public void A_frontier_and_a_direct_search_agree_on_larger_problems() =>
        RandomProblems.Any(parties: 5, spread: 1000, terms: 2).Sample(
            problem =>
            {
                var (read, direct) = (SolutionSet.On(Frontier.Find(problem)), SolutionSet.FindDirectly(problem));

                foreach (var (a, b) in read.All.Zip(direct.All)) Assert.Equal((a?.Value, a?.Tied), (b?.Value, b?.Tied));
            },
            iter: Sizes.Cases(1_000));

    private static string[] Vectors(SettlementProblem problem, Func<int, int> party)
    {
        var frontier = Frontier.Find(problem);
        var parties = Enumerable.Range(0, problem.Parties.Length).ToArray();
        return [.. Enumerable.Range(0, frontier.Count).Select(point => string.Join(' ', parties.Select(p => frontier.Utility(point, party(p)))) + " x" + frontier.SharedBy(point)).Select(Uncounted).Order(StringComparer.Ordinal)];
    }

    // How many packages share a vector may change with an added option; what the vectors are may not.
    private static string Uncounted(string vector) => vector[..vector.IndexOf('x', StringComparison.Ordinal)];

    private static void AssertSameValues(SettlementProblem a, SettlementProblem b)
    {
        foreach (var (x, y) in SolutionSet.On(Frontier.Find(a)).All.Zip(SolutionSet.On(Frontier.Find(b)).All))
            Assert.Equal((x?.Value, x?.Tied, x?.IsDegenerate), (y?.Value, y?.Tied, y?.IsDegenerate));
    }

    private static SettlementProblem Reversed(SettlementProblem problem)
    {
        var last = problem.OptionCounts.Length - 1;
        ImmutableArray<IssueClaim> Claims(ImmutableArray<IssueClaim> claims) => [.. claims.Select(c => new IssueClaim(last - c.Issue, [.. c.Holds.Reverse()]))];
        return SettlementProblem.Create(
            [.. problem.OptionCounts.Reverse()],
            [.. problem.Parties.Select(p => p with
            {
                Contributions = [.. p.Contributions.Reverse().Select(issue => issue.Reverse().ToImmutableArray())],
                Combinations = [.. p.Combinations.Select(c => c with { When = Claims(c.When) })],
            })],
            [.. problem.Rules.Select(r => new PackageRule(Claims(r.When), Claims(r.Requires)))]);
    }
}
