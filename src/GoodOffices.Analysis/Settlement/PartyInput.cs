using System.Collections.Immutable;
using System.Numerics;

namespace GoodOffices.Analysis.Settlement;

/// <summary>A claim about one issue: true for the options whose flag is set.</summary>
/// <param name="Issue">The issue's position.</param>
/// <param name="Holds">One flag for each option of the issue.</param>
public sealed record IssueClaim(int Issue, ImmutableArray<bool> Holds);

/// <summary>What a combination is worth beyond its parts: added when every claim is true.</summary>
/// <param name="When">At least one claim; about issues that differ.</param>
/// <param name="Value">In the party's fractions (see <see cref="PartyInput.Denominator"/>); may be negative.</param>
public sealed record CombinationValue(ImmutableArray<IssueClaim> When, BigInteger Value);

/// <summary>A rule that a package must not break: where every claim of <paramref name="When"/> is true, every claim of <paramref name="Requires"/> must be.</summary>
/// <param name="When">At least one claim.</param>
/// <param name="Requires">May be empty: then <paramref name="When"/> alone breaks the rule.</param>
public sealed record PackageRule(ImmutableArray<IssueClaim> When, ImmutableArray<IssueClaim> Requires);

/// <summary>One party's preferences as whole numbers over a common denominator.</summary>
/// <remarks>Utility of a package = (sum of the contributions of its options + combination values) / denominator, as given, never rescaled.</remarks>
public sealed record PartyInput
{
    /// <summary>By issue, then option: numerators of weight times value.</summary>
    public required ImmutableArray<ImmutableArray<BigInteger>> Contributions { get; init; }

    /// <summary>The common denominator of all numbers of this party; at least 1.</summary>
    public required BigInteger Denominator { get; init; }

    /// <summary>What combinations are worth beyond their parts.</summary>
    public ImmutableArray<CombinationValue> Combinations { get; init; } = [];

    /// <summary>Numerator of the walk-away (reservation value); null where the party has none.</summary>
    public BigInteger? WalkAway { get; init; }
}
