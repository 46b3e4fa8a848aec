using System.Collections.Immutable;
using GoodOffices.Core.Cases;

namespace GoodOffices.Core.Preferences;

/// <summary>What a party will sign under no circumstances: an option, or a combination that lacks what it requires.</summary>
/// <param name="Id">Names the red line in results.</param>
/// <param name="When">The package is touched when all of these hold; at least one.</param>
/// <param name="Requires">A touched package breaks the line unless all of these hold; empty means that touching is breaking.</param>
/// <param name="Note">What the reader should know, where there is something.</param>
/// <param name="Source">Where it was said in public, where it was.</param>
public sealed record RedLine(RedLineId Id, ImmutableArray<Condition> When, ImmutableArray<Condition> Requires, string? Note, SourceId? Source);
