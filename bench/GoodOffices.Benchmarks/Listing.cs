using System.Diagnostics;
using System.Runtime.InteropServices;
using GoodOffices.Analysis.Settlement;

namespace GoodOffices.Benchmarks;

/// <summary>The baseline: list every package in 64-bit whole numbers, sort, keep what nothing before dominates. A plain, careful brute force; additive problems only.</summary>
internal static class Listing
{
    /// <returns>How long one listing took; NaN where it does not apply.</returns>
    /// <exception cref="InvalidOperationException">Listing found another number of points than the engine.</exception>
    public static double Milliseconds(SettlementProblem problem, int expected)
    {
        if (problem.Parties.Any(p => p.Combinations.Length > 0 || p.Contributions.SelectMany(i => i).Any(n => n.GetBitLength() > 55)) || problem.Rules.Length > 0) return double.NaN;
        var contributions = problem.Parties.Select(p => p.Contributions.Select(issue => issue.Select(n => (long)n).ToArray()).ToArray()).ToArray();
        var watch = Stopwatch.StartNew();
        var found = Count(contributions, [.. problem.OptionCounts]);
        var elapsed = watch.Elapsed.TotalMilliseconds;
        return found == expected ? elapsed : throw new InvalidOperationException($"Listing found {found} points, the engine {expected}.");
    }

    private static int Count(long[][][] contributions, int[] options)
    {
        var parties = contributions.Length;
        var vectors = new List<long[]> { new long[parties] };
        for (var issue = 0; issue < options.Length; issue++)
        {
            var longer = new List<long[]>(vectors.Count * options[issue]);
            foreach (var vector in vectors)
            {
                for (var option = 0; option < options[issue]; option++)
                {
                    var sum = (long[])vector.Clone();
                    for (var party = 0; party < parties; party++) sum[party] += contributions[party][issue][option];
                    longer.Add(sum);
                }
            }

            vectors = longer;
        }

        vectors.Sort((a, b) => b.AsSpan().SequenceCompareTo(a));
        var efficient = new List<long[]>();
        foreach (var vector in CollectionsMarshal.AsSpan(vectors))
            if (!efficient.Exists(better => AtLeast(better, vector))) efficient.Add(vector);
        return efficient.Count;
    }

    private static bool AtLeast(long[] better, long[] vector)
    {
        for (var party = 0; party < vector.Length; party++)
            if (better[party] < vector[party]) return false;
        return true;
    }
}
