using System.Collections.Immutable;

namespace GoodOffices.Analysis.Settlement.Solutions;

/// <summary>The rules that single out one package.</summary>
public enum SolutionConcept
{
    /// <summary>The largest product of gains over the disagreement point. Source: Nash, The bargaining problem, Econometrica 18(2), 1950.</summary>
    Nash,

    /// <summary>Leximin of gain over ideal gain. Source: Kalai and Smorodinsky, Other solutions to Nash's bargaining problem, Econometrica 43(3), 1975; for finite sets with leximin.</summary>
    KalaiSmorodinsky,

    /// <summary>Leximin of gains. Source: Kalai, Proportional solutions to bargaining situations, Econometrica 45(7), 1977. Depends on the scales given.</summary>
    Egalitarian,

    /// <summary>The largest sum of utilities. Depends on the scales given.</summary>
    Utilitarian,
}

/// <summary>Where a party stands without agreement.</summary>
public enum DisagreementRule
{
    /// <summary>At her walk-away; where she has none, at her least utility over packages that break no rule.</summary>
    WalkAway,

    /// <summary>At her walk-away or that least utility, whichever is more: NegMAS's habit.</summary>
    MaxOfWalkAwayAndWorst,
}

/// <summary>What a rule singles out.</summary>
/// <param name="Concept">The rule.</param>
/// <param name="Utilities">By party, each in her own unit.</param>
/// <param name="Package">By issue: the option; of tied packages the first in issue order, then option order.</param>
/// <param name="Value">The rule's measure: product of gains; least share of ideal gain (0 to 1); least gain; sum of utilities.</param>
/// <param name="Tied">How many distinct utility vectors do as well, this one included; where a direct search found 10,000, at least so many.</param>
/// <param name="IsDegenerate">Nash only: every product is 0, and the least share of ideal gain decided instead.</param>
/// <param name="Bound">Null where proven best. Otherwise how far from best it can be at most, on a 0-1 scale of the parties' ranges.</param>
public sealed record Solution(
    SolutionConcept Concept, ImmutableArray<double> Utilities, ImmutableArray<int> Package, double Value, int Tied, bool IsDegenerate, double? Bound)
{
    /// <summary>Whether it is proven best.</summary>
    public bool IsExact => Bound is null;
}
