using System.Collections.Immutable;
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
    Rational? Discount);
