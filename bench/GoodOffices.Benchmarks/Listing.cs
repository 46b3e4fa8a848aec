using System.Diagnostics;
using System.Numerics;
using System.Runtime.InteropServices;
using GoodOffices.Analysis.Settlement;

namespace GoodOffices.Benchmarks;

/// <summary>The baseline: list every package in 64-bit (or, where they do not fit, 128-bit) whole numbers, sort, keep what nothing before dominates. A plain, careful brute force; additive problems only.</summary>
internal static class Listing
{
    private const int Most = 1_000_000;

    /// <returns>How long one listing took; NaN where it does not apply.</returns>
    /// <exception cref="InvalidOperationException">Listing found another number of points than the engine.</exception>
    public static double Milliseconds(SettlementProblem problem, int expected)
    {
        if (problem.Parties.Any(p => p.Combinations.Length > 0) || problem.Rules.Length > 0 || problem.PackageCount > Most) return double.NaN;
        var longest = problem.Parties.Max(p => p.Contributions.Max(issue => issue.Max(n => n.GetBitLength())));
        return longest <= 55 ? Run<long>(problem, expected) : longest <= 119 ? Run<Int128>(problem, expected) : double.NaN;
    }

    private static double Run<T>(SettlementProblem problem, int expected)
        where T : struct, IBinaryInteger<T>
    {
        var contributions = problem.Parties.Select(p => p.Contributions.Select(issue => issue.Select(n => T.CreateChecked(n)).ToArray()).ToArray()).ToArray();
        var watch = Stopwatch.StartNew();
        var found = Count(contributions, [.. problem.OptionCounts]);
        var elapsed = watch.Elapsed.TotalMilliseconds;
        return found == expected ? elapsed : throw new InvalidOperationException($"Listing found {found} points, the engine {expected}.");
    }

    private static int Count<T>(T[][][] contributions, int[] options)
        where T : struct, IBinaryInteger<T>
    {
        var parties = contributions.Length;
        var vectors = new List<T[]> { new T[parties] };
        for (var issue = 0; issue < options.Length; issue++)
        {
            var longer = new List<T[]>(vectors.Count * options[issue]);
            foreach (var vector in vectors)
            {
                for (var option = 0; option < options[issue]; option++)
                {
                    var sum = (T[])vector.Clone();
                    for (var party = 0; party < parties; party++) sum[party] += contributions[party][issue][option];
                    longer.Add(sum);
                }
            }

            vectors = longer;
        }

        vectors.Sort((a, b) => b.AsSpan().SequenceCompareTo(a));
        var efficient = new List<T[]>();
        foreach (var vector in CollectionsMarshal.AsSpan(vectors))
            if (!efficient.Exists(better => AtLeast(better, vector))) efficient.Add(vector);
        return efficient.Count;
    }

    private static bool AtLeast<T>(T[] better, T[] vector)
        where T : struct, IBinaryInteger<T>
    {
        for (var party = 0; party < vector.Length; party++)
            if (better[party] < vector[party]) return false;
        return true;
    }
}
