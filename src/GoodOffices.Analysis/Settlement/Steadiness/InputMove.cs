using System.Collections.Immutable;
using System.Numerics;
using GoodOffices.Analysis.Settlement.Solutions;

namespace GoodOffices.Analysis.Settlement.Steadiness;

/// <summary>One number of one party's input that is moved while everything else stays as it is.</summary>
/// <param name="Party">Whose number it is.</param>
/// <param name="Issue">The issue whose weight is moved; null where it is the walk-away.</param>
/// <param name="Values">By option of that issue: what a weight of 1 is worth, as numerators over <paramref name="Denominator"/>; empty for a walk-away.</param>
/// <param name="Denominator">At least 1.</param>
/// <param name="Weight">The weight as given, over <paramref name="Denominator"/>: a weight is never moved below 0. 0 for a walk-away, which may go anywhere.</param>
public sealed record InputMove(int Party, int? Issue, ImmutableArray<BigInteger> Values, BigInteger Denominator, BigInteger Weight)
{
    /// <summary>Moves the walk-away of a party that has one.</summary>
    public static InputMove WalkAwayOf(int party) => new(party, null, [], BigInteger.One, BigInteger.Zero);
}

/// <summary>How far one number can be moved in one direction before a package is no longer a solution.</summary>
/// <param name="Proven">It stays one at every distance below this, in the unit of the number; infinite where it always does, down to a weight of 0.</param>
/// <param name="Latest">It is none at this distance or just beyond it; infinite where it always is one. Equal to <paramref name="Proven"/> where the end is known exactly.</param>
/// <param name="IsIncluded">Whether it is still a solution at the distance <paramref name="Proven"/> itself.</param>
/// <param name="Rival">A package that does better there: by issue, the option; null where none does, or the package itself stops being acceptable.</param>
public sealed record SteadyEnd(double Proven, double Latest, bool IsIncluded, ImmutableArray<int>? Rival)
{
    /// <summary>The exact distance as numerator and denominator; null where it is infinite or not known exactly.</summary>
    public (BigInteger Numerator, BigInteger Denominator)? Exactly { get; init; }

    /// <summary>Whether the end is known, not only enclosed.</summary>
    public bool IsExact => Proven.Equals(Latest);

    internal static SteadyEnd Never { get; } = new(double.PositiveInfinity, double.PositiveInfinity, true, null);

    internal static SteadyEnd Unknown { get; } = new(0, double.PositiveInfinity, true, null);
}

/// <summary>The interval around a number as given in which a package stays a solution.</summary>
/// <param name="Concept">The rule.</param>
/// <param name="Move">The number.</param>
/// <param name="Down">How far it can be lowered.</param>
/// <param name="Up">How far it can be raised.</param>
public sealed record SteadyInterval(SolutionConcept Concept, InputMove Move, SteadyEnd Down, SteadyEnd Up);
