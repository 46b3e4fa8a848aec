using System.Collections.Immutable;

namespace GoodOffices.Analysis.Settlement.Boundaries;

/// <summary>Where a package lies in relation to a walk-away or a rule.</summary>
public enum BoundaryPlace
{
    /// <summary>Exactly at a walk-away; or one step of one issue breaks the rule.</summary>
    On,

    /// <summary>At most <see cref="BoundarySurvey.NearShare"/> of the party's range above her walk-away; or two steps of one issue break the rule, and no single one does.</summary>
    Near,

    /// <summary>Below the walk-away; or the package itself breaks the rule.</summary>
    Beyond,
}

/// <summary>A walk-away that a package lies on, near to, or below.</summary>
/// <param name="Party">Whose.</param>
/// <param name="Place">Where the package lies.</param>
/// <param name="ShareOfRange">How far above it, as a share of her range over packages that break no rule; negative where below.</param>
public sealed record WalkAwayPlace(int Party, BoundaryPlace Place, double ShareOfRange);

/// <summary>A rule that a package lies on, near to, or breaks.</summary>
public sealed record RulePlace(int Rule, BoundaryPlace Place);

/// <summary>Every walk-away and rule that a package would give away to a careful reader.</summary>
/// <param name="WalkAways">By party; those far away are left out.</param>
/// <param name="Rules">By rule; those far away are left out.</param>
public sealed record Boundary(ImmutableArray<WalkAwayPlace> WalkAways, ImmutableArray<RulePlace> Rules)
{
    /// <summary>Whether nothing lies close.</summary>
    public bool IsClear => WalkAways.IsEmpty && Rules.IsEmpty;
}

/// <summary>A package close to another for everyone, but off the boundary.</summary>
/// <param name="Package">By issue: the option.</param>
/// <param name="Utilities">By party, each in her own unit.</param>
/// <param name="Differences">By party: utility here minus there, in her own unit.</param>
/// <param name="LargestShare">The largest of these differences, without its sign, as a share of its party's range.</param>
public sealed record NearEqual(ImmutableArray<int> Package, ImmutableArray<double> Utilities, ImmutableArray<double> Differences, double LargestShare);
