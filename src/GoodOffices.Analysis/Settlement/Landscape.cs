using System.Numerics;
using GoodOffices.Analysis.Settlement.Elimination;
using GoodOffices.Analysis.Settlement.Maxima;

namespace GoodOffices.Analysis.Settlement;

/// <summary>A problem cut into blocks that do not touch each other, with what each party can get at least and at most.</summary>
/// <param name="Blocks">By their first issue.</param>
/// <param name="Least">By party, over packages that break no rule.</param>
/// <param name="Greatest">By party, over packages that break no rule.</param>
/// <param name="IsFeasible">Whether some package breaks no rule; otherwise least and greatest are taken over all.</param>
/// <param name="Derivations">How every point came about.</param>
/// <param name="Merger">Keeps the account of memory and precision.</param>
/// <param name="Limits">How much may be spent.</param>
internal sealed record Landscape<T>(Block<T>[] Blocks, T[] Least, T[] Greatest, bool IsFeasible, Derivations Derivations, Merger<T> Merger, SettlementLimits Limits)
    where T : unmanaged, IBinaryInteger<T>, IMinMaxValue<T>
{
    public double Bound => Merger.Bound;

    public long PeakBytes => Merger.PeakBytes;

    public static Landscape<T> Of(SettlementProblem problem, SettlementLimits limits)
    {
        var (least, greatest, feasible) = Extremes(problem, limits);
        var derivations = new Derivations(problem.OptionCounts);
        var ranges = greatest.Zip(least, (high, low) => high - low).ToArray();
        var merger = new Merger<T>(derivations, limits, ranges, ranges.Length);
        var blocks = feasible ? new Elimination<T>(UnitTables<T>.Of(problem), merger).Blocks() : [];
        return new Landscape<T>(blocks, least, greatest, feasible, derivations, merger, limits);
    }

    /// <summary>The frontier over all blocks; null where every package breaks a rule.</summary>
    public PointSet<T>? Frontier()
    {
        if (!IsFeasible) return null;
        var set = PointSet<T>.Origin(Least.Length);
        // From the last block to the first: where packages tie, the option of the issue just added then decides which is first.
        for (var b = Blocks.Length - 1; b >= 0; b--)
        {
            set = b == Blocks.Length - 1 ? Blocks[b].Points! : Merger.Add(set, Blocks[b].Points!);
            Merger.EndStep();
            Limits.Progress?.Report(new EngineProgress(EngineStage.Frontier, (double)(Blocks.Length - b) / Blocks.Length, set.Count));
        }

        return set;
    }

    public static (T[] Least, T[] Greatest, bool Feasible) Extremes(SettlementProblem problem, SettlementLimits limits)
    {
        var (least, greatest, feasible) = (new T[problem.Parties.Length], new T[problem.Parties.Length], true);
        for (var party = 0; party < least.Length; party++)
        {
            (greatest[party], feasible) = Extreme(UnitTables<T>.OfOne(problem, party, negate: false), limits);
            least[party] = -Extreme(UnitTables<T>.OfOne(problem, party, negate: true), limits).Value;
        }

        return (least, greatest, feasible);
    }

    private static (T Value, bool Feasible) Extreme(UnitTables<T> tables, SettlementLimits limits)
    {
        var blocks = new Elimination<T>(tables, new Merger<T>(new Derivations(tables.OptionCounts), limits, null, 1)).Blocks();
        if (Array.TrueForAll(blocks, block => block.Points is not null)) return (blocks.Aggregate(T.Zero, (sum, block) => sum + block.Points!.Columns[0][0]), true);
        var open = tables with { Terms = [.. tables.Terms.Where(term => !term.IsRule)] };
        return (Extreme(open, limits).Value, false);
    }
}
