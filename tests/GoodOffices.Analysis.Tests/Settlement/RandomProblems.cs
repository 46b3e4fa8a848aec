using System.Collections.Immutable;
using System.Numerics;
using CsCheck;
using GoodOffices.Analysis.Settlement;

namespace GoodOffices.Analysis.Tests.Settlement;

/// <summary>Small random problems with many ties, and now and then conditional values, rules and walk-aways.</summary>
internal static class RandomProblems
{
    /// <param name="parties">How many parties at most.</param>
    /// <param name="spread">Contributions lie between minus and plus this; small numbers give ties and duplicates.</param>
    /// <param name="terms">How many conditional values and rules at most.</param>
    /// <param name="issues">How many issues at most.</param>
    /// <param name="options">How many options at most; no more than 4.</param>
    public static Gen<SettlementProblem> Any(int parties = 4, int spread = 4, int terms = 3, int issues = 5, int options = 4) =>
        from partyCount in Gen.Int[1, parties]
        from counts in Gen.Int[1, options].Array[1, issues]
        from contributions in Gen.Int[-spread, spread].Array[counts.Sum()].Array[partyCount]
        from walkAways in Gen.Int[-3, 6].Array[partyCount]
        from hasWalkAway in Gen.Bool.Array[partyCount]
        from denominators in Gen.Int[1, 3].Array[partyCount]
        from combinations in Gen.Select(Gen.Int[0, partyCount - 1], Claims(counts), Gen.Int[-spread, spread]).Array[0, terms]
        from rules in Gen.Select(Claims(counts), Claims(counts), Gen.Bool).Array[0, terms]
        select SettlementProblem.Create(
            [.. counts],
            [.. Enumerable.Range(0, partyCount).Select(p => new PartyInput
            {
                Contributions = Split(contributions[p], counts),
                Denominator = denominators[p],
                Combinations = [.. combinations.Where(c => c.Item1 == p).Select(c => new CombinationValue(c.Item2, c.Item3))],
                WalkAway = hasWalkAway[p] ? walkAways[p] : null,
            })],
            [.. rules.Select(r => new PackageRule(r.Item1, r.Item3 ? r.Item2 : []))]);

    private static Gen<ImmutableArray<IssueClaim>> Claims(int[] counts) =>
        from issues in Gen.Int[0, counts.Length - 1].Array[1, 3]
        from flags in Gen.Bool.Array[4].Array[counts.Length]
        select issues.Distinct().Select(issue => new IssueClaim(issue, [.. flags[issue].Take(counts[issue])])).ToImmutableArray();

    private static ImmutableArray<ImmutableArray<BigInteger>> Split(int[] flat, int[] counts)
    {
        var (issues, at) = (ImmutableArray.CreateBuilder<ImmutableArray<BigInteger>>(), 0);
        foreach (var count in counts)
        {
            issues.Add([.. flat.Skip(at).Take(count).Select(n => (BigInteger)n)]);
            at += count;
        }

        return issues.ToImmutable();
    }
}
