using System.Numerics;
using GoodOffices.Analysis.Settlement.Elimination;

namespace GoodOffices.Analysis.Settlement.Direct;

/// <summary>The undominated partial packages of every block, their utilities as shares of each party's range.</summary>
/// <param name="Values">By block, then item · parties + party.</param>
/// <param name="Items">By block: how many items.</param>
/// <param name="Ranges">By party, in units; 1 where a party's utility never changes.</param>
internal sealed record DirectTables(double[][] Values, int[] Items, double[] Ranges)
{
    public int Parties => Ranges.Length;

    public int Blocks => Items.Length;

    public ReadOnlySpan<double> Item(int block, int item) => Values[block].AsSpan(item * Parties, Parties);

    public static DirectTables Of<T>(Landscape<T> landscape)
        where T : unmanaged, IBinaryInteger<T>, IMinMaxValue<T>
    {
        var ranges = landscape.Greatest.Zip(landscape.Least, (high, low) => Math.Max(1, double.CreateChecked(high - low))).ToArray();
        var values = landscape.Blocks.Select(block => Flatten(block, ranges)).ToArray();
        return new DirectTables(values, [.. landscape.Blocks.Select(block => block.Points!.Count)], ranges);
    }

    private static double[] Flatten<T>(Block<T> block, double[] ranges)
        where T : unmanaged, IBinaryInteger<T>, IMinMaxValue<T>
    {
        var values = new double[block.Points!.Count * ranges.Length];
        for (var item = 0; item < block.Points.Count; item++)
            for (var party = 0; party < ranges.Length; party++)
                values[(item * ranges.Length) + party] = double.CreateChecked(block.Points.Columns[party][item]) / ranges[party];
        return values;
    }
}
