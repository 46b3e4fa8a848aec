using System.Numerics;
using GoodOffices.Analysis.Settlement.Maxima;

namespace GoodOffices.Analysis.Settlement.Elimination;

/// <summary>Merges within limits: keeps account of memory, thins sets that grow beyond what is allowed, and adds up what that may cost in precision.</summary>
internal sealed class Merger<T>(Derivations derivations, SettlementLimits limits, T[]? ranges, int dimensions)
    where T : unmanaged, IBinaryInteger<T>, IMinMaxValue<T>
{
    private const int PointsInHurry = 3_000;
    private readonly List<double> _loss = [];
    private double _stepLoss;
    private double _pathLoss;
    private bool _inHurry;

    public Derivations Derivations { get; } = derivations;

    /// <summary>Every package is matched within this share of each party's range; 0 where nothing was thinned.</summary>
    public double Bound => _loss.Sum();

    public long PeakBytes { get; private set; }

    private int MostPoints
    {
        get
        {
            // In, out and the merge's own rows stand side by side, which is about four times one set.
            var bytesPerPoint = 4 * ((System.Runtime.CompilerServices.Unsafe.SizeOf<T>() * dimensions) + 32);
            var fitting = Math.Max(1_000, (limits.MostBytes - Math.Min(Derivations.Bytes, limits.MostBytes / 2)) / bytesPerPoint);
            return (int)Math.Min(_inHurry ? PointsInHurry : limits.MostPoints, fitting);
        }
    }

    /// <summary>Ends one of several tables that are filled side by side: what its merges lost adds up, but a package passes through one table only.</summary>
    public void EndTable()
    {
        _stepLoss = Math.Max(_stepLoss, _pathLoss);
        _pathLoss = 0;
    }

    /// <summary>Ends a step that every package passes through.</summary>
    public void EndStep()
    {
        EndTable();
        if (_stepLoss > 0) _loss.Add(_stepLoss);
        _stepLoss = 0;
    }

    /// <summary>Every sum of a point of one set and a point of the other, pruned.</summary>
    public PointSet<T> Add(PointSet<T> set, PointSet<T> items)
    {
        var sources = new ShiftedSet<T>[items.Count];
        for (var i = 0; i < sources.Length; i++) sources[i] = new ShiftedSet<T>(set, items.Vector(i), items.Nodes[i], items.Counts[i]);
        return Merge(sources);
    }

    public PointSet<T> Merge(ShiftedSet<T>[] sources)
    {
        var (loss, allowance) = (0.0, 1L);
        while (true)
        {
            limits.Cancel.ThrowIfCancellationRequested();
            if (!_inHurry && (limits.Hurry.IsCancellationRequested || Derivations.Bytes > limits.MostBytes / 2)) _inHurry = true;
            try
            {
                using var stop = CancellationTokenSource.CreateLinkedTokenSource(limits.Cancel, _inHurry ? default : limits.Hurry);
                var merged = Merge<T>.Maxima(sources, Derivations, ranges is null ? int.MaxValue : (int)Math.Min(int.MaxValue, MostPoints * allowance), stop.Token);
                PeakBytes = Math.Max(PeakBytes, Derivations.Bytes + merged.Bytes + (merged.Count * 8L) + sources.Select(s => s.Set).Distinct().Sum(set => set.Bytes));
                if (ranges is not null && merged.Count > MostPoints)
                {
                    (merged, var last) = Thinning<T>.Thin(merged, ranges, MostPoints);
                    loss += last;
                }

                _pathLoss += loss;
                return merged;
            }
            catch (TooManyPointsException) when (ranges is not null)
            {
                var before = sources.Sum(source => (long)source.Set.Count);
                loss += Thin(sources, Math.Max(1, MostPoints / 4));
                // Where every set is down to one point the sources themselves are many: let them through and thin what comes out.
                if (sources.Sum(source => (long)source.Set.Count) == before) allowance *= 2;
            }
            catch (OperationCanceledException) when (!limits.Cancel.IsCancellationRequested)
            {
                _inHurry = true;
                if (ranges is not null) loss += Thin(sources, PointsInHurry);
            }
        }
    }

    /// <summary>Thins the sources' sets so that together they hold about as many points as wanted.</summary>
    private double Thin(ShiftedSet<T>[] sources, int wanted)
    {
        var thinned = new Dictionary<PointSet<T>, PointSet<T>>(ReferenceEqualityComparer.Instance);
        var (total, worst) = (sources.Sum(s => (long)s.Set.Count), 0.0);
        for (var i = 0; i < sources.Length; i++)
        {
            var set = sources[i].Set;
            if (!thinned.TryGetValue(set, out var fewer))
            {
                (fewer, var loss) = Thinning<T>.Thin(set, ranges!, (int)Math.Max(1, Math.Min(wanted, (long)set.Count * wanted / total)));
                thinned[set] = fewer;
                worst = Math.Max(worst, loss);
            }

            sources[i] = sources[i] with { Set = fewer };
        }

        return worst;
    }
}
