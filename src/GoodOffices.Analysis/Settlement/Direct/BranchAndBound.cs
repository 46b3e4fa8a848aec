using System.Numerics;
using System.Runtime.Intrinsics;

namespace GoodOffices.Analysis.Settlement.Direct;

/// <summary>Depth-first search over the blocks that drops a branch as soon as, in one of a family of directions, even the best that can follow stays below what is needed.</summary>
/// <remarks>The tests are sums kept up to date, four directions at a time, so a branch costs a few nanoseconds. Ties with the best are followed, so that they are counted.
/// Sources: Land and Doig, Econometrica 28(3), 1960; Glover, Surrogate constraints, Operations Research 16(4), 1968.</remarks>
internal sealed class BranchAndBound
{
    private const int Lanes = 4;
    private readonly DirectTables _tables;
    private readonly Aim _aim;
    private readonly Incumbents _incumbents;
    private readonly double[][] _directions;
    private readonly int _width;
    private readonly int[] _blocks; // search order
    private readonly int[][] _items; // by depth: items, best first in the first direction
    private readonly double[][] _sums; // by depth: item · width + direction
    private readonly double[][] _rest; // by depth: the most that the blocks from here on can add
    private readonly double[] _needed;
    private readonly double _tolerance;
    private readonly double[] _totals;

    public BranchAndBound(DirectTables tables, Aim aim, double[][] directions, Incumbents incumbents)
    {
        (_tables, _aim, _incumbents, _directions) = (tables, aim, incumbents, directions);
        _width = (directions.Length + Lanes - 1) / Lanes * Lanes;
        (_blocks, _items, _sums, _rest) = (OrderBlocks(), new int[tables.Blocks][], new double[tables.Blocks][], new double[tables.Blocks + 1][]);
        (_needed, _totals) = (new double[_width], new double[tables.Parties]);
        // Doubles lose a little in every addition; what they lose must never cost a best package.
        _tolerance = 1e-13 * (4 + tables.Blocks) * (1 + tables.Values.Sum(block => block.Max(Math.Abs)));
        for (var depth = 0; depth < _blocks.Length; depth++) Tabulate(depth);
        _rest[^1] = new double[_width];
        for (var depth = _blocks.Length - 1; depth >= 0; depth--) SumRest(depth);
    }

    /// <summary>How many branches were looked at.</summary>
    public long Branches { get; private set; }

    /// <summary>The aim's value of the best package so far.</summary>
    public double Value { get; private set; } = double.NegativeInfinity;

    /// <summary>Takes a package; one found elsewhere is something to beat.</summary>
    /// <returns>Whether it is better than all before.</returns>
    public bool Offer(ReadOnlySpan<int> pick)
    {
        if (!_incumbents.Offer(pick)) return false;
        Array.Clear(_totals);
        for (var block = 0; block < pick.Length; block++)
            for (var party = 0; party < _totals.Length; party++) _totals[party] += _tables.Item(block, pick[block])[party];
        Value = Math.Max(Value, _aim.Value(_totals));
        return true;
    }

    /// <summary>Searches all branches.</summary>
    /// <param name="enough">Ends the search early, with success, where it says so after a better package was found.</param>
    /// <param name="stop">Asked every few thousand branches with their number; true ends the search.</param>
    /// <returns>Whether the search was completed, so that nothing better exists.</returns>
    public bool Run(Func<bool> enough, Func<long, bool> stop)
    {
        RaiseNeeded();
        var (depth, last, next) = (0, _blocks.Length, new int[_blocks.Length]);
        var sums = Enumerable.Range(0, last + 1).Select(_ => new double[_width]).ToArray();
        var pick = new int[last];
        while (depth >= 0)
        {
            if (depth == last)
            {
                if (Arrive(pick) && enough()) return true;
                depth--;
                continue;
            }

            if (next[depth] == _items[depth].Length)
            {
                next[depth--] = 0;
                continue;
            }

            if ((++Branches & 0x3FFF) == 0 && stop(Branches)) return false;
            var item = next[depth]++;
            var verdict = Try(depth, item, sums);
            if (verdict == Verdict.NoneFromHere) next[depth] = _items[depth].Length;
            if (verdict != Verdict.Worthwhile) continue;
            pick[_blocks[depth]] = _items[depth][item];
            depth++;
        }

        return true;
    }

    private Verdict Try(int depth, int item, double[][] sums)
    {
        ref var before = ref sums[depth][0];
        ref var after = ref sums[depth + 1][0];
        ref var added = ref _sums[depth][item * _width];
        ref var rest = ref _rest[depth + 1][0];
        ref var needed = ref _needed[0];
        for (nuint lane = 0; lane < (nuint)_width; lane += Lanes)
        {
            var sum = Vector256.LoadUnsafe(ref before, lane) + Vector256.LoadUnsafe(ref added, lane);
            sum.StoreUnsafe(ref after, lane);
            var reachable = sum + Vector256.LoadUnsafe(ref rest, lane);
            if (!Vector256.LessThanAny(reachable, Vector256.LoadUnsafe(ref needed, lane))) continue;
            return lane == 0 && reachable[0] < needed ? Verdict.NoneFromHere : Verdict.NotThis;
        }

        return Verdict.Worthwhile;
    }

    private bool Arrive(int[] pick)
    {
        var better = Offer(pick);
        if (better || _incumbents.IsTieLimitReached) RaiseNeeded();
        return better;
    }

    private void RaiseNeeded()
    {
        // When ties are no longer followed, what is only as good falls away too.
        var slack = _incumbents.IsTieLimitReached ? _tolerance : -_tolerance;
        for (var d = 0; d < _directions.Length; d++) _needed[d] = _aim.Threshold(_directions[d], Value) + slack;
        for (var d = _directions.Length; d < _width; d++) _needed[d] = double.NegativeInfinity;
    }

    private void Tabulate(int depth)
    {
        var block = _blocks[depth];
        _items[depth] = [.. Enumerable.Range(0, _tables.Items[block]).OrderByDescending(item => Along(0, block, item)).ThenBy(item => item)];
        var sums = _sums[depth] = new double[_items[depth].Length * _width];
        for (var i = 0; i < _items[depth].Length; i++)
            for (var d = 0; d < _directions.Length; d++) sums[(i * _width) + d] = Along(d, block, _items[depth][i]);
    }

    private void SumRest(int depth)
    {
        var rest = _rest[depth] = (double[])_rest[depth + 1].Clone();
        for (var d = 0; d < _directions.Length; d++)
        {
            var most = double.NegativeInfinity;
            for (var i = 0; i < _items[depth].Length; i++) most = Math.Max(most, _sums[depth][(i * _width) + d]);
            rest[d] += most;
        }
    }

    /// <summary>Blocks in which a choice matters most come first.</summary>
    private int[] OrderBlocks() => [.. Enumerable.Range(0, _tables.Blocks).OrderByDescending(block =>
    {
        var along = Enumerable.Range(0, _tables.Items[block]).Select(item => Along(0, block, item)).ToArray();
        return along.Max() - along.Average();
    })];

    private double Along(int direction, int block, int item)
    {
        var sum = 0.0;
        var values = _tables.Item(block, item);
        for (var party = 0; party < values.Length; party++) sum += _directions[direction][party] * values[party];
        return sum;
    }

    private enum Verdict
    {
        Worthwhile,
        NotThis,
        NoneFromHere,
    }
}
