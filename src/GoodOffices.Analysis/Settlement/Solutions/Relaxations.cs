using System.Collections.Immutable;
using System.Numerics;
using GoodOffices.Analysis.Settlement.Direct;

namespace GoodOffices.Analysis.Settlement.Solutions;

/// <summary>By how much one walk-away would have to be lowered.</summary>
/// <param name="Party">Whose.</param>
/// <param name="Amount">In her own unit; above 0.</param>
/// <param name="ShareOfRange">As share of her range over packages that break no rule.</param>
public sealed record Lowering(int Party, double Amount, double ShareOfRange);

/// <summary>One smallest set of walk-aways to lower and rules to drop that makes agreement possible.</summary>
/// <param name="Lowerings">The least lowering; of several walk-aways the one whose largest share of range is least, then the next largest.</param>
/// <param name="Rules">Positions of the rules to drop.</param>
public sealed record SettlementRelaxation(ImmutableArray<Lowering> Lowerings, ImmutableArray<int> Rules);

/// <summary>What would have to give where no package is acceptable to all.</summary>
public static class Relaxations
{
    /// <summary>More sets than this are not tried.</summary>
    public const int MostSets = 5_000;

    /// <summary>Finds the relaxations of the smallest size that make agreement possible: each walk-away or rule alone; only where none does, every pair, and so on.</summary>
    /// <returns>Fewest rules first, then the least largest share of range. Empty where agreement exists. Null where <see cref="MostSets"/> or a limit came first.</returns>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public static ImmutableArray<SettlementRelaxation>? Find(SettlementProblem problem, SettlementLimits? limits = null)
    {
        ArgumentNullException.ThrowIfNull(problem);
        limits ??= new SettlementLimits();
        return problem.FitsLong ? new Search<long>(problem, limits).Run() : new Search<Int128>(problem, limits).Run();
    }

    private sealed class Search<T>(SettlementProblem problem, SettlementLimits limits)
        where T : unmanaged, IBinaryInteger<T>, IMinMaxValue<T>
    {
        private readonly Dictionary<string, Landscape<T>> _landscapes = [];
        private bool _stopped;

        public ImmutableArray<SettlementRelaxation>? Run()
        {
            var walkAways = Enumerable.Range(0, problem.Parties.Length).Where(party => problem.Parties[party].WalkAway is not null).ToArray();
            var candidates = walkAways.Length + problem.Rules.Length;
            var tried = 0;
            for (var size = 0; size <= candidates; size++)
            {
                var found = new List<SettlementRelaxation>();
                foreach (var set in Subsets(candidates, size))
                {
                    if (++tried > MostSets || limits.Hurry.IsCancellationRequested) return null;
                    var lowered = set.Where(i => i < walkAways.Length).Select(i => walkAways[i]).ToArray();
                    if (Try(lowered, [.. set.Where(i => i >= walkAways.Length).Select(i => i - walkAways.Length)]) is { } relaxation) found.Add(relaxation);
                    if (_stopped) return null;
                }

                if (size == 0 && found.Count > 0) return [];
                if (found.Count > 0) return [.. found.OrderBy(r => r.Rules.Length).ThenBy(r => r.Lowerings.Select(l => l.ShareOfRange).DefaultIfEmpty(0).Max())];
            }

            return [];
        }

        private SettlementRelaxation? Try(int[] lowered, int[] dropped)
        {
            var without = problem.WithRules([.. problem.Rules.Where((_, rule) => !dropped.Contains(rule))]);
            var key = string.Join(',', dropped);
            if (!_landscapes.TryGetValue(key, out var landscape)) _landscapes[key] = landscape = Landscape<T>.Of(without, limits);
            if (!landscape.IsFeasible) return null;

            var ranges = Ranges();
            var firm = without.WithoutWalkAways(lowered);
            var ground = new BargainingGround(firm, [.. problem.Scales.Select(scale => scale.WalkAway ?? 0)], Weights(ranges, lowered), BigInteger.One);
            var incumbents = new Incumbents<T>(landscape, ground, lowered.Length == 0 ? new SumOfUtilities(ground) : LeastFirst.Of(ground, Weights(ranges, lowered)));
            var tables = DirectTables.Of(landscape);
            var outcome = DirectSearch.Run(tables, AimFor(firm, lowered, ranges, tables), incumbents, limits, enough: () => lowered.Length == 0);
            _stopped |= !outcome.IsComplete; // what a stopped search found need not be the least
            return incumbents.Best is { } best ? new SettlementRelaxation([.. lowered.Select(party => Lower(party, best[party], ranges[party]))], [.. dropped]) : null;
        }

        private LeastGain AimFor(SettlementProblem firm, int[] lowered, Int128[] ranges, DirectTables tables)
        {
            double Total(Int128? units, int party, double none) => units is { } u ? (double)u / tables.Ranges[party] : none;
            var floors = firm.Scales.Select((scale, party) => Total(scale.WalkAway, party, double.NegativeInfinity)).ToArray();
            if (lowered.Length == 0) return new LeastGain(floors, [.. floors.Select(f => double.IsInfinity(f) ? 0 : f)], [.. floors.Select(f => double.IsInfinity(f) ? 0.0 : 1.0)]);
            var weights = tables.Ranges.Select((range, party) => lowered.Contains(party) ? range / Math.Max(1, (double)ranges[party]) : 0).ToArray();
            return new LeastGain(floors, [.. problem.Scales.Select((scale, party) => Total(scale.WalkAway, party, 0))], weights);
        }

        private static BigInteger[] Cofactors(Int128[] numbers)
        {
            var product = numbers.Aggregate(BigInteger.One, (all, n) => all * n);
            return [.. numbers.Select(n => product / n)];
        }

        private Lowering Lower(int party, Int128 units, Int128 range)
        {
            var missing = (problem.Scales[party].WalkAway ?? units) - units;
            return new Lowering(party, problem.Scales[party].ToUtility(missing), Fraction.ToDouble(missing, range));
        }

        private Int128[] Ranges()
        {
            if (!_landscapes.TryGetValue("", out var all)) _landscapes[""] = all = Landscape<T>.Of(problem, limits);
            return [.. all.Greatest.Zip(all.Least, (high, low) => Int128.Max(1, Int128.CreateChecked(high - low)))];
        }

        private static ImmutableArray<BigInteger> Weights(Int128[] ranges, int[] lowered)
        {
            var weights = Cofactors(ranges);
            return [.. weights.Select((w, party) => lowered.Length == 0 || lowered.Contains(party) ? w : BigInteger.Zero)];
        }

        private static IEnumerable<int[]> Subsets(int count, int size)
        {
            var set = Enumerable.Range(0, size).ToArray();
            while (size <= count)
            {
                yield return (int[])set.Clone();
                var i = size - 1;
                while (i >= 0 && set[i] == count - size + i) i--;
                if (i < 0) yield break;
                set[i]++;
                for (var j = i + 1; j < size; j++) set[j] = set[j - 1] + 1;
            }
        }
    }
}
