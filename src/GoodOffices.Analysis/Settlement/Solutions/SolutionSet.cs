using System.Collections.Immutable;
using System.Numerics;

namespace GoodOffices.Analysis.Settlement.Solutions;

/// <summary>The four solutions of one problem, each over the packages acceptable to all.</summary>
/// <param name="AgreementExists">Whether some package breaks no rule and gives every party at least her walk-away; null where a limit came before that was known.</param>
/// <param name="Nash">Null where no agreement exists, or a limit came before any package was found.</param>
/// <param name="KalaiSmorodinsky">As above.</param>
/// <param name="Egalitarian">As above.</param>
/// <param name="Utilitarian">As above.</param>
public sealed record SolutionSet(bool? AgreementExists, Solution? Nash, Solution? KalaiSmorodinsky, Solution? Egalitarian, Solution? Utilitarian)
{
    /// <summary>The most memory, in bytes, that the tables of a direct search held; 0 where the solutions were read off a frontier.</summary>
    public long PeakBytes { get; init; }

    internal static SolutionSet None { get; } = new(false, null, null, null, null);

    /// <summary>The solutions in the order of <see cref="SolutionConcept"/>.</summary>
    public ImmutableArray<Solution?> All => [Nash, KalaiSmorodinsky, Egalitarian, Utilitarian];

    /// <summary>Reads the solutions off a frontier; exact where the frontier is.</summary>
    /// <exception cref="ArgumentException">The frontier is not exact: use <see cref="FindDirectly"/>.</exception>
    public static SolutionSet On(Frontier frontier, DisagreementRule rule = DisagreementRule.WalkAway)
    {
        ArgumentNullException.ThrowIfNull(frontier);
        if (!frontier.IsExact) throw new ArgumentException("Solutions are read off exact frontiers only.", nameof(frontier));
        var scan = new FrontierScan(frontier, BargainingGround.Of(frontier.Problem, frontier.Least, rule));
        return !scan.AgreementExists ? None : new SolutionSet(
            true, scan.Find(SolutionConcept.Nash), scan.Find(SolutionConcept.KalaiSmorodinsky), scan.Find(SolutionConcept.Egalitarian), scan.Find(SolutionConcept.Utilitarian));
    }

    /// <summary>Finds each solution by branch and bound, for cases whose frontier is not wanted or too large.</summary>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    /// <exception cref="Elimination.EntangledIssuesException">Conditional values and rules bind too many issues together.</exception>
    public static SolutionSet FindDirectly(SettlementProblem problem, SettlementLimits? limits = null, DisagreementRule rule = DisagreementRule.WalkAway)
    {
        ArgumentNullException.ThrowIfNull(problem);
        limits ??= new SettlementLimits();
        return problem.FitsLong ? new DirectSolutions<long>(problem, rule, limits).Find() : new DirectSolutions<Int128>(problem, rule, limits).Find();
    }
}
