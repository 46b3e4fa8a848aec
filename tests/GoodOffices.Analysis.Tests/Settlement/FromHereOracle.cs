using System.Numerics;
using GoodOffices.Analysis.Settlement;

namespace GoodOffices.Analysis.Tests.Settlement;

/// <summary>What can be reached from a package on the table, by listing all packages, straight from the definitions.</summary>
internal sealed class FromHereOracle
{
    private readonly SlowOracle _all;
    private readonly int[] _here;

    public FromHereOracle(SlowOracle all, int[] here)
    {
        (_all, _here) = (all, here);
        Here = [.. all.Problem.Parties.Select(party => SlowOracle.Utility(party, here))];
        Improving = [.. all.Frontier.Where(point => SlowOracle.Dominates(point.Vector, Here))];
        LargestGains = [.. Here.Select((h, p) => Improving.Select(point => point.Vector[p] - h).Append(BigInteger.Zero).Max())];
    }

    public BigInteger[] Here { get; }

    /// <summary>Frontier vectors worse for none and better for one.</summary>
    public List<(BigInteger[] Vector, int[] Package, int SharedBy)> Improving { get; }

    public BigInteger[] LargestGains { get; }

    /// <summary>Gains over the largest ones on one common denominator, the least first.</summary>
    public List<BigInteger> Shares(BigInteger[] vector)
    {
        var scale = LargestGains.Where(g => g > 0).Aggregate(BigInteger.One, (all, g) => all * g);
        return [.. vector.Select((u, p) => LargestGains[p] > 0 ? (u - Here[p]) * (scale / LargestGains[p]) : scale).Order()];
    }

    public static int Compare(List<BigInteger> a, List<BigInteger> b) => a.Zip(b).Select(pair => pair.First.CompareTo(pair.Second)).FirstOrDefault(order => order != 0);

    /// <summary>All vectors that share the best leximin, and the first package of them.</summary>
    public (List<BigInteger[]> Best, int[]? First) Fairest()
    {
        if (Improving.Count == 0) return ([], null);
        var best = Improving.Select(point => Shares(point.Vector)).Aggregate((a, b) => Compare(a, b) >= 0 ? a : b);
        var vectors = Improving.Where(point => Compare(Shares(point.Vector), best) == 0).Select(point => point.Vector).ToList();
        return (vectors, FirstOf(vectors, _ => true));
    }

    /// <summary>The fewest changes, and of the improvements with so many the first whose shares are best.</summary>
    public (int Changes, int[] Package)? Nearest()
    {
        var improving = Packages().Where(p => SlowOracle.Dominates(p.Vector, Here)).ToList();
        if (improving.Count == 0) return null;
        var fewest = improving.Min(p => Changes(p.Package));
        var near = improving.Where(p => Changes(p.Package) == fewest).ToList();
        var best = near.Select(p => Shares(p.Vector)).Aggregate((a, b) => Compare(a, b) >= 0 ? a : b);
        return (fewest, near.First(p => Compare(Shares(p.Vector), best) == 0).Package);
    }

    /// <summary>By issue and other option: what it adds for each party, whatever rules say.</summary>
    public BigInteger[] Added(int issue, int option)
    {
        var changed = (int[])_here.Clone();
        changed[issue] = option;
        return [.. _all.Problem.Parties.Select((party, p) => SlowOracle.Utility(party, changed) - Here[p])];
    }

    /// <summary>The undominated vectors of trades over exactly so many issues, best first, each with its first package.</summary>
    public List<(BigInteger[] Vector, int[] Package)> Trades(int issues)
    {
        bool IsTrade(int[] package) => Enumerable.Range(0, package.Length).All(i => package[i] == _here[i] || Added(i, package[i]).Any(a => a < 0));
        var trades = Packages().Where(p => Changes(p.Package) == issues && SlowOracle.Dominates(p.Vector, Here) && IsTrade(p.Package)).ToList();
        var undominated = trades.Where(t => !trades.Any(other => SlowOracle.Dominates(other.Vector, t.Vector))).ToList();
        // A list sort is not stable, but no two first packages are the same.
        var firsts = undominated.GroupBy(t => string.Join(',', t.Vector)).Select(g => g.First()).ToList();
        firsts.Sort((a, b) => Compare(Shares(b.Vector), Shares(a.Vector)) is not 0 and var order ? order : a.Package.AsSpan().SequenceCompareTo(b.Package));
        return firsts;
    }

    private int Changes(int[] package) => package.Where((option, i) => option != _here[i]).Count();

    private IEnumerable<(BigInteger[] Vector, int[] Package)> Packages() => _all.Utilities.Select((vector, i) => (vector, _all.Packages[i]));

    private int[] FirstOf(List<BigInteger[]> vectors, Func<int[], bool> also) =>
        Packages().First(p => vectors.Any(v => v.SequenceEqual(p.Vector)) && also(p.Package)).Package;
}
