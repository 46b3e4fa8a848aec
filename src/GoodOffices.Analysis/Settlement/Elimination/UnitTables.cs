using System.Numerics;

namespace GoodOffices.Analysis.Settlement.Elimination;

/// <summary>A problem's numbers as the solvers read them.</summary>
/// <param name="OptionCounts">By issue.</param>
/// <param name="Contributions">By party, issue, option.</param>
/// <param name="Terms">Combination values and rules.</param>
internal sealed record UnitTables<T>(int[] OptionCounts, T[][][] Contributions, Term<T>[] Terms)
    where T : unmanaged, IBinaryInteger<T>, IMinMaxValue<T>
{
    public int Dimensions => Contributions.Length;

    public static UnitTables<T> Of(SettlementProblem problem) => For(problem, [.. Enumerable.Range(0, problem.Parties.Length)], negate: false);

    /// <summary>The numbers of one party alone, with the other sign where her least utility is wanted.</summary>
    public static UnitTables<T> OfOne(SettlementProblem problem, int party, bool negate) => For(problem, [party], negate);

    private static UnitTables<T> For(SettlementProblem problem, int[] parties, bool negate)
    {
        T Narrow(Int128 units) => T.CreateChecked(negate ? -units : units);
        var terms = problem.Rules.Select(rule => Term<T>.OfRule(rule)).ToList();
        for (var dimension = 0; dimension < parties.Length; dimension++)
        {
            var (input, scale) = (problem.Parties[parties[dimension]], problem.Scales[parties[dimension]]);
            for (var c = 0; c < scale.Combinations.Length; c++) terms.Add(Term<T>.OfValue(input.Combinations[c], dimension, Narrow(scale.Combinations[c])));
        }

        var contributions = parties.Select(party => problem.Scales[party].Contributions.Select(issue => issue.Select(Narrow).ToArray()).ToArray()).ToArray();
        return new UnitTables<T>([.. problem.OptionCounts], contributions, [.. terms]);
    }
}

/// <summary>Something that depends on several issues at once: a value for one party, or a rule.</summary>
/// <param name="Scope">The issues it depends on, rising.</param>
/// <param name="When">It applies where all of these are true.</param>
/// <param name="Requires">A rule is broken where it applies and one of these is false, or none is asked.</param>
/// <param name="Party">Whose value; -1 for a rule.</param>
/// <param name="Value">Added where it applies; 0 for a rule.</param>
internal sealed record Term<T>(int[] Scope, IssueClaim[] When, IssueClaim[] Requires, int Party, T Value)
    where T : unmanaged, IBinaryInteger<T>, IMinMaxValue<T>
{
    public bool IsRule => Party < 0;

    public static Term<T> OfRule(PackageRule rule) => new(ScopeOf([.. rule.When, .. rule.Requires]), [.. rule.When], [.. rule.Requires], -1, T.Zero);

    public static Term<T> OfValue(CombinationValue value, int dimension, T units) => new(ScopeOf([.. value.When]), [.. value.When], [], dimension, units);

    /// <summary>Whether the value is added to, or the rule broken by, the options given for its scope.</summary>
    public bool Applies(ReadOnlySpan<int> options)
    {
        foreach (var claim in When)
            if (!claim.Holds[options[claim.Issue]]) return false;
        if (!IsRule) return true;
        foreach (var claim in Requires)
            if (!claim.Holds[options[claim.Issue]]) return true;
        return Requires.Length == 0;
    }

    private static int[] ScopeOf(IssueClaim[] claims) => [.. claims.Select(claim => claim.Issue).Distinct().Order()];
}
