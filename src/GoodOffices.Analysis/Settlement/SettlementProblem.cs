using System.Collections.Immutable;
using System.Numerics;

namespace GoodOffices.Analysis.Settlement;

/// <summary>What a settlement is sought for: issues with options, every party's preferences as numbers, and rules no package may break.</summary>
/// <remarks>Parties, issues and options are positions from 0; the engine knows no names. Immutable.</remarks>
public sealed class SettlementProblem
{
    private SettlementProblem(ImmutableArray<int> optionCounts, ImmutableArray<PartyInput> parties, ImmutableArray<PackageRule> rules)
    {
        (OptionCounts, Parties, Rules) = (optionCounts, parties, rules);
        Scales = [.. parties.Select(UnitScale.Of)];
        PackageCount = optionCounts.Aggregate(BigInteger.One, (product, options) => product * options);
    }

    // The units stay those of the original, so that vectors of both can be compared.
    private SettlementProblem(SettlementProblem original, IEnumerable<UnitScale> scales) =>
        (OptionCounts, Parties, Rules, Scales, PackageCount) = (original.OptionCounts, original.Parties, original.Rules, [.. scales], original.PackageCount);

    private SettlementProblem(SettlementProblem original, int issue, int option)
        : this(original, original.Scales.Select(scale => scale with { Contributions = [.. scale.Contributions.Select((row, i) => i == issue ? [row[option]] : row)] }))
    {
        ImmutableArray<IssueClaim> Narrow(ImmutableArray<IssueClaim> claims) => [.. claims.Select(claim => claim.Issue == issue ? claim with { Holds = [claim.Holds[option]] } : claim)];
        OptionCounts = original.OptionCounts.SetItem(issue, 1);
        Parties = [.. original.Parties.Select(party => party with
        {
            Contributions = party.Contributions.SetItem(issue, [party.Contributions[issue][option]]),
            Combinations = [.. party.Combinations.Select(combination => combination with { When = Narrow(combination.When) })],
        })];
        Rules = [.. original.Rules.Select(rule => new PackageRule(Narrow(rule.When), Narrow(rule.Requires)))];
        PackageCount = original.PackageCount / original.OptionCounts[issue];
    }

    /// <summary>By issue: how many options it has; at least 1 each.</summary>
    public ImmutableArray<int> OptionCounts { get; }

    /// <summary>By party: the preferences as given.</summary>
    public ImmutableArray<PartyInput> Parties { get; }

    /// <summary>Rules no package may break.</summary>
    public ImmutableArray<PackageRule> Rules { get; }

    /// <summary>How many packages there are, those that break a rule included.</summary>
    public BigInteger PackageCount { get; }

    /// <summary>Whether all arithmetic is exact; otherwise some party's numbers lie on a grid of 10^-15 of her range.</summary>
    public bool IsExact => Scales.All(scale => scale.IsExact);

    internal ImmutableArray<UnitScale> Scales { get; }

    internal bool FitsLong => Scales.All(scale => scale.FitsLong);

    /// <summary>States a problem in whole numbers over each party's denominator.</summary>
    /// <exception cref="ArgumentException">No issue, no party, shapes that do not agree, or a denominator below 1.</exception>
    public static SettlementProblem Create(ImmutableArray<int> optionCounts, ImmutableArray<PartyInput> parties, ImmutableArray<PackageRule> rules = default)
    {
        rules = rules.IsDefault ? [] : rules;
        if (optionCounts.IsDefaultOrEmpty || optionCounts.Any(count => count < 1)) throw new ArgumentException("At least one issue is needed, each with at least one option.", nameof(optionCounts));
        if (parties.IsDefaultOrEmpty) throw new ArgumentException("At least one party is needed.", nameof(parties));
        foreach (var party in parties)
        {
            if (party.Denominator.Sign <= 0) throw new ArgumentException("A denominator is at least 1.", nameof(parties));
            if (!party.Contributions.Select(issue => issue.Length).SequenceEqual(optionCounts)) throw new ArgumentException("Every party needs one contribution for every option of every issue.", nameof(parties));
            foreach (var combination in party.Combinations) RequireClaims(combination.When, optionCounts, nameof(parties));
        }

        foreach (var rule in rules) RequireClaims(rule.When, optionCounts, nameof(rules), rule.Requires);
        return new SettlementProblem(optionCounts, parties, rules);
    }

    /// <summary>States an additive problem in plain numbers: utility = sum of weight times value.</summary>
    /// <param name="weights">By party, then issue.</param>
    /// <param name="values">By party, issue, then option.</param>
    /// <param name="walkAways">By party: the least acceptable utility, or null; all null where not given.</param>
    /// <remarks>Each number is read as a decimal of 12 significant digits, so that 0.1 means one tenth; from there on nothing rounds.</remarks>
    /// <exception cref="ArgumentException">Shapes that do not agree, or a number that is not finite.</exception>
    public static SettlementProblem FromWeights(double[][] weights, double[][][] values, double?[]? walkAways = null)
    {
        ArgumentNullException.ThrowIfNull(weights);
        ArgumentNullException.ThrowIfNull(values);
        if (weights.Length != values.Length || (walkAways is not null && walkAways.Length != weights.Length)) throw new ArgumentException("Weights, values and walk-aways need the same parties.", nameof(values));
        if (weights.Length == 0) throw new ArgumentException("At least one party is needed.", nameof(weights));
        var parties = weights.Select((w, party) => DecimalInput.Read(w, values[party], walkAways?[party])).ToImmutableArray();
        return Create([.. values[0].Select(issue => issue.Length)], parties);
    }

    /// <summary>The same problem without one of its rules.</summary>
    public SettlementProblem WithoutRule(int rule) => new(OptionCounts, Parties, Rules.RemoveAt(rule));

    /// <summary>The same problem with other rules; those of a subset, say.</summary>
    public SettlementProblem WithRules(ImmutableArray<PackageRule> rules) => Create(OptionCounts, Parties, rules);

    /// <summary>The same problem, in the same units, with one issue settled.</summary>
    internal SettlementProblem At(int issue, int option) => new(this, issue, option);

    internal SettlementProblem WithoutWalkAways(int[] parties) =>
        new(this, Scales.Select((scale, party) => parties.Contains(party) ? scale with { WalkAway = null } : scale));

    internal SettlementProblem WithWalkAways(Int128[] units) => new(this, Scales.Select((scale, party) => scale with { WalkAway = units[party] }));

    private static void RequireClaims(ImmutableArray<IssueClaim> when, ImmutableArray<int> optionCounts, string argument, ImmutableArray<IssueClaim> requires = default)
    {
        if (when.IsDefaultOrEmpty) throw new ArgumentException("A combination or rule needs at least one claim.", argument);
        foreach (var claim in requires.IsDefault ? when : when.AddRange(requires))
        {
            if (claim.Issue < 0 || claim.Issue >= optionCounts.Length) throw new ArgumentException($"There is no issue {claim.Issue}.", argument);
            if (claim.Holds.Length != optionCounts[claim.Issue]) throw new ArgumentException($"A claim on issue {claim.Issue} needs one flag for each of its options.", argument);
        }
    }
}
