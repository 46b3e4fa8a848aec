namespace GoodOffices.Analysis.Settlement.Direct;

/// <summary>Finds the direction that bounds the value best, and packages worth starting from, by subgradient descent.</summary>
/// <remarks>In a direction the blocks separate: each takes its own best item. Any direction bounds; better ones bound tighter, so nothing depends on convergence.
/// Source: Polyak's step, Minimization of unsmooth functionals, 1969; see Shor, Minimization Methods for Non-Differentiable Functions, 1985.</remarks>
internal sealed class Relaxation
{
    private readonly DirectTables _tables;
    private readonly Aim _aim;
    private readonly double[] _totals;
    private readonly double[] _slope;
    private readonly int[] _pick;

    public Relaxation(DirectTables tables, Aim aim)
    {
        (_tables, _aim) = (tables, aim);
        (_totals, _slope, _pick) = (new double[tables.Parties], new double[tables.Parties], new int[tables.Blocks]);
        Direction = aim.Start();
    }

    /// <summary>The direction of the best bound so far.</summary>
    public double[] Direction { get; private set; }

    /// <summary>No acceptable package is worth more.</summary>
    public double UpperBound { get; private set; } = double.PositiveInfinity;

    /// <summary>Packages (an item for each block) met on the way.</summary>
    public List<int[]> Seeds { get; } = [];

    /// <param name="hurry">When signalled, the best direction so far is taken.</param>
    public Relaxation Run(CancellationToken hurry)
    {
        var work = (long)_tables.Items.Sum() * _tables.Parties;
        var steps = (int)Math.Clamp(12_000_000 / Math.Max(1, work), 150, 1_200);
        var direction = _aim.Start();
        var (sinceBetter, hope) = (0, 0.05);
        for (var step = 0; step < steps; step++)
        {
            var bound = _aim.UpperBound(direction, LargestSum(direction));
            if (bound < UpperBound)
            {
                if (bound < UpperBound - 1e-9) sinceBetter = 0;
                (UpperBound, Direction) = (bound, (double[])direction.Clone());
            }

            if (++sinceBetter > 25) (sinceBetter, hope, direction) = (0, hope * 0.7, (double[])Direction.Clone());
            if (step % Math.Max(1, steps / 12) == 0) Seeds.Add((int[])_pick.Clone());
            if (!Descend(direction, bound, hope) || hurry.IsCancellationRequested) break;
        }

        LargestSum(Direction);
        Seeds.Add((int[])_pick.Clone());
        return this;
    }

    private bool Descend(double[] direction, double bound, double hope)
    {
        _aim.Slope(direction, _totals, _slope);
        var length = 0.0;
        foreach (var s in _slope) length += s * s;
        if (length < 1e-24 || double.IsNegativeInfinity(bound)) return false;
        // The target lies a little below the best bound; the little shrinks as bounds stop falling.
        var stride = (bound - UpperBound + (hope * Math.Max(1e-6, Math.Abs(UpperBound)))) / length;
        for (var party = 0; party < direction.Length; party++) direction[party] -= stride * _slope[party];
        _aim.Project(direction);
        return true;
    }

    private double LargestSum(double[] direction)
    {
        var sum = 0.0;
        Array.Clear(_totals);
        for (var block = 0; block < _tables.Blocks; block++)
        {
            var (best, bestItem, values, parties) = (double.NegativeInfinity, 0, _tables.Values[block], direction.Length);
            for (var (item, at) = (0, 0); item < _tables.Items[block]; item++)
            {
                var value = 0.0;
                for (var party = 0; party < parties; party++) value += direction[party] * values[at++];
                if (value > best) (best, bestItem) = (value, item);
            }

            sum += best;
            _pick[block] = bestItem;
            var chosen = _tables.Item(block, bestItem);
            for (var party = 0; party < parties; party++) _totals[party] += chosen[party];
        }

        return sum;
    }
}
