using System.Globalization;
using GoodOffices.Analysis.Settlement;
using GoodOffices.Analysis.Settlement.Improvements;

namespace GoodOffices.Benchmarks;

/// <summary>How long it takes to look from a package on the table, with and without a frontier at hand.</summary>
internal static class FromHereReport
{
    public static void Write(TextWriter to)
    {
        to.WriteLine();
        to.WriteLine("from here              package on the table   improvements   nearest  trades of 2, 3     alone ms   directly ms   after a frontier ms   with the frontier ms   target");
        foreach (var size in new[] { "60x10x2 opposed", "60x10x2", "30x10x3" })
        {
            var problem = Recipe.Named(size);
            foreach (var (name, package) in new[] { ("middle options", Middle(problem)), ("mixed options", Mixed(problem)) })
            {
                var (alone, aloneMs) = Report.Best(() => FromHere.Find(problem, package));
                var (_, directMs) = Report.Best(() => FromHere.Find(problem, package, listImprovements: false));
                var frontier = Frontier.Find(problem);
                var (_, afterMs) = Report.Best(() => FromHere.Find(problem, package, frontier));
                var (_, bothMs) = Report.Best(() => FromHere.Find(problem, package, Frontier.Find(problem)));
                to.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{size,-23}{name,-22}{alone.Improvements!.Count,13}{alone.Nearest?.Changes,10}{alone.Trades[0].Count,10},{alone.Trades[1].Count,6}{aloneMs,13:F0}{directMs,14:F0}{afterMs,22:F0}{bothMs,23:F0}{(size.EndsWith("opposed", StringComparison.Ordinal) ? "500" : "-"),9}{(alone.IsExact ? "" : "  not exact")}"));
            }
        }
    }

    private static System.Collections.Immutable.ImmutableArray<int> Middle(SettlementProblem problem) => [.. problem.OptionCounts.Select(count => count / 2)];

    private static System.Collections.Immutable.ImmutableArray<int> Mixed(SettlementProblem problem) => [.. problem.OptionCounts.Select((count, issue) => ((issue * 7) + 3) % count)];
}
