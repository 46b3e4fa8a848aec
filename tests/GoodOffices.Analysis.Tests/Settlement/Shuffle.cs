using System.Collections.Immutable;
using GoodOffices.Analysis.Settlement;

namespace GoodOffices.Analysis.Tests.Settlement;

/// <summary>The same problem with parties, issues and options in another order.</summary>
internal sealed record Shuffle(SettlementProblem Problem, int[] Parties, int[] Issues, int[][] Options)
{
    public static Shuffle Of(SettlementProblem problem, int seed)
    {
        var random = new Random(seed);
        int[] Order(int count)
        {
            var order = Enumerable.Range(0, count).ToArray();
            random.Shuffle(order);
            return order;
        }

        var (parties, issues) = (Order(problem.Parties.Length), Order(problem.OptionCounts.Length));
        var options = problem.OptionCounts.Select(Order).ToArray();
        ImmutableArray<IssueClaim> Moved(ImmutableArray<IssueClaim> claims) =>
            [.. claims.Select(claim => new IssueClaim(Array.IndexOf(issues, claim.Issue), [.. options[claim.Issue].Select(option => claim.Holds[option])]))];
        return new Shuffle(
            SettlementProblem.Create(
                [.. issues.Select(issue => problem.OptionCounts[issue])],
                [.. parties.Select(p => problem.Parties[p] with
                {
                    Contributions = [.. issues.Select(issue => options[issue].Select(option => problem.Parties[p].Contributions[issue][option]).ToImmutableArray())],
                    Combinations = [.. problem.Parties[p].Combinations.Select(c => new CombinationValue(Moved(c.When), c.Value))],
                })],
                [.. problem.Rules.Select(rule => new PackageRule(Moved(rule.When), Moved(rule.Requires)))]),
            parties, issues, options);
    }

    public ImmutableArray<int> Package(int[] original) => [.. Issues.Select(issue => Array.IndexOf(Options[issue], original[issue]))];
}
