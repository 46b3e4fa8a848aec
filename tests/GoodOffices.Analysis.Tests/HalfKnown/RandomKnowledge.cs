using System.Collections.Immutable;
using System.Numerics;
using CsCheck;
using GoodOffices.Analysis.Settlement;
using GoodOffices.Analysis.Settlement.HalfKnown;

namespace GoodOffices.Analysis.Tests.HalfKnown;

/// <summary>Small random problems: some parties known, some half known by statements with small numbers, so that there are ties and thin polytopes.</summary>
internal static class RandomKnowledge
{
    public static Gen<HalfKnownProblem> Any(int parties = 3, int mostPackages = 8, int statements = 5) =>
        from counts in Gen.Int[1, 3].Array[1, 3].Where(counts => counts.Aggregate(1, (a, b) => a * b) is var packages && packages > 1 && packages <= mostPackages)
        from own in Party(counts, statements).Array[1, parties]
        from rules in Gen.Select(Claims(counts), Claims(counts), Gen.Bool).Array[0, 1]
        select HalfKnownProblem.Create([.. counts], [.. own], [.. rules.Select(rule => new PackageRule(rule.Item1, rule.Item3 ? rule.Item2 : []))]);

    public static Gen<PartyKnowledge> Party(int[] counts, int statements) =>
        from known in Gen.Int[0, 4]
        from contributions in Gen.Int[-2, 3].Array[counts.Sum()]
        from stated in Statement(counts).Array[0, statements]
        from walkAway in Gen.Select(Gen.Int[-1, 3], Gen.Int[0, 2])
        from hasWalkAway in Gen.Bool
        from combinations in Gen.Select(Claims(counts), Gen.Int[-2, 2]).Array[0, 1]
        let extra = combinations.Select(c => new CombinationValue(c.Item1, c.Item2)).ToImmutableArray()
        select new PartyKnowledge
        {
            Known = known == 0 ? new PartyInput { Contributions = Split(contributions, counts), Denominator = 2, Combinations = extra } : null,
            Statements = known == 0 ? [] : [.. stated.SelectMany((parts, place) => parts.Select(part => part with { Group = place }))],
            WeightTotal = known == 1 ? 3 : 1,
            Combinations = extra,
            Denominator = known == 0 ? 2 : 1,
            WalkAway = hasWalkAway ? (walkAway.Item1, walkAway.Item1 + walkAway.Item2) : null,
        };

    /// <summary>A ranking of an issue, an interval of a value, a comparison of weights, or any small sum.</summary>
    private static Gen<ImmutableArray<ValueStatement>> Statement(int[] counts) =>
        from kind in Gen.Int[0, 3]
        from issue in Gen.Int[0, counts.Length - 1]
        from other in Gen.Int[0, counts.Length - 1]
        from option in Gen.Int[0, counts[issue] - 1]
        from second in Gen.Int[0, counts[other] - 1]
        from low in Gen.Int[0, 4]
        from more in Gen.Int[0, 4]
        from factors in Gen.Int[-2, 2].Array[3]
        from constant in Gen.Int[-1, 1]
        from equality in Gen.Int[0, 7]
        select kind switch
        {
            0 => Ranking(issue, counts[issue]),
            1 => [State(0, (4, issue, option), (-low, issue, null)), State(0, (-4, issue, option), (Math.Min(4, low + more), issue, null))],
            2 => [State(0, (1, issue, null), (-1, other, null))],
            _ => (ImmutableArray<ValueStatement>)[State(constant, (factors[0], issue, option), (factors[1], other, second), (factors[2], other, null)) with { IsEquality = equality == 0 }],
        };

    private static ImmutableArray<ValueStatement> Ranking(int issue, int options) =>
    [
        State(0, (1, issue, 0), (-1, issue, null)) with { IsEquality = true },
        State(0, (1, issue, options - 1)) with { IsEquality = options > 1 },
        .. Enumerable.Range(1, options - 1).Select(option => State(0, (1, issue, option - 1), (-1, issue, option))),
    ];

    private static ValueStatement State(int constant, params (int Factor, int Issue, int? Option)[] terms) =>
        new([.. terms.Select(term => new StatementTerm(term.Factor, term.Issue, term.Option))], constant, false, 0);

    private static Gen<ImmutableArray<IssueClaim>> Claims(int[] counts) =>
        from issues in Gen.Int[0, counts.Length - 1].Array[1, 2]
        from flags in Gen.Bool.Array[3].Array[counts.Length]
        select issues.Distinct().Select(issue => new IssueClaim(issue, [.. flags[issue].Take(counts[issue])])).ToImmutableArray();

    private static ImmutableArray<ImmutableArray<BigInteger>> Split(int[] flat, int[] counts) =>
        [.. counts.Select((count, issue) => flat.Skip(counts.Take(issue).Sum()).Take(count).Select(n => (BigInteger)n).ToImmutableArray())];
}
