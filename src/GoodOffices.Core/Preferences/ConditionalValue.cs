using System.Collections.Immutable;
using GoodOffices.Core.Numbers;

namespace GoodOffices.Core.Preferences;

/// <summary>What a combination is worth to a party beyond its parts; added, as given, to the utility of every package in which all conditions hold.</summary>
/// <param name="When">The combination; at least one condition.</param>
/// <param name="Value">In the party's own unit; may be negative.</param>
/// <param name="Note">What the reader should know, where there is something.</param>
public sealed record ConditionalValue(ImmutableArray<Condition> When, Rational Value, string? Note);
