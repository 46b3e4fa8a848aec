using System.Numerics;
using GoodOffices.Analysis.Settlement.Maxima;

namespace GoodOffices.Analysis.Settlement.Elimination;

/// <summary>Keeps one point of every box of a grid, the boxes just large enough to leave no more points than wanted.</summary>
/// <remarks>What is dropped differs from what is kept by less than a box in every coordinate; that is the loss reported.
/// Source of the idea: Papadimitriou and Yannakakis, On the approximability of trade-offs, FOCS 2000.</remarks>
internal static class Thinning<T>
    where T : unmanaged, IBinaryInteger<T>, IMinMaxValue<T>
{
    private const int FinestBits = 24;

    /// <returns>The points kept, and the box's side as share of each party's range.</returns>
    public static (PointSet<T> Set, double Loss) Thin(PointSet<T> set, T[] ranges, int wanted)
    {
        if (set.Count <= wanted) return (set, 0);
        for (var bits = FinestBits; bits >= 0; bits--)
        {
            var sides = Array.ConvertAll(ranges, range => T.Max(T.One, range >> bits));
            var kept = OnePerBox(set, sides, wanted);
            if (kept is not null) return (set.Select(kept), Share(sides, ranges));
        }

        return (set.Select([0]), 1);
    }

    private static double Share(T[] sides, T[] ranges)
    {
        var worst = 0.0;
        for (var party = 0; party < sides.Length; party++)
            if (ranges[party] > T.Zero) worst = Math.Max(worst, double.BitIncrement(double.CreateChecked(sides[party]) / double.CreateChecked(ranges[party])));
        return worst;
    }

    private static int[]? OnePerBox(PointSet<T> set, T[] sides, int wanted)
    {
        var boxes = Array.ConvertAll(sides, _ => new int[set.Count]);
        for (var party = 0; party < sides.Length; party++)
        {
            var (column, least) = (set.Columns[party], set.Columns[party].Min());
            for (var i = 0; i < column.Length; i++)
            {
                var box = (column[i] - least) / sides[party];
                if (box > T.CreateChecked(int.MaxValue)) return null; // partial packages can lie further apart than whole ones: coarser, then
                boxes[party][i] = int.CreateChecked(box);
            }
        }

        var (taken, kept) = (new HashSet<int>(new SameBox(boxes)), new List<int>());
        for (var i = 0; i < set.Count; i++)
        {
            if (!taken.Add(i)) continue;
            if (kept.Count == wanted) return null;
            kept.Add(i);
        }

        return [.. kept];
    }

    private sealed class SameBox(int[][] boxes) : IEqualityComparer<int>
    {
        public bool Equals(int x, int y) => Array.TrueForAll(boxes, column => column[x] == column[y]);

        public int GetHashCode(int point)
        {
            var hash = default(HashCode);
            foreach (var column in boxes) hash.Add(column[point]);
            return hash.ToHashCode();
        }
    }
}
