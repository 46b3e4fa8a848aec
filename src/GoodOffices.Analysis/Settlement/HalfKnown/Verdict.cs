using System.Collections.Immutable;
using System.Numerics;
using GoodOffices.Analysis.Settlement.Solutions;

namespace GoodOffices.Analysis.Settlement.HalfKnown;

/// <summary>A claim that is proven, refuted, or was not settled within the limits.</summary>
public enum Verdict
{
    /// <summary>Not settled: no guess either way.</summary>
    Undecided,

    /// <summary>Proven.</summary>
    Yes,

    /// <summary>Refuted.</summary>
    No,
}

/// <summary>What can be said of one package whatever the values are, or for some of them.</summary>
/// <param name="Options">By issue.</param>
/// <param name="NecessarilyEfficient">Nobody dominates it at any values allowed.</param>
/// <param name="PossiblyEfficient">Nobody dominates it at some values allowed.</param>
/// <param name="NecessarilyAcceptable">It gives every party her walk-away at any values allowed.</param>
/// <param name="PossiblyAcceptable">It does at some values allowed.</param>
public sealed record PackageVerdicts(
    ImmutableArray<int> Options, Verdict NecessarilyEfficient, Verdict PossiblyEfficient, Verdict NecessarilyAcceptable, Verdict PossiblyAcceptable);

/// <summary>How often a rule singled out a package.</summary>
/// <param name="Package">Its place among the packages; -1 for no agreement.</param>
/// <param name="Draws">In how many draws.</param>
/// <param name="Low">Of its share: the lower end of Wilson's interval at 95 %.</param>
/// <param name="High">The upper end.</param>
public sealed record RuleShare(int Package, int Draws, double Low, double High);

/// <summary>A question to one party: would she rather have these options than those, everything else being equal?</summary>
/// <param name="Party">Who is asked.</param>
/// <param name="First">Issue and option of one side; one or two.</param>
/// <param name="Second">The other side: the same issues.</param>
/// <param name="ShareOfFirst">The part of the draws in which she prefers the first.</param>
/// <param name="Possible">How many pairs of rule and package the draws gave.</param>
/// <param name="ExpectedRemoved">How many of them her answer is expected to remove.</param>
public sealed record NextQuestion(
    int Party, ImmutableArray<(int Issue, int Option)> First, ImmutableArray<(int Issue, int Option)> Second, double ShareOfFirst, int Possible, double ExpectedRemoved);

/// <summary>One party's values at a point.</summary>
/// <param name="Numbers">What they amount to.</param>
/// <param name="Weights">By issue, over the same denominator; none for a party whose numbers are known.</param>
public sealed record PartyValues(PartyInput Numbers, ImmutableArray<BigInteger> Weights);

/// <summary>Values at which a package is efficient, as proof.</summary>
/// <param name="Package">Its place among the packages.</param>
/// <param name="Point">Which of <see cref="RobustAnswer.Points"/>.</param>
public readonly record struct Witness(int Package, int Point);

/// <summary>What half-known values allow to conclude.</summary>
/// <param name="Packages">Every package that breaks no rule, in issue order and then option order.</param>
/// <param name="Draws">How many points were drawn for the shares.</param>
/// <param name="Shares">By rule, in the order of <see cref="SolutionConcept"/>: largest share first.</param>
/// <param name="Question">The most useful question; null where no question would remove anything.</param>
/// <param name="Points">Points at which packages were proven efficient: by point, then party.</param>
/// <param name="Witnesses">One for every possibly efficient package.</param>
/// <param name="WasHurried">Whether time was up before the work was done.</param>
public sealed record RobustAnswer(
    IReadOnlyList<PackageVerdicts> Packages, int Draws, ImmutableArray<ImmutableArray<RuleShare>> Shares, NextQuestion? Question,
    IReadOnlyList<ImmutableArray<PartyValues>> Points, ImmutableArray<Witness> Witnesses, bool WasHurried)
{
    /// <summary>How many packages are settled in neither efficiency question or in neither acceptance question.</summary>
    public int Undecided => Packages.Count(p => p.NecessarilyEfficient == Verdict.Undecided || p.PossiblyEfficient == Verdict.Undecided
        || p.NecessarilyAcceptable == Verdict.Undecided || p.PossiblyAcceptable == Verdict.Undecided);
}

/// <summary>Statements of one party that contradict each other.</summary>
/// <param name="Party">Whose they are.</param>
/// <param name="Groups">A smallest contradictory set, by the groups of the statements; empty where the weight total alone cannot be met.</param>
/// <param name="Multipliers">How often each row counts in the proof: first the rows that always hold, then those of the statements of the set, in order.</param>
public sealed record Contradiction(int Party, ImmutableArray<int> Groups, ImmutableArray<BigInteger> Multipliers);

/// <summary>How much is drawn and searched.</summary>
public sealed record RobustOptions
{
    /// <summary>How many points are drawn for the shares.</summary>
    public int Draws { get; init; } = 300;

    /// <summary>How many corners of the polytopes are looked at besides, for proofs only.</summary>
    public int Corners { get; init; } = 150;

    /// <summary>When signalled, no more points are drawn, so that time is left to decide; the answer says how many were.</summary>
    public CancellationToken EndDraws { get; init; }

    /// <summary>When signalled, no more corners are looked at.</summary>
    public CancellationToken EndCorners { get; init; }

    /// <summary>The same seed gives the same draws.</summary>
    public ulong Seed { get; init; } = 1;

    /// <summary>How many parts of the space one package's search may look at before it is left undecided.</summary>
    public int MostParts { get; init; } = 400;

    /// <summary>Where a party stands without agreement.</summary>
    public DisagreementRule Disagreement { get; init; }
}
