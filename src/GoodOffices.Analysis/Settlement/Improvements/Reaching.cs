using System.Numerics;
using GoodOffices.Analysis.Settlement.Maxima;

namespace GoodOffices.Analysis.Settlement.Improvements;

/// <summary>The frontier over the packages that reach a floor for every party: what can no longer reach one is dropped as soon as that is certain.</summary>
/// <remarks>Where one dimension counts changes (with a minus), what the blocks still to come can add is bounded by the best few of them, so that a search for packages
/// close by stays small. A set that a limit thinned is held to floors lowered by what thinning may have cost, so that the bound of the whole stays true.</remarks>
/// <param name="landscape">The problem, cut into blocks.</param>
/// <param name="floors">By dimension.</param>
/// <param name="changes">The dimension that counts changes; null where none does.</param>
internal sealed class Reaching<T>(Landscape<T> landscape, T[] floors, int? changes)
    where T : unmanaged, IBinaryInteger<T>, IMinMaxValue<T>
{
    private static readonly T Unreachable = T.MinValue;
    private readonly int _most = changes is { } dimension ? int.CreateChecked(-floors[dimension]) : 0;
    private readonly T[] _lowered = new T[floors.Length];

    /// <summary>Null where nothing reaches the floors.</summary>
    public PointSet<T>? Frontier()
    {
        if (!landscape.IsFeasible) return null;
        var rest = Rest();
        var set = PointSet<T>.Origin(floors.Length);
        for (var b = landscape.Blocks.Length - 1; b >= 0; b--)
        {
            LowerFloors();
            var sources = new List<ShiftedSet<T>>();
            var items = landscape.Blocks[b].Points!;
            for (var item = 0; item < items.Count; item++)
            {
                var shift = items.Vector(item);
                var kept = Reachable(set, shift, rest[b]);
                if (kept.Count == 0) continue;
                var some = kept.Count == set.Count ? set : set.Select(System.Runtime.InteropServices.CollectionsMarshal.AsSpan(kept));
                sources.Add(new ShiftedSet<T>(some, shift, items.Nodes[item], items.Counts[item]));
            }

            if (sources.Count == 0) return null;
            set = landscape.Merger.Merge([.. sources]);
            landscape.Merger.EndStep();
            landscape.Limits.Progress?.Report(new EngineProgress(EngineStage.Frontier, (double)(landscape.Blocks.Length - b) / landscape.Blocks.Length, set.Count));
        }

        return set;
    }

    private List<int> Reachable(PointSet<T> set, T[] shift, T[][] rest)
    {
        var kept = new List<int>();
        for (var point = 0; point < set.Count; point++)
        {
            var left = changes is { } count ? _most + int.CreateChecked(set.Columns[count][point] + shift[count]) : 0;
            if (left < 0) continue;
            var reaches = true;
            for (var dimension = 0; reaches && dimension < floors.Length; dimension++)
                reaches = rest[left][dimension] != Unreachable && set.Columns[dimension][point] + shift[dimension] + rest[left][dimension] >= _lowered[dimension];
            if (reaches) kept.Add(point);
        }

        return kept;
    }

    private void LowerFloors()
    {
        var bound = landscape.Bound;
        for (var dimension = 0; dimension < floors.Length; dimension++)
        {
            _lowered[dimension] = floors[dimension];
            if (bound > 0 && dimension != changes) _lowered[dimension] -= T.CreateSaturating(Math.Ceiling(bound * double.CreateChecked(landscape.Greatest[dimension] - landscape.Least[dimension]))) + T.One;
        }
    }

    /// <summary>By block, changes left, and dimension: the most that all blocks before it can add.</summary>
    private T[][][] Rest()
    {
        var rest = new T[landscape.Blocks.Length][][];
        for (var b = 0; b < rest.Length; b++)
        {
            rest[b] = [.. Enumerable.Range(0, _most + 1).Select(_ => new T[floors.Length])];
            if (b == 0) continue;
            var best = BestWith(landscape.Blocks[b - 1].Points!);
            for (var left = 0; left <= _most; left++)
                for (var dimension = 0; dimension < floors.Length; dimension++) rest[b][left][dimension] = MostWith(best, rest[b - 1], left, dimension);
        }

        return rest;
    }

    private static T MostWith(T[][] best, T[][] before, int left, int dimension)
    {
        var most = Unreachable;
        for (var used = 0; used <= left; used++)
            if (best[used][dimension] != Unreachable && before[left - used][dimension] != Unreachable) most = T.Max(most, best[used][dimension] + before[left - used][dimension]);
        return most;
    }

    /// <summary>By changes made in the block, then dimension: the most the block can add.</summary>
    private T[][] BestWith(PointSet<T> items)
    {
        var best = Enumerable.Range(0, _most + 1).Select(_ => floors.Select(_ => Unreachable).ToArray()).ToArray();
        for (var item = 0; item < items.Count; item++)
        {
            var made = changes is { } count ? int.CreateChecked(-items.Columns[count][item]) : 0;
            if (made > _most) continue;
            for (var dimension = 0; dimension < floors.Length; dimension++) best[made][dimension] = T.Max(best[made][dimension], items.Columns[dimension][item]);
        }

        return best;
    }
}
