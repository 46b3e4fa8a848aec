using System.Collections.Immutable;
using System.Numerics;

namespace GoodOffices.Analysis.Settlement.HalfKnown;

/// <summary>A weight or a contribution in a statement, counted so often.</summary>
/// <param name="Factor">How often it counts; may be negative.</param>
/// <param name="Issue">The issue's position.</param>
/// <param name="Option">The option whose contribution (weight times value) is meant; null for the weight of the issue.</param>
public sealed record StatementTerm(BigInteger Factor, int Issue, int? Option);

/// <summary>Something known of one party's values: Σ factor · (weight or contribution) + constant is at least 0, or exactly 0.</summary>
/// <param name="Terms">What is added up.</param>
/// <param name="Constant">A whole number, on the scale of the party's weight total.</param>
/// <param name="IsEquality">Exactly 0 rather than at least 0.</param>
/// <param name="Group">Which statement of the user this is a part of, from 0: parts of one group stand and fall together in a contradiction.</param>
public sealed record ValueStatement(ImmutableArray<StatementTerm> Terms, BigInteger Constant, bool IsEquality, int Group);

/// <summary>What is known of one party: her numbers, or statements about them.</summary>
public sealed record PartyKnowledge
{
    /// <summary>All numbers, where they are known; then there are no statements, and its walk-away is left aside.</summary>
    public PartyInput? Known { get; init; }

    /// <summary>Otherwise what is stated. Weights at least 0 that sum to the total, and contributions between 0 and the weight, need not be stated.</summary>
    public ImmutableArray<ValueStatement> Statements { get; init; } = [];

    /// <summary>What the weights sum to; above 0.</summary>
    public BigInteger WeightTotal { get; init; } = BigInteger.One;

    /// <summary>What combinations are worth beyond their parts, as numerators over <see cref="Denominator"/>; for known numbers those of the input count.</summary>
    public ImmutableArray<CombinationValue> Combinations { get; init; } = [];

    /// <summary>The denominator of combinations and walk-aways; at least 1, and that of the input where the numbers are known.</summary>
    public BigInteger Denominator { get; init; } = BigInteger.One;

    /// <summary>The least and the greatest number the walk-away may be; equal where it is known, null where there is none.</summary>
    public (BigInteger Low, BigInteger High)? WalkAway { get; init; }
}

/// <summary>What a settlement is sought for while some parties' values are only half known.</summary>
/// <remarks>Parties, issues and options are positions from 0. Definitions: docs/algorithms/half-known-preferences.md.</remarks>
public sealed record HalfKnownProblem
{
    private HalfKnownProblem(ImmutableArray<int> optionCounts, ImmutableArray<PartyKnowledge> parties, ImmutableArray<PackageRule> rules) =>
        (OptionCounts, Parties, Rules) = (optionCounts, parties, rules);

    /// <summary>By issue: how many options it has.</summary>
    public ImmutableArray<int> OptionCounts { get; }

    /// <summary>By party: what is known.</summary>
    public ImmutableArray<PartyKnowledge> Parties { get; }

    /// <summary>Rules no package may break.</summary>
    public ImmutableArray<PackageRule> Rules { get; }

    /// <summary>How many packages there are, those that break a rule included.</summary>
    public BigInteger PackageCount => OptionCounts.Aggregate(BigInteger.One, (product, options) => product * options);

    /// <summary>States a problem.</summary>
    /// <exception cref="ArgumentException">Shapes that do not agree.</exception>
    public static HalfKnownProblem Create(ImmutableArray<int> optionCounts, ImmutableArray<PartyKnowledge> parties, ImmutableArray<PackageRule> rules = default)
    {
        rules = rules.IsDefault ? [] : rules;
        foreach (var party in parties)
        {
            if (party.Denominator.Sign <= 0) throw new ArgumentException("A denominator is at least 1.", nameof(parties));
            if (party.WeightTotal.Sign <= 0) throw new ArgumentException("Weights sum to a number above 0.", nameof(parties));
            if (party.WalkAway is { } walkAway && walkAway.Low > walkAway.High) throw new ArgumentException("A walk-away's interval ends below its beginning.", nameof(parties));
            if (party.Known is { } known && known.Denominator != party.Denominator) throw new ArgumentException("Known numbers and walk-away share a denominator.", nameof(parties));
            foreach (var term in party.Statements.SelectMany(statement => statement.Terms))
                if (term.Issue < 0 || term.Issue >= optionCounts.Length || (term.Option is { } option && (option < 0 || option >= optionCounts[term.Issue])))
                    throw new ArgumentException("A statement is about an issue or option that is not there.", nameof(parties));
        }

        var problem = new HalfKnownProblem(optionCounts, parties, rules);
        _ = problem.At([.. parties.Select(party => party.Known ?? problem.Blank(party))]); // its shapes are checked there
        return problem;
    }

    /// <summary>The same problem with these numbers for the parties.</summary>
    internal SettlementProblem At(ImmutableArray<PartyInput> inputs) => SettlementProblem.Create(OptionCounts, inputs, Rules);

    private PartyInput Blank(PartyKnowledge party) => new()
    {
        Contributions = [.. OptionCounts.Select(count => Enumerable.Repeat(BigInteger.Zero, count).ToImmutableArray())],
        Denominator = party.Denominator,
        Combinations = party.Combinations,
    };
}
