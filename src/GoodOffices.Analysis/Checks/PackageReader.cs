using System.Numerics;
using GoodOffices.Analysis.Settlement;

namespace GoodOffices.Analysis.Checks;

/// <summary>Reads what a package is worth straight from the input, in big integers.</summary>
internal sealed class PackageReader(SettlementProblem problem)
{
    public int Parties => problem.Parties.Length;

    /// <summary>By party: the numerator over her denominator.</summary>
    public BigInteger[] Worth(IReadOnlyList<int> package)
    {
        var worth = new BigInteger[problem.Parties.Length];
        for (var party = 0; party < worth.Length; party++)
        {
            var input = problem.Parties[party];
            for (var issue = 0; issue < package.Count; issue++) worth[party] += input.Contributions[issue][package[issue]];
            foreach (var combination in input.Combinations)
                if (combination.When.All(claim => claim.Holds[package[claim.Issue]])) worth[party] += combination.Value;
        }

        return worth;
    }

    public bool BreaksRule(IReadOnlyList<int> package)
    {
        foreach (var rule in problem.Rules)
        {
            var touched = rule.When.All(claim => claim.Holds[package[claim.Issue]]);
            if (touched && !(rule.Requires.Length > 0 && rule.Requires.All(claim => claim.Holds[package[claim.Issue]]))) return true;
        }

        return false;
    }

    public bool IsAcceptable(BigInteger[] worth)
    {
        for (var party = 0; party < worth.Length; party++)
            if (problem.Parties[party].WalkAway is { } walkAway && worth[party] < walkAway) return false;
        return true;
    }

    public double ToUtility(BigInteger worth, int party) => Math.Exp(BigInteger.Log(BigInteger.Abs(worth)) - BigInteger.Log(problem.Parties[party].Denominator)) * worth.Sign;

    /// <summary>Package number <paramref name="index"/> when all are listed with the last issue running fastest.</summary>
    public int[] Package(BigInteger index)
    {
        var package = new int[problem.OptionCounts.Length];
        for (var issue = package.Length - 1; issue >= 0; issue--)
        {
            index = BigInteger.DivRem(index, problem.OptionCounts[issue], out var option);
            package[issue] = (int)option;
        }

        return package;
    }
}
