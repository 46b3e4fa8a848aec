using System.Numerics;
using GoodOffices.Analysis.Settlement.HalfKnown;

namespace GoodOffices.Analysis.Checks;

/// <summary>Adds up the statements of a contradiction, each as often as its proof says, and looks whether nonsense comes out. Shares no code with the search.</summary>
/// <remarks>That no smaller set contradicts itself is not checked here.</remarks>
public static class ContradictionCheck
{
    /// <summary>Passes, or throws.</summary>
    /// <exception cref="CheckFailedException">The statements do not add up to a contradiction.</exception>
    public static void Run(HalfKnownProblem problem, Contradiction contradiction)
    {
        ArgumentNullException.ThrowIfNull(problem);
        ArgumentNullException.ThrowIfNull(contradiction);
        var party = problem.Parties[contradiction.Party];
        var (weights, contributions) = (new BigInteger[problem.OptionCounts.Length], problem.OptionCounts.Select(count => new BigInteger[count]).ToArray());
        var (sum, next) = (BigInteger.Zero, 0);
        BigInteger Take() => next < contradiction.Multipliers.Length && contradiction.Multipliers[next].Sign >= 0 ? contradiction.Multipliers[next++] : throw new CheckFailedException("A contradiction counts a statement less than never.");

        // Everything is added as: something ≥ 0. First total − Σ weights, then Σ weights − total, then weight − contribution.
        var (above, below) = (Take(), Take());
        sum += (above - below) * party.WeightTotal;
        for (var issue = 0; issue < weights.Length; issue++) weights[issue] += below - above;
        for (var issue = 0; issue < weights.Length; issue++)
        {
            for (var option = 0; option < contributions[issue].Length; option++)
            {
                var times = Take();
                weights[issue] += times;
                contributions[issue][option] -= times;
            }
        }

        foreach (var statement in party.Statements.Where(statement => contradiction.Groups.Contains(statement.Group)))
        {
            var times = Take();
            if (statement.IsEquality) times -= Take();
            sum += times * statement.Constant;
            foreach (var term in statement.Terms)
            {
                if (term.Option is { } option) contributions[term.Issue][option] += times * term.Factor;
                else weights[term.Issue] += times * term.Factor;
            }
        }

        // What is left counts nothing more than never, and all of it is at least 0: so the sum is at most its constant, which must be below 0.
        if (sum.Sign >= 0 || weights.Any(factor => factor.Sign > 0) || contributions.Any(issue => issue.Any(factor => factor.Sign > 0)))
            throw new CheckFailedException("The statements of a contradiction do not add up to one.");
    }
}
