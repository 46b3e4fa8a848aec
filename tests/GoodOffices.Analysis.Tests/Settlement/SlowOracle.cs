using System.Numerics;
using GoodOffices.Analysis.Settlement;

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
