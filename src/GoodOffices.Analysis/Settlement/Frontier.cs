using System.Collections.Immutable;
using System.Numerics;
using GoodOffices.Analysis.Settlement.Elimination;
using GoodOffices.Analysis.Settlement.Maxima;

namespace GoodOffices.Analysis.Settlement;

/// <summary>The Pareto frontier: the distinct utility vectors that no package dominates (at least as good for all, better for one), over all packages that break no rule.</summary>
/// <remarks>Found without listing packages: the frontier of a sum is the pruned sum of frontiers, issue by issue; issues bound by conditional values
/// or rules are settled together by elimination. Exact unless a limit stopped it, which <see cref="Bound"/> then says.
/// Source: Ehrgott, Multicriteria Optimization, 2005; see docs/algorithms/frontier.md. Safe to read from several threads.</remarks>
public sealed class Frontier
{
    private readonly SettlementProblem _problem;
    private readonly Derivations _derivations;
    private readonly Int128[][]? _wide;
    private readonly long[][]? _narrow;
    private readonly int[] _nodes;
    private readonly PackageCounts _counts;

    private Frontier(SettlementProblem problem, Int128[] least, Int128[] greatest, Derivations derivations, Int128[][]? wide, long[][]? narrow, int[] nodes, PackageCounts counts, double bound, long peakBytes)
    {
        (_problem, _derivations, _wide, _narrow, _nodes, _counts, PeakBytes) = (problem, derivations, wide, narrow, nodes, counts, peakBytes);
        (Least, Greatest) = (least, greatest);
        Bound = bound > 0 ? bound : null;
    }

    /// <summary>How many points there are; 0 where every package breaks a rule.</summary>
    public int Count => _nodes.Length;

    /// <summary>Whether these are all points, with all packages counted.</summary>
    public bool IsExact => Bound is null;

    /// <summary>Where not exact: every package is matched by a point within this share of each party's range (greatest minus least utility); at most 1.</summary>
    public double? Bound { get; }

    /// <summary>The most memory, in bytes, that the engine's tables held at once.</summary>
    public long PeakBytes { get; }

    /// <summary>Finds the frontier.</summary>
    /// <param name="problem">What is to be settled.</param>
    /// <param name="limits">How much may be spent; the defaults where not given.</param>
    /// <returns>Points by falling utility of the first party, then the second, and so on.</returns>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    /// <exception cref="EntangledIssuesException">Conditional values and rules bind too many issues together.</exception>
    public static Frontier Find(SettlementProblem problem, SettlementLimits? limits = null)
    {
        ArgumentNullException.ThrowIfNull(problem);
        limits ??= new SettlementLimits();
        return problem.FitsLong ? Find<long>(problem, limits) : Find<Int128>(problem, limits);
    }

    /// <summary>The frontier over the packages that reach a floor for every party; those that do not are dropped early. With thinning some points may fall short.</summary>
    /// <param name="problem">What is to be settled.</param>
    /// <param name="floors">By party, in units.</param>
    /// <param name="changes">The party who counts changes with a minus; null where none does.</param>
    /// <param name="limits">How much may be spent.</param>
    internal static Frontier FindAtLeast(SettlementProblem problem, Int128[] floors, int? changes, SettlementLimits limits) =>
        problem.FitsLong ? Find(problem, limits, Array.ConvertAll(floors, long.CreateChecked), changes) : Find(problem, limits, floors, changes);

    /// <summary>The least a party can get from a package that breaks no rule (from any package, where all break one), in her own unit.</summary>
    public double LeastUtility(int party) => _problem.Scales[party].ToUtility(Least[party]);

    /// <summary>The most a party can get from a package that breaks no rule (from any package, where all break one), in her own unit.</summary>
    public double GreatestUtility(int party) => _problem.Scales[party].ToUtility(Greatest[party]);

    /// <summary>What a point is worth to a party, in the party's own unit: the double nearest to the exact utility.</summary>
    public double Utility(int point, int party) => _problem.Scales[party].ToUtility(Units(point, party));

    /// <summary>What a point is worth to a party, exactly: numerator and denominator (on a grid where the problem is not exact).</summary>
    public (BigInteger Numerator, BigInteger Denominator) ExactUtility(int point, int party) =>
        (Units(point, party) * _problem.Scales[party].UnitNumerator, _problem.Scales[party].UnitDenominator);

    /// <summary>By issue: the option of the first package, in issue order and then option order, that has these utilities.</summary>
    public ImmutableArray<int> Package(int point)
    {
        var options = new int[_problem.OptionCounts.Length];
        _derivations.Spell(_nodes[point], options);
        return System.Runtime.InteropServices.ImmutableCollectionsMarshal.AsImmutableArray(options);
    }

    /// <summary>How many packages have exactly these utilities; where the frontier is not exact, at least so many.</summary>
    public BigInteger SharedBy(int point) => _counts[point];

    /// <summary>Whether every party gets at least her walk-away.</summary>
    public bool IsAcceptable(int point)
    {
        for (var party = 0; party < _problem.Scales.Length; party++)
            if (_problem.Scales[party].WalkAway is { } least && Units(point, party) < least) return false;
        return true;
    }

    /// <summary>Whether both frontiers have the same utility vectors; of the same parties, with or without some rules.</summary>
    public bool HasSameVectors(Frontier other)
    {
        ArgumentNullException.ThrowIfNull(other);
        if (other.Count != Count) return false;
        for (var party = 0; party < _problem.Scales.Length; party++)
            for (var point = 0; point < Count; point++)
                if (Units(point, party) != other.Units(point, party)) return false;
        return true;
    }

    internal SettlementProblem Problem => _problem;

    internal Int128[] Least { get; }

    internal Int128[] Greatest { get; }

    internal Int128 Units(int point, int party) => _narrow is not null ? _narrow[party][point] : _wide![party][point];

    private static Frontier Find<T>(SettlementProblem problem, SettlementLimits limits, T[]? floors = null, int? changes = null)
        where T : unmanaged, IBinaryInteger<T>, IMinMaxValue<T>
    {
        var landscape = Landscape<T>.Of(problem, limits);
        var set = floors is null ? landscape.Frontier() : new Improvements.Reaching<T>(landscape, floors, changes).Frontier();
        var (nodes, counts) = (set?.Nodes ?? [], set?.Counts ?? PackageCounts.Ones(0));
        var columns = set?.Columns ?? [.. problem.Parties.Select(_ => Array.Empty<T>())];
        return new Frontier(problem, Array.ConvertAll(landscape.Least, Int128.CreateChecked), Array.ConvertAll(landscape.Greatest, Int128.CreateChecked), landscape.Derivations, columns as Int128[][], columns as long[][], nodes, counts, Math.Min(1, landscape.Bound), landscape.PeakBytes);
    }
}
