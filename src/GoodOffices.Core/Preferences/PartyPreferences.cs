using System.Collections.Immutable;
using System.Numerics;
using GoodOffices.Core.Issues;
using GoodOffices.Core.Numbers;
using GoodOffices.Core.Parties;

namespace GoodOffices.Core.Preferences;

/// <summary>What one party wants. Private: it is kept apart from the case and shown to nobody who was not given it.</summary>
/// <param name="Party">Whose preferences they are.</param>
/// <param name="Note">What the reader should know, such as that the numbers are illustrative.</param>
/// <param name="Issues">One for every issue of the case, in the case's order.</param>
/// <param name="WeightRanking">Issues from weightiest to lightest where weights are known only so; issues in one group weigh the same.</param>
/// <param name="ConditionalValues">What combinations are worth beyond their parts.</param>
/// <param name="RedLines">What the party will sign under no circumstances.</param>
/// <param name="WalkAway">The utility below which the party prefers no agreement; null where none is given.</param>
/// <param name="Discount">What is left of a utility after one round, above 0 and at most 1; null where none is given. Kept, not used by <c>solve</c>.</param>
public sealed record PartyPreferences(
    PartyId Party,
    string? Note,
    ImmutableArray<IssuePreference> Issues,
    ImmutableArray<ImmutableArray<IssueId>> WeightRanking,
    ImmutableArray<ConditionalValue> ConditionalValues,
    ImmutableArray<RedLine> RedLines,
    Rational? WalkAway,
    Rational? Discount)
{
    /// <summary>What is known by comparison only.</summary>
    public ImmutableArray<LinearStatement> Statements { get; init; } = [];

    /// <summary>What the weights sum to where they are half known; 1 where it is not said.</summary>
    public BigInteger? WeightTotal { get; init; }

    /// <summary>Two numbers between which the walk-away lies, where it is only known so; <see cref="WalkAway"/> is null then.</summary>
    public (Rational Low, Rational High)? WalkAwayBetween { get; init; }

    /// <summary>Whether something is known only as a ranking, an interval or a comparison, so that no single utility follows.</summary>
    public bool IsHalfKnown => !WeightRanking.IsDefaultOrEmpty || !Statements.IsDefaultOrEmpty || WalkAwayBetween is not null
        || Issues.Any(issue => issue.Weight is not Weight.Known || issue.Values is ValueFunction.Ranking or ValueFunction.Intervals);
}
