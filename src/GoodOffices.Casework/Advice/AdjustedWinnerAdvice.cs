using System.Collections.Immutable;
using System.Numerics;
using GoodOffices.Analysis.Checks;
using GoodOffices.Analysis.Division;
using GoodOffices.Analysis.Settlement;
using GoodOffices.Core.Cases;
using GoodOffices.Core.Numbers;

namespace GoodOffices.Casework.Advice;

/// <summary>Divides the divisible issues of a case, or says why they cannot be divided so.</summary>
internal static class AdjustedWinnerAdvice
{
    /// <returns>Null where no issue is divisible.</returns>
    public static AdjustedWinnerReport? Run(Case of, SettlementProblem problem)
    {
        int[] divisible = [.. Enumerable.Range(0, of.Issues.Length).Where(issue => of.Issues[issue].IsDivisible)];
        if (divisible.Length == 0) return null;
        if (WhyNot(of, problem, divisible) is { } reason) return new AdjustedWinnerReport(reason, [], [], []);

        ImmutableArray<BigInteger>[] points = [.. problem.Parties.Select(party => divisible.Select(issue => Worth(party, issue)).ToImmutableArray())];
        var division = AdjustedWinner.Divide(points[0], points[1]);
        WinnerCheck.Run(points[0], points[1], division);
        return new AdjustedWinnerReport(
            null,
            [.. divisible.Select((issue, i) => new DividedIssue(
                issue, [.. points.Select(own => Rational.Of(own[i] * 100, own.Aggregate(BigInteger.Add)))], Both(division.FirstGets[i]), [.. problem.Parties.Select(party => Best(party, issue))]))],
            [Exact(division.First), Exact(division.Second)],
            [.. division.Steps.Select(step => new DividingStep(divisible[step.Issue], step.To, step.Reason, Exact(step.Share), [Exact(step.First), Exact(step.Second)]))]);
    }

    private static string? WhyNot(Case of, SettlementProblem problem, int[] divisible)
    {
        if (problem.Parties.Length != 2) return "it divides between two parties";
        foreach (var issue in divisible)
        {
            var name = of.Issues[issue].Name;
            if (problem.Parties.Any(party => party.Combinations.Any(c => c.When.Any(claim => claim.Issue == issue)))) return $"a conditional value touches '{name}', so that its points do not add up with others";
            if (problem.Rules.Any(rule => rule.When.Concat(rule.Requires).Any(claim => claim.Issue == issue))) return $"a red line touches '{name}', so that it cannot be divided freely";
            var (first, second) = (problem.Parties[0].Contributions[issue], problem.Parties[1].Contributions[issue]);
            if (!Worth(problem.Parties[0], issue).IsZero && !Worth(problem.Parties[1], issue).IsZero && first.Where((n, option) => n == first.Max() && second[option] == second.Max()).Any())
                return $"one option of '{name}' is best for both, so that there is nothing to win or lose";
        }

        return problem.Parties.Any(party => divisible.All(issue => Worth(party, issue).IsZero)) ? "a party is indifferent to every divisible issue" : null;
    }

    private static BigInteger Worth(PartyInput party, int issue) => party.Contributions[issue].Max() - party.Contributions[issue].Min();

    private static int Best(PartyInput party, int issue) => party.Contributions[issue].IndexOf(party.Contributions[issue].Max());

    private static ImmutableArray<Rational> Both(ExactShare first) => [Exact(first), Rational.One - Exact(first)];

    private static Rational Exact(ExactShare share) => Rational.Of(share.Numerator, share.Denominator);
}
