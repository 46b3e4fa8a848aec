using GoodOffices.Analysis.Settlement;

namespace GoodOffices.Benchmarks;

/// <summary>Random additive problems that anybody can make again: SplitMix64 from 1000003·issues + 1009·options + parties.</summary>
/// <remarks>Party by party: one draw an issue for the weight (0.05 + draw, divided by their sum), then the evaluations of each issue's options,
/// scaled to [0, 1] by their least and greatest; weights and evaluations rounded to six decimals. Opposed: the second party's evaluations are 1 minus the first's.</remarks>
internal static class Recipe
{
    public static SettlementProblem Make(int issues, int options, int parties, bool opposed = false, bool walkAwayAtThird = false)
    {
        var state = (ulong)((1000003L * issues) + (1009L * options) + parties);
        double Draw()
        {
            var z = state += 0x9E3779B97F4A7C15UL;
            z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9UL;
            z = (z ^ (z >> 27)) * 0x94D049BB133111EBUL;
            return ((z ^ (z >> 31)) >> 11) / 9007199254740992.0;
        }

        var (weights, values) = (new double[parties][], new double[parties][][]);
        for (var party = 0; party < parties; party++)
        {
            var raw = Enumerable.Range(0, issues).Select(_ => 0.05 + Draw()).ToArray();
            weights[party] = [.. raw.Select(w => Math.Round(w / raw.Sum(), 6))];
            values[party] = [.. Enumerable.Range(0, issues).Select(_ => Scale([.. Enumerable.Range(0, options).Select(_ => Draw())]))];
        }

        if (opposed) values[1] = [.. values[0].Select(issue => issue.Select(v => Math.Round(1 - v, 6)).ToArray())];
        var thirds = walkAwayAtThird ? weights.Select((w, p) => (double?)Third(w, values[p])).ToArray() : null;
        return SettlementProblem.FromWeights(weights, values, thirds);
    }

    /// <summary>A problem by its size: issues x options x parties, with "opposed" after it where it is.</summary>
    public static SettlementProblem Named(string size, bool walkAwayAtThird = false)
    {
        var numbers = size.Split(' ')[0].Split('x').Select(n => int.Parse(n, System.Globalization.CultureInfo.InvariantCulture)).ToArray();
        return Make(numbers[0], numbers[1], numbers[2], size.EndsWith("opposed", StringComparison.Ordinal), walkAwayAtThird);
    }

    private static double[] Scale(double[] draws) => [.. draws.Select(d => Math.Round((d - draws.Min()) / (draws.Max() - draws.Min()), 6))];

    private static double Third(double[] weights, double[][] values)
    {
        var least = weights.Select((w, i) => w * values[i].Min()).Sum();
        var greatest = weights.Select((w, i) => w * values[i].Max()).Sum();
        return least + ((greatest - least) / 3);
    }
}
