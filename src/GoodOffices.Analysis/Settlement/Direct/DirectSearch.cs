using System.Numerics;
using GoodOffices.Analysis.Settlement.Solutions;

namespace GoodOffices.Analysis.Settlement.Direct;

/// <summary>Finds the best package for one aim: bound it from above, find good packages, then search until nothing better can exist.</summary>
internal static class DirectSearch
{
    private const int Directions = 40;
    private const ulong Seed = 0x600D0FF1CE5UL; // fixed, so that two runs look at the same branches

    /// <param name="Value">The aim's value of the best package found; minus infinity where none was.</param>
    /// <param name="UpperBound">No package is worth more.</param>
    /// <param name="IsComplete">Whether the search was completed.</param>
    /// <param name="Branches">How many branches were looked at.</param>
    internal readonly record struct Outcome(double Value, double UpperBound, bool IsComplete, long Branches);

    /// <param name="tables">What each block offers.</param>
    /// <param name="aim">What is maximised.</param>
    /// <param name="incumbents">Takes and compares the packages found.</param>
    /// <param name="limits">How much may be spent.</param>
    /// <param name="enough">Ends the search where a package found is enough; never, where not given.</param>
    public static Outcome Run(DirectTables tables, Aim aim, Incumbents incumbents, SettlementLimits limits, Func<bool>? enough = null)
    {
        enough ??= () => false;
        var relaxation = new Relaxation(tables, aim).Run(limits.Hurry);
        var search = new BranchAndBound(tables, aim, Family(aim, relaxation.Direction), incumbents);
        var local = new LocalSearch(tables, aim);
        foreach (var seed in relaxation.Seeds)
        {
            limits.Cancel.ThrowIfCancellationRequested();
            local.Improve(seed);
            search.Offer(seed);
            if (limits.Hurry.IsCancellationRequested) break;
            if (incumbents.Best is not null && enough()) return new Outcome(search.Value, relaxation.UpperBound, true, 0);
        }

        var complete = search.Run(enough, branches => Stop(branches, limits));
        return new Outcome(search.Value, relaxation.UpperBound, complete, search.Branches);
    }

    private static bool Stop(long branches, SettlementLimits limits)
    {
        limits.Cancel.ThrowIfCancellationRequested();
        if ((branches & 0xFFFFFF) == 0) limits.Progress?.Report(new EngineProgress(EngineStage.Solution, 0, branches));
        return branches >= limits.MostBranches || limits.Hurry.IsCancellationRequested;
    }

    /// <summary>The best direction, one for each party alone, and variations of the best.</summary>
    private static double[][] Family(Aim aim, double[] best)
    {
        var (family, state) = (new List<double[]> { Normalised(best) }, Seed);
        for (var party = 0; party < aim.Parties; party++)
        {
            var alone = new double[aim.Parties];
            alone[party] = 1;
            if (aim.Threshold(alone, 0) > double.NegativeInfinity) family.Add(alone);
        }

        var start = aim.Start();
        while (family.Count < Directions && aim.Parties > 1)
        {
            // What the start gives is the part of a direction that may not shrink; the rest is varied between 0.3 and 1.7 times itself.
            var varied = new double[best.Length];
            for (var party = 0; party < varied.Length; party++) varied[party] = best[party] * (0.3 + (1.4 * SplitMix.Draw(ref state)));
            if (aim is WeightedSum)
                for (var party = 0; party < varied.Length; party++) varied[party] = start[party] + Math.Max(0, (best[party] - start[party]) * 2 * SplitMix.Draw(ref state));
            family.Add(Normalised(varied));
        }

        return [.. family];
    }

    private static double[] Normalised(double[] direction)
    {
        var sum = direction.Sum();
        return sum > 0 ? Array.ConvertAll(direction, d => d / sum) : direction;
    }
}
