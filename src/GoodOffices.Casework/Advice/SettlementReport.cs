using System.Collections.Immutable;
using System.Numerics;
using GoodOffices.Analysis.Settlement.Solutions;
using GoodOffices.Casework.Explanations;
using GoodOffices.Core.Cases;
using GoodOffices.Core.Issues;
using GoodOffices.Core.Parties;
using GoodOffices.Core.Preferences;

namespace GoodOffices.Casework.Advice;

/// <summary>What the settlement engine says of a case, in the case's own names. Private to whoever may see every preference in it.</summary>
/// <remarks>Utilities of two parties share no unit; each is in the unit its owner's file uses.</remarks>
public sealed record SettlementReport(
    Case Case,
    string? Dialect,
    bool IsExactArithmetic,
    ImmutableArray<PartyOutlook> Parties,
    BigInteger PackageCount,
    bool AgreementExists,
    ImmutableArray<Relaxation> Relaxations,
    FrontierReport? Frontier,
    ImmutableArray<SolutionReport> Solutions,
    ImmutableArray<RedLineReport> RedLines,
    ImmutableArray<string> Limits,
    EngineReport Engine)
{
    /// <summary>What improves on the package on the table; null where none was given.</summary>
    public FromHereReport? FromHere { get; init; }

    /// <summary>How the divisible issues are divided; null where there are none.</summary>
    public AdjustedWinnerReport? AdjustedWinner { get; init; }

    /// <summary>One for each solution that was found, where explanations were asked for.</summary>
    public ImmutableArray<Explanation> Explanations { get; init; } = [];
}

/// <summary>One party's end points in the landscape.</summary>
/// <param name="Party">Whose they are.</param>
/// <param name="WalkAway">In her own unit; null where none is given.</param>
/// <param name="Disagreement">What she gets without agreement, for Nash, Kalai-Smorodinsky and egalitarian.</param>
/// <param name="Least">Her least utility over packages that break no red line; NaN where every package breaks one.</param>
/// <param name="Greatest">Her greatest utility over those packages; NaN where every package breaks one.</param>
public sealed record PartyOutlook(Party Party, double? WalkAway, double Disagreement, double Least, double Greatest);

/// <summary>One package, spelled by the position of its option in each issue, and what it is worth.</summary>
/// <param name="Utilities">By party, each in her own unit.</param>
/// <param name="Options">By issue: the option's position.</param>
public sealed record PackagePoint(ImmutableArray<double> Utilities, ImmutableArray<int> Options);

/// <summary>A point of the frontier.</summary>
/// <param name="At">Its first package and utilities.</param>
/// <param name="SharedBy">How many packages have exactly these utilities.</param>
/// <param name="Acceptable">Whether every party gets at least her walk-away.</param>
public sealed record FrontierPoint(PackagePoint At, BigInteger SharedBy, bool Acceptable);

/// <summary>The packages nobody can improve on without someone losing.</summary>
/// <param name="IsExact">Whether these are all of them.</param>
/// <param name="Bound">Where not exact: every package is matched by a point within this share of each party's range.</param>
/// <param name="Points">By falling utility of the first party, then the second, and so on. Packages are spelled when asked for.</param>
public sealed record FrontierReport(bool IsExact, double? Bound, IReadOnlyList<FrontierPoint> Points);

/// <summary>What a named rule singles out.</summary>
/// <param name="Concept">The rule.</param>
/// <param name="At">The package; null where no package is acceptable to all, and where a limit was reached before any was found.</param>
/// <param name="Value">The rule's own measure: product, least share, least gain, sum.</param>
/// <param name="Tied">How many distinct utility vectors do as well.</param>
/// <param name="Degenerate">Nash only: no package gives every party a gain, so that the product decides nothing.</param>
/// <param name="IsExact">Whether it is proven best.</param>
/// <param name="Bound">Where not exact: how far from best it can be, on a 0-1 scale of each party's range.</param>
public sealed record SolutionReport(SolutionConcept Concept, PackagePoint? At, double Value, int Tied, bool Degenerate, bool IsExact, double? Bound);

/// <summary>One smallest way to make agreement possible.</summary>
/// <param name="WalkAways">Whose walk-away would have to be lowered, by how much in her own unit, and as share of her range.</param>
/// <param name="RedLines">Which red lines would have to be dropped.</param>
public sealed record Relaxation(ImmutableArray<WalkAwayLowering> WalkAways, ImmutableArray<RedLineId> RedLines);

/// <summary>By how much a walk-away would have to be lowered.</summary>
public sealed record WalkAwayLowering(PartyId Party, double Amount, double ShareOfRange);

/// <summary>What a red line does to the landscape.</summary>
/// <param name="Owner">Whose it is.</param>
/// <param name="Line">Which.</param>
/// <param name="Binds">Whether dropping it alone changes the frontier; null where that was not computed (see <see cref="SettlementReport.Limits"/>).</param>
public sealed record RedLineReport(PartyId Owner, RedLine Line, bool? Binds);

/// <summary>What the computation cost.</summary>
/// <param name="Version">The version of the engine.</param>
/// <param name="Elapsed">Time for ranges, frontier and solutions; checks, red lines and relaxations are not in it.</param>
/// <param name="PeakBytes">The most memory the engine's own tables held at once.</param>
public sealed record EngineReport(string Version, TimeSpan Elapsed, long PeakBytes);
