using System.Collections.Immutable;
using System.Numerics;
using GoodOffices.Analysis.Settlement;
using GoodOffices.Analysis.Settlement.HalfKnown;

namespace GoodOffices.Analysis.Checks;

/// <summary>Looks again at what half-known values were said to allow: shares no code with the search.</summary>
/// <remarks>Checked: every proof point satisfies every statement; the packages shown efficient are undominated there, and those said to be necessarily
/// efficient are so at every proof point looked at, as far as a budget of comparisons reaches; acceptance agrees with the proof points; shares add up. Not checked: a No, which rests on exact linear programs.</remarks>
public static class RobustCheck
{
    private const long MostComparisons = 5_000_000;
    private const int MostPoints = 1_000;

    /// <summary>Passes, or throws.</summary>
    /// <exception cref="CheckFailedException">Something does not hold.</exception>
    public static void Run(HalfKnownProblem problem, RobustAnswer answer)
    {
        ArgumentNullException.ThrowIfNull(problem);
        ArgumentNullException.ThrowIfNull(answer);
        var used = answer.Witnesses.Select(witness => witness.Point).Distinct().ToArray();
        var step = 1 + (used.Length / MostPoints);
        used = [.. used.Where((_, i) => i % step == 0)]; // there can be one for every package: an even sample
        foreach (var point in used)
        {
            var values = answer.Points[point];
            for (var party = 0; party < problem.Parties.Length; party++) RequireAllowed(problem, party, values[party]);
        }

        foreach (var package in answer.Packages) RequireSense(package);
        foreach (var witness in answer.Witnesses)
            if (answer.Packages[witness.Package].PossiblyEfficient != Verdict.Yes) throw new CheckFailedException("A package with a proof of efficiency is not called possibly efficient.");
        CompareAtPoints(problem, answer, used);
        foreach (var rule in answer.Shares)
            if (rule.Sum(share => share.Draws) != answer.Draws || rule.Any(share => !(share.Low <= (double)share.Draws / answer.Draws && (double)share.Draws / answer.Draws <= share.High)))
                throw new CheckFailedException("The shares of a rule do not add up.");
    }

    private static void RequireSense(PackageVerdicts package)
    {
        if (package.NecessarilyEfficient == Verdict.Yes && package.PossiblyEfficient != Verdict.Yes) throw new CheckFailedException("A package is efficient necessarily and not possibly.");
        if (package.NecessarilyAcceptable == Verdict.Yes && package.PossiblyAcceptable == Verdict.No) throw new CheckFailedException("A package is acceptable necessarily and not possibly.");
    }

    private static void CompareAtPoints(HalfKnownProblem problem, RobustAnswer answer, int[] points)
    {
        var left = MostComparisons;
        var claims = answer.Witnesses.ToLookup(witness => witness.Point, witness => witness.Package);
        int[] always = [.. Enumerable.Range(0, answer.Packages.Count).Where(package => answer.Packages[package].NecessarilyEfficient == Verdict.Yes)];
        foreach (var point in points)
        {
            if (left < answer.Packages.Count) return;
            var values = answer.Points[point];
            var utilities = answer.Packages.Select(package => values.Select(own => Utility(own.Numbers, package.Options)).ToArray()).ToArray();
            foreach (var claimed in claims[point].Take(100).Concat(always.Take(100)))
            {
                if ((left -= utilities.Length) < 0) return;
                if (Array.Exists(utilities, other => Dominates(other, utilities[claimed]))) throw new CheckFailedException("A package called efficient is dominated at its proof.");
            }

            if ((left -= utilities.Length) < 0) return;
        }
    }

    private static bool Dominates(BigInteger[] other, BigInteger[] own)
    {
        var better = false;
        for (var party = 0; party < own.Length; party++)
        {
            var order = other[party].CompareTo(own[party]);
            if (order < 0) return false;
            better |= order > 0;
        }

        return better;
    }

    private static BigInteger Utility(PartyInput input, ImmutableArray<int> options)
    {
        var sum = BigInteger.Zero;
        for (var issue = 0; issue < options.Length; issue++) sum += input.Contributions[issue][options[issue]];
        foreach (var combination in input.Combinations)
            if (combination.When.All(claim => claim.Holds[options[claim.Issue]])) sum += combination.Value;
        return sum;
    }

    private static void RequireAllowed(HalfKnownProblem problem, int party, PartyValues values)
    {
        var (own, point) = (problem.Parties[party], values.Numbers);
        if (own.Known is { } known)
        {
            for (var issue = 0; issue < known.Contributions.Length; issue++)
                for (var option = 0; option < known.Contributions[issue].Length; option++)
                    if (known.Contributions[issue][option] * point.Denominator != point.Contributions[issue][option] * known.Denominator) throw new CheckFailedException("A proof changes a known number.");
            return;
        }

        var weights = values.Weights;
        if (weights.Any(weight => weight.Sign < 0) || weights.Aggregate(BigInteger.Zero, (sum, weight) => sum + weight) != own.WeightTotal * point.Denominator)
            throw new CheckFailedException("The weights of a proof do not sum to their total.");
        for (var issue = 0; issue < weights.Length; issue++)
            if (point.Contributions[issue].Any(n => n.Sign < 0 || n > weights[issue])) throw new CheckFailedException("A proof uses a value that is not between 0 and 1.");
        foreach (var statement in own.Statements)
        {
            var sum = statement.Constant * point.Denominator;
            foreach (var term in statement.Terms) sum += term.Factor * (term.Option is { } option ? point.Contributions[term.Issue][option] : weights[term.Issue]);
            if (sum.Sign < 0 || (statement.IsEquality && sum.Sign > 0)) throw new CheckFailedException("A proof uses values that a statement does not allow.");
        }
    }
}
