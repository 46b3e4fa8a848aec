using System.Collections.Immutable;
using GoodOffices.Analysis.Settlement.HalfKnown;
using GoodOffices.Core.Cases;
using GoodOffices.Core.Parties;

namespace GoodOffices.Casework.Advice;

/// <summary>What can be said of a case while preferences are half known. Private to whoever may see every preference in it.</summary>
/// <param name="Case">The case.</param>
/// <param name="Dialect">How the numbers were read where programs differ.</param>
/// <param name="HalfKnown">Whose preferences are half known.</param>
/// <param name="Answer">In positions: parties, issues and options in the case's order.</param>
/// <param name="Seed">What the draws were made with.</param>
/// <param name="Limits">What a limit left open, in words; empty where everything is decided.</param>
/// <param name="Engine">What the computation cost.</param>
public sealed record RobustReport(
    Case Case, string? Dialect, ImmutableArray<Party> HalfKnown, RobustAnswer Answer, ulong Seed, ImmutableArray<string> Limits, EngineReport Engine);
