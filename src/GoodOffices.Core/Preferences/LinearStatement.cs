using System.Collections.Immutable;
using GoodOffices.Core.Issues;
using GoodOffices.Core.Numbers;

namespace GoodOffices.Core.Preferences;

/// <summary>A comparison: a sum of weights, of what options are worth, and of a number is at least 0, or exactly 0.</summary>
/// <param name="Terms">What is added up; at least one.</param>
/// <param name="Constant">The number.</param>
/// <param name="IsEquality">Exactly 0, rather than at least 0.</param>
public sealed record LinearStatement(ImmutableArray<StatedTerm> Terms, Rational Constant, bool IsEquality);

/// <summary>A part of a comparison.</summary>
/// <param name="Factor">How often it counts; negative where it stands on the other side.</param>
/// <param name="Issue">The issue.</param>
/// <param name="Option">The option whose worth, weight times value, is meant; null for the weight of the issue.</param>
public sealed record StatedTerm(Rational Factor, IssueId Issue, OptionId? Option);
