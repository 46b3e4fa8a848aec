using System.Numerics;
using GoodOffices.Analysis.Settlement;
using GoodOffices.Analysis.Settlement.Solutions;

namespace GoodOffices.Analysis.Tests.Settlement;

/// <summary>Everything by listing all packages, straight from the definitions, in big integers. Shares no code with the engine.</summary>
internal sealed class SlowOracle
{
    public SlowOracle(SettlementProblem problem)
    {
        Problem = problem;
        Packages = [.. AllPackages(problem).Where(package => !problem.Rules.Any(rule => Breaks(rule, package)))];
        Utilities = [.. Packages.Select(package => problem.Parties.Select(party => Utility(party, package)).ToArray())];
        Frontier = FindFrontier();
    }

    public SettlementProblem Problem { get; }

    public List<int[]> Packages { get; }

    /// <summary>By package, then party: numerators over the party's denominator.</summary>
    public List<BigInteger[]> Utilities { get; }

    /// <summary>Distinct vectors, each with its first package and how many share it, by falling first party, then second...</summary>
    public List<(BigInteger[] Vector, int[] Package, int SharedBy)> Frontier { get; }

    public bool IsAcceptable(BigInteger[] vector) => Problem.Parties.Select((party, p) => party.WalkAway is not { } w || vector[p] >= w).All(ok => ok);

    public static BigInteger Utility(PartyInput party, int[] package)
    {
        var sum = package.Select((option, issue) => party.Contributions[issue][option]).Aggregate(BigInteger.Zero, (a, b) => a + b);
        return sum + party.Combinations.Where(c => c.When.All(claim => claim.Holds[package[claim.Issue]])).Aggregate(BigInteger.Zero, (a, c) => a + c.Value);
    }

    public static bool Breaks(PackageRule rule, int[] package) =>
        rule.When.All(claim => claim.Holds[package[claim.Issue]]) && (rule.Requires.Length == 0 || !rule.Requires.All(claim => claim.Holds[package[claim.Issue]]));

    public static bool Dominates(BigInteger[] a, BigInteger[] b) => a.Zip(b).All(pair => pair.First >= pair.Second) && a.Zip(b).Any(pair => pair.First > pair.Second);

    /// <summary>The vectors a rule singles out, as fractions straight from the definition; empty where no package is acceptable.</summary>
    public (List<BigInteger[]> Best, bool Degenerate) Solve(SolutionConcept concept, DisagreementRule rule)
    {
        var acceptable = Frontier.Select(f => f.Vector).Where(IsAcceptable).ToList();
        if (acceptable.Count == 0) return ([], false);
        var parties = Enumerable.Range(0, Problem.Parties.Length).ToArray();
        var disagreement = parties.Select(p => Disagreement(p, rule)).ToArray();
        var ideal = parties.Select(p => acceptable.Max(v => v[p]) - disagreement[p]).ToArray();
        var common = parties.Aggregate(BigInteger.One, (all, p) => all * Problem.Parties[p].Denominator);
        BigInteger Gain(BigInteger[] v, int p) => v[p] - disagreement[p];
        // Everything over one positive denominator, so that whole numbers can be compared.
        var shareScale = ideal.Where(g => g > 0).Aggregate(BigInteger.One, (all, g) => all * g);
        List<BigInteger> Shares(BigInteger[] v) => [.. parties.Select(p => ideal[p] > 0 ? Gain(v, p) * (shareScale / ideal[p]) : shareScale).Order()];
        List<BigInteger> Gains(BigInteger[] v) => [.. parties.Select(p => Gain(v, p) * (common / Problem.Parties[p].Denominator)).Order()];
        BigInteger Product(BigInteger[] v) => parties.Aggregate(BigInteger.One, (all, p) => all * Gain(v, p));
        BigInteger Sum(BigInteger[] v) => parties.Aggregate(BigInteger.Zero, (all, p) => all + (v[p] * (common / Problem.Parties[p].Denominator)));

        var degenerate = concept == SolutionConcept.Nash && acceptable.All(v => Product(v).IsZero);
        Func<BigInteger[], List<BigInteger>> key = concept switch
        {
            SolutionConcept.Nash when !degenerate => v => [Product(v)],
            SolutionConcept.Egalitarian => Gains,
            SolutionConcept.Utilitarian => v => [Sum(v)],
            _ => Shares,
        };
        var best = acceptable.Select(key).Aggregate((a, b) => Compare(a, b) >= 0 ? a : b);
        return (acceptable.Where(v => Compare(key(v), best) == 0).ToList(), degenerate);
    }

    private static int Compare(List<BigInteger> a, List<BigInteger> b) => a.Zip(b).Select(pair => pair.First.CompareTo(pair.Second)).FirstOrDefault(order => order != 0);

    private BigInteger Disagreement(int party, DisagreementRule rule)
    {
        var worst = Utilities.Min(v => v[party]);
        if (Problem.Parties[party].WalkAway is not { } w) return worst;
        return rule == DisagreementRule.WalkAway ? w : BigInteger.Max(w, worst);
    }

    private static IEnumerable<int[]> AllPackages(SettlementProblem problem)
    {
        var package = new int[problem.OptionCounts.Length];
        while (true)
        {
            yield return (int[])package.Clone();
            var issue = package.Length - 1;
            while (issue >= 0 && ++package[issue] == problem.OptionCounts[issue]) package[issue--] = 0;
            if (issue < 0) yield break;
        }
    }

    private List<(BigInteger[], int[], int)> FindFrontier()
    {
        var groups = Utilities.Select((vector, i) => (vector, i)).GroupBy(pair => string.Join(',', pair.vector)).Select(g => (g.First().vector, Packages[g.First().i], g.Count())).ToList();
        var efficient = groups.Where(g => !groups.Any(other => Dominates(other.vector, g.vector))).ToList();
        efficient.Sort((a, b) => a.vector.Zip(b.vector).Select(pair => pair.Second.CompareTo(pair.First)).FirstOrDefault(order => order != 0));
        return efficient;
    }
}
