namespace GoodOffices.Analysis.Settlement.Direct;

/// <summary>Improves a package by exchanging one item, then two, until no exchange helps. Gives the direct search something good to beat.</summary>
internal sealed class LocalSearch(DirectTables tables, Aim aim)
{
    private const int MostItemsForPairs = 600;
    private long _budget = 20_000_000; // items looked at, over all packages improved
    private readonly double[] _trial = new double[tables.Parties];
    private readonly bool _pairs = tables.Items.Sum() <= MostItemsForPairs;

    /// <summary>Improves in place. A package that misses a floor is first brought to meet it.</summary>
    public void Improve(int[] pick)
    {
        var totals = Totals(pick);
        var score = Score(totals);
        while (_budget > 0 && (BestSingle(pick, totals, ref score) || (_pairs && FirstPair(pick, totals, ref score))))
        {
        }
    }

    private bool BestSingle(int[] pick, double[] totals, ref double score)
    {
        var (bestBlock, bestItem, best) = (-1, 0, score);
        for (var block = 0; block < tables.Blocks; block++)
        {
            _budget -= tables.Items[block];
            for (var item = 0; item < tables.Items[block]; item++)
            {
                if (item == pick[block]) continue;
                var value = ScoreWith(totals, block, pick[block], item);
                if (IsBetter(value, best)) (bestBlock, bestItem, best) = (block, item, value);
            }
        }

        if (bestBlock < 0) return false;
        Exchange(pick, totals, bestBlock, bestItem);
        score = best;
        return true;
    }

    private bool FirstPair(int[] pick, double[] totals, ref double score)
    {
        for (var first = 0; first < tables.Blocks; first++)
        {
            for (var (item, old) = (0, pick[first]); item < tables.Items[first]; item++)
            {
                if (item == old) continue;
                Exchange(pick, totals, first, item);
                for (var second = first + 1; second < tables.Blocks; second++)
                {
                    for (var other = 0; other < tables.Items[second]; other++)
                    {
                        if (other == pick[second]) continue;
                        var value = ScoreWith(totals, second, pick[second], other);
                        if (!IsBetter(value, score)) continue;
                        Exchange(pick, totals, second, other);
                        score = value;
                        return true;
                    }
                }

                Exchange(pick, totals, first, old);
            }
        }

        return false;
    }

    private static bool IsBetter(double value, double than) => value > than + (1e-12 * Math.Max(1, Math.Abs(than)));

    private void Exchange(int[] pick, double[] totals, int block, int item)
    {
        var before = tables.Item(block, pick[block]);
        var after = tables.Item(block, item);
        for (var party = 0; party < totals.Length; party++) totals[party] += after[party] - before[party];
        pick[block] = item;
    }

    private double ScoreWith(double[] totals, int block, int without, int with)
    {
        var before = tables.Item(block, without);
        var after = tables.Item(block, with);
        for (var party = 0; party < totals.Length; party++) _trial[party] = totals[party] + after[party] - before[party];
        return Score(_trial);
    }

    /// <summary>The aim's value where all floors are met; else, far below any value, how much is missing.</summary>
    private double Score(ReadOnlySpan<double> totals)
    {
        var missing = 0.0;
        for (var party = 0; party < totals.Length; party++) missing += Math.Max(0, aim.Floors[party] - totals[party]);
        if (missing > 0) return -1e9 * (1 + missing);
        var value = aim.Value(totals);
        return double.IsNegativeInfinity(value) ? -1e9 : value;
    }

    private double[] Totals(int[] pick)
    {
        var totals = new double[tables.Parties];
        for (var block = 0; block < pick.Length; block++)
        {
            var item = tables.Item(block, pick[block]);
            for (var party = 0; party < totals.Length; party++) totals[party] += item[party];
        }

        return totals;
    }
}
