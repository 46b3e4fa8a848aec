using System.Collections.Immutable;
using GoodOffices.Analysis.Settlement.Boundaries;
using GoodOffices.Analysis.Settlement.Solutions;
using GoodOffices.Casework.Advice;
using GoodOffices.Core.Issues;
using GoodOffices.Core.Parties;
using GoodOffices.Core.Preferences;

namespace GoodOffices.Casework.Explanations;

/// <summary>What stands behind one advised package. All of it is for the mediator alone, except <see cref="ForTheTable"/>.</summary>
/// <param name="Concept">The rule that singles the package out; null for advice that comes from no rule.</param>
/// <param name="At">The package.</param>
/// <param name="Reaches">By input number: how far it can be wrong; empty where that could not be said (see <paramref name="NotSaid"/>).</param>
/// <param name="NotSaid">Why nothing is said of input numbers; null where something is.</param>
/// <param name="Boundary">The walk-aways and red lines the package lies on or near to.</param>
/// <param name="NearEquals">Packages close to it for everyone that lie off the boundary; sought only where it does not.</param>
/// <param name="ForTheMediator">A paragraph with private numbers: what singled the package out and what that rests on; empty for advice that comes from no rule.</param>
/// <param name="BeforeTabling">What the package would give away, and what could be tabled in its place. To be read before the next.</param>
/// <param name="ForTheTable">A paragraph made from the case and the package alone: no preference has any part in it.</param>
public sealed record Explanation(
    SolutionConcept? Concept, PackagePoint At, ImmutableArray<InputReach> Reaches, string? NotSaid, BoundaryReport Boundary,
    ImmutableArray<PackagePoint> NearEquals, string ForTheMediator, string BeforeTabling, string ForTheTable);

/// <summary>How far one number of one party can be wrong, the rest being right, before the package is no longer a solution.</summary>
/// <param name="Party">Whose number.</param>
/// <param name="Issue">The issue whose weight it is; null for the walk-away.</param>
/// <param name="Given">As given.</param>
/// <param name="Down">Towards less.</param>
/// <param name="Up">Towards more.</param>
/// <param name="Tightness">The shorter way to an end as a share of all her weights, or for a walk-away of her range; infinite where there is no end. Sorts numbers by how much rests on them.</param>
public sealed record InputReach(PartyId Party, IssueId? Issue, double Given, ReachEnd Down, ReachEnd Up, double Tightness);

/// <summary>Where a number stops supporting the package, in one direction.</summary>
/// <param name="Proven">Up to here it is proven to; null where it always does.</param>
/// <param name="Latest">From here or just beyond it no longer does; null where it always does, or no such place is known.</param>
/// <param name="IsIncluded">Whether the package is still a solution at <paramref name="Proven"/> itself.</param>
/// <param name="Rival">The package that is better there, where one is: by issue, the option's position.</param>
public sealed record ReachEnd(double? Proven, double? Latest, bool IsIncluded, ImmutableArray<int>? Rival);

/// <summary>The walk-aways and red lines a package would give away.</summary>
/// <param name="WalkAways">Whose; how far above, as a share of her range.</param>
/// <param name="RedLines">Whose and which.</param>
public sealed record BoundaryReport(ImmutableArray<NearWalkAway> WalkAways, ImmutableArray<NearRedLine> RedLines);

/// <summary>A walk-away the package lies on, near to, or below.</summary>
public sealed record NearWalkAway(PartyId Party, BoundaryPlace Place, double ShareOfRange);

/// <summary>A red line the package lies on, near to, or breaks.</summary>
public sealed record NearRedLine(PartyId Owner, RedLineId Line, BoundaryPlace Place);
