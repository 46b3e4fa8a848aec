using System.Collections.Immutable;
using System.Numerics;

namespace GoodOffices.Analysis.Settlement.Solutions;

/// <summary>What the four rules share: where each party stands without agreement, and how her units compare with the others'.</summary>
/// <param name="Problem">What is to be settled.</param>
/// <param name="Disagreement">By party, in units.</param>
/// <param name="Weights">By party: a whole number that puts one unit of each party on a common scale, where a rule adds or compares utilities as given.</param>
/// <param name="Scale">What one step of that common scale is worth: 1 / Scale.</param>
internal sealed record BargainingGround(SettlementProblem Problem, ImmutableArray<Int128> Disagreement, ImmutableArray<BigInteger> Weights, BigInteger Scale)
{
    public int Parties => Disagreement.Length;

    /// <param name="problem">What is to be settled.</param>
    /// <param name="least">By party: her least units over packages that break no rule.</param>
    /// <param name="rule">Where she stands without agreement.</param>
    public static BargainingGround Of(SettlementProblem problem, IReadOnlyList<Int128> least, DisagreementRule rule)
    {
        var disagreement = problem.Scales.Select((scale, party) => scale.WalkAway is not { } w ? least[party]
            : rule == DisagreementRule.WalkAway ? w : Int128.Max(w, least[party]));
        var common = problem.Scales.Aggregate(BigInteger.One, (product, scale) => product / BigInteger.GreatestCommonDivisor(product, scale.UnitDenominator) * scale.UnitDenominator);
        return new BargainingGround(problem, [.. disagreement], [.. problem.Scales.Select(scale => scale.UnitNumerator * (common / scale.UnitDenominator))], common);
    }

    public bool IsAcceptable(ReadOnlySpan<Int128> units)
    {
        for (var party = 0; party < Parties; party++)
            if (Problem.Scales[party].WalkAway is { } least && units[party] < least) return false;
        return true;
    }
}
