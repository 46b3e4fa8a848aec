using System.Collections.Immutable;
using System.Numerics;
using GoodOffices.Analysis.Settlement.Solutions;

namespace GoodOffices.Analysis.Settlement;

/// <summary>Where one party's utilities begin and end, in her own unit.</summary>
/// <param name="Least">Over packages that break no rule; over all, where every package breaks one.</param>
/// <param name="Greatest">Likewise.</param>
/// <param name="Disagreement">What she gets without agreement.</param>
public readonly record struct PartyRange(double Least, double Greatest, double Disagreement)
{
    /// <summary>Finds the ranges of all parties, exactly.</summary>
    /// <exception cref="Elimination.EntangledIssuesException">Conditional values and rules bind too many issues together.</exception>
    public static ImmutableArray<PartyRange> Find(SettlementProblem problem, DisagreementRule rule = DisagreementRule.WalkAway, SettlementLimits? limits = null)
    {
        ArgumentNullException.ThrowIfNull(problem);
        limits ??= new SettlementLimits();
        return problem.FitsLong ? Find<long>(problem, rule, limits) : Find<Int128>(problem, rule, limits);
    }

    private static ImmutableArray<PartyRange> Find<T>(SettlementProblem problem, DisagreementRule rule, SettlementLimits limits)
        where T : unmanaged, IBinaryInteger<T>, IMinMaxValue<T>
    {
        var (low, high, _) = Landscape<T>.Extremes(problem, limits);
        var least = Array.ConvertAll(low, Int128.CreateChecked);
        var ground = BargainingGround.Of(problem, least, rule);
        return [.. problem.Scales.Select((scale, p) => new PartyRange(scale.ToUtility(least[p]), scale.ToUtility(Int128.CreateChecked(high[p])), scale.ToUtility(ground.Disagreement[p])))];
    }
}
