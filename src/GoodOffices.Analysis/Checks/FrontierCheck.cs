using System.Numerics;
using GoodOffices.Analysis.Settlement;

namespace GoodOffices.Analysis.Checks;

/// <summary>Checks a frontier against the input by other means than it was found: re-reading, comparing, and trying packages on it.</summary>
/// <remarks>Where there are few packages every one is tried and counted; else points and packages are sampled, evenly and with a fixed seed, so that a check of a
/// large frontier stays a fraction of the work. Shares no code with the solvers.</remarks>
public static class FrontierCheck
{
    private const int EveryPackage = 4_000;
    private const long Comparisons = 3_000_000;
    private const int MostPointsReread = 1_500;

    /// <summary>Passes in silence.</summary>
    /// <exception cref="CheckFailedException">Something does not hold.</exception>
    public static void Run(SettlementProblem problem, Frontier frontier)
    {
        ArgumentNullException.ThrowIfNull(problem);
        ArgumentNullException.ThrowIfNull(frontier);
        var reader = new PackageReader(problem);
        RereadPoints(problem, frontier, reader);
        ComparePoints(problem, frontier);
        if (problem.PackageCount <= EveryPackage && frontier.IsExact && problem.IsExact) TryEveryPackage(problem, frontier, reader);
        else TrySomePackages(problem, frontier, reader);
    }

    private static void RereadPoints(SettlementProblem problem, Frontier frontier, PackageReader reader)
    {
        var shared = BigInteger.Zero;
        for (var point = 0; point < frontier.Count; point++) shared += frontier.SharedBy(point);
        Require(shared <= problem.PackageCount && shared >= frontier.Count, "More packages stand behind the frontier than there are, or fewer than it has points.");

        var stride = Math.Max(1, frontier.Count / MostPointsReread);
        for (var point = 0; point < frontier.Count; point += stride)
        {
            var package = frontier.Package(point);
            Require(!reader.BreaksRule(package), "A package on the frontier breaks a rule.");
            var worth = reader.Worth(package);
            for (var party = 0; party < worth.Length; party++) Require(IsWorth(problem, frontier, point, party, worth[party]), "A package on the frontier is not worth what is claimed.");
            if (problem.IsExact) Require(reader.IsAcceptable(worth) == frontier.IsAcceptable(point), "A package is called acceptable and is not, or the other way round.");
        }
    }

    private static bool IsWorth(SettlementProblem problem, Frontier frontier, int point, int party, BigInteger worth)
    {
        var (numerator, denominator) = frontier.ExactUtility(point, party);
        var difference = (numerator * problem.Parties[party].Denominator) - (worth * denominator);
        if (problem.IsExact) return difference.IsZero;
        // On the grid every issue and combination may be off by one line of 10^-15 of the range.
        var range = problem.Parties[party].Contributions.Aggregate(BigInteger.Zero, (sum, issue) => sum + issue.Max() - issue.Min())
            + problem.Parties[party].Combinations.Aggregate(BigInteger.Zero, (sum, c) => sum + BigInteger.Abs(c.Value));
        var terms = problem.OptionCounts.Length + problem.Parties[party].Combinations.Length;
        return BigInteger.Abs(difference) * BigInteger.Pow(10, 15) <= BigInteger.Max(1, range) * denominator * terms;
    }

    /// <summary>No point is at least as good as another for all, and they come in the order promised.</summary>
    private static void ComparePoints(SettlementProblem problem, Frontier frontier)
    {
        var parties = problem.Parties.Length;
        for (var point = 1; point < frontier.Count; point++)
        {
            var party = 0;
            while (party < parties && Compare(frontier, point - 1, point, party) == 0) party++;
            Require(party < parties && Compare(frontier, point - 1, point, party) > 0, "Frontier points are equal or out of order.");
        }

        if (frontier.Count == 0) return;
        var stride = (int)Math.Max(1, (long)frontier.Count * frontier.Count * parties / Comparisons);
        for (var point = 0; point < frontier.Count; point += stride)
            for (var other = 0; other < frontier.Count; other++)
                Require(other == point || !IsAtLeast(frontier, other, point, parties), "A frontier point is dominated by another.");
    }

    private static int Compare(Frontier frontier, int a, int b, int party) => frontier.Units(a, party).CompareTo(frontier.Units(b, party));

    private static bool IsAtLeast(Frontier frontier, int better, int than, int parties)
    {
        for (var party = 0; party < parties; party++)
            if (Compare(frontier, better, than, party) < 0) return false;
        return true;
    }

    private static void TryEveryPackage(SettlementProblem problem, Frontier frontier, PackageReader reader)
    {
        var shared = new BigInteger[frontier.Count];
        var points = Enumerable.Range(0, frontier.Count).Select(point => reader.Worth(frontier.Package(point))).ToArray();
        for (var index = BigInteger.Zero; index < problem.PackageCount; index++)
        {
            var package = reader.Package(index);
            if (reader.BreaksRule(package)) continue;
            var worth = reader.Worth(package);
            var match = Array.FindIndex(points, point => IsAtLeast(point, worth));
            Require(match >= 0, "A package is better than everything on the frontier.");
            if (points[match].AsSpan().SequenceEqual(worth)) shared[match]++;
        }

        for (var point = 0; point < shared.Length; point++) Require(shared[point] == frontier.SharedBy(point), "The number of packages behind a point is wrong.");
    }

    /// <summary>Random packages, and packages best in random directions where no term binds issues together, must not lie beyond the frontier (and its bound).</summary>
    private static void TrySomePackages(SettlementProblem problem, Frontier frontier, PackageReader reader)
    {
        var readings = ((long)frontier.Count + problem.OptionCounts.Sum()) * problem.Parties.Length;
        var trials = (int)Math.Clamp(Comparisons / readings, 10, 1_000);
        var ranges = Enumerable.Range(0, problem.Parties.Length).Select(party => frontier.GreatestUtility(party) - frontier.LeastUtility(party)).ToArray();
        var state = 1u;
        for (var trial = 0; trial < trials; trial++)
        {
            var package = trial % 2 == 0 ? Random(problem, ref state) : BestAlong(problem, ranges, ref state);
            if (reader.BreaksRule(package)) continue;
            var worth = reader.Worth(package);
            var utilities = worth.Select((w, party) => w.IsZero ? 0 : reader.ToUtility(w, party)).ToArray();
            var matched = false;
            for (var point = 0; point < frontier.Count && !matched; point++) matched = Matches(frontier, point, utilities, ranges);
            Require(matched, "A package is better than everything on the frontier.");
        }
    }

    private static bool Matches(Frontier frontier, int point, double[] utilities, double[] ranges)
    {
        for (var party = 0; party < utilities.Length; party++)
        {
            var slack = ((frontier.Bound ?? 0) + 1e-9) * Math.Max(ranges[party], 1e-9 * Math.Abs(utilities[party]));
            if (frontier.Utility(point, party) < utilities[party] - slack) return false;
        }

        return true;
    }

    private static int[] Random(SettlementProblem problem, ref uint state)
    {
        var package = new int[problem.OptionCounts.Length];
        for (var issue = 0; issue < package.Length; issue++) package[issue] = (int)(Next(ref state) * problem.OptionCounts[issue]);
        return package;
    }

    private static int[] BestAlong(SettlementProblem problem, double[] ranges, ref uint state)
    {
        var direction = new double[ranges.Length];
        for (var party = 0; party < direction.Length; party++) direction[party] = Next(ref state) / Math.Max(ranges[party], 1e-300);
        var package = new int[problem.OptionCounts.Length];
        for (var issue = 0; issue < package.Length; issue++)
        {
            var best = double.NegativeInfinity;
            for (var option = 0; option < problem.OptionCounts[issue]; option++)
            {
                var sum = direction.Select((d, party) => d * (double)problem.Parties[party].Contributions[issue][option] / (double)problem.Parties[party].Denominator).Sum();
                if (sum > best) (best, package[issue]) = (sum, option);
            }
        }

        return package;
    }

    // Park and Miller, Communications of the ACM 31(10), 1988.
    private static double Next(ref uint state) => (state = (uint)(state * 48271UL % 2147483647)) / 2147483647.0;

    private static bool IsAtLeast(BigInteger[] a, BigInteger[] b) => !a.Where((value, party) => value < b[party]).Any();

    private static void Require(bool holds, string claim)
    {
        if (!holds) throw new CheckFailedException(claim);
    }
}
