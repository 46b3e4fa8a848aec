using System.Diagnostics;
using System.Globalization;
using GoodOffices.Analysis.Settlement;
using GoodOffices.Analysis.Settlement.Solutions;
using GoodOffices.Casework.Advice;
using GoodOffices.Interchange;

namespace GoodOffices.Benchmarks;

/// <summary>The tables of bench/reports: best of five after one warm-up, with what was found, so that a faster wrong answer shows.</summary>
internal static class Report
{
    private const int Runs = 5;

    public static void Write(TextWriter to, string? scenarios)
    {
        to.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{Environment.ProcessorCount} processors, {System.Runtime.InteropServices.RuntimeInformation.FrameworkDescription}. Best of {Runs} after one warm-up, in milliseconds; packages spelled and counted."));
        to.WriteLine();
        to.WriteLine("frontier                 points      ms   target   peak MiB (engine's tables)");
        foreach (var (name, target) in new[] { ("60x10x2 opposed", 150), ("200x10x2", 200), ("30x10x3", 1000), ("15x6x5", 8000) })
        {
            var problem = Recipe.Named(name);
            var (frontier, best) = Best(() => (Frontier: Frontier.Find(problem), Spelled: 0), pair => SpellAll(pair.Frontier));
            to.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name,-22}{frontier.Frontier.Count,9}{best,8:F0}{target,9}{frontier.Frontier.PeakBytes / 1048576.0,9:F1}"));
        }

        to.WriteLine();
        to.WriteLine("four solutions, direct       ms   target   value tied bound: Nash, Kalai-Smorodinsky, egalitarian, utilitarian");
        foreach (var (name, target) in new[] { ("20x6x10", 500), ("40x10x10", 2000) })
        {
            var problem = Recipe.Named(name, walkAwayAtThird: true);
            var (solutions, best) = Best(() => SolutionSet.FindDirectly(problem), _ => 0);
            to.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name,-22}{best,9:F0}{target,9}   {string.Join("; ", solutions.All.Select(Words))}"));
        }

        FromHereReport.Write(to);
        if (scenarios is not null) WriteScenarios(to, scenarios);
    }

    /// <summary>Spells every package of a frontier, as a user who wants them all would.</summary>
    public static int SpellAll(Frontier frontier)
    {
        var sum = 0;
        for (var point = 0; point < frontier.Count; point++) sum += frontier.Package(point)[0] + (frontier.SharedBy(point).IsZero ? 1 : 0);
        return sum;
    }

    private static void WriteScenarios(TextWriter to, string folder)
    {
        to.WriteLine();
        to.WriteLine("real domain (GENIUS dialect)                       parties   packages   points   engine ms   listing ms   ratio");
        foreach (var path in Directory.EnumerateDirectories(folder, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            if (CaseReader.Read([path]) is not Reading.Loaded { Case: var loaded }) continue;
            var problem = PreferenceTranslation.Translate(loaded.Case, loaded.Preferences).Problem;
            var (frontier, best) = Best(() => Solve(problem), _ => 0);
            var name = Path.GetRelativePath(folder, path);
            var listing = Listing.Milliseconds(problem, frontier.Count);
            to.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name,-50}{problem.Parties.Length,8}{problem.PackageCount,11}{frontier.Count,9}{best,12:F2}{Shown(listing),13}{Shown(listing / best),8}"));
        }
    }

    private static Frontier Solve(SettlementProblem problem)
    {
        var frontier = Frontier.Find(problem);
        SpellAll(frontier);
        SolutionSet.On(frontier);
        return frontier;
    }

    private static string Shown(double number) => double.IsNaN(number) ? "-" : number.ToString(number < 100 ? "F1" : "F0", CultureInfo.InvariantCulture);

    private static string Words(Solution? s) => s is null ? "none" : string.Create(CultureInfo.InvariantCulture, $"{s.Value:G6} {s.Tied} {(s.Bound is { } bound ? bound.ToString("G2", CultureInfo.InvariantCulture) : "exact")}");

    /// <summary>The best of several runs, and its answer.</summary>
    public static (T Answer, double Milliseconds) Best<T>(Func<T> run) => Best(run, _ => 0);

    private static (T Answer, double Milliseconds) Best<T>(Func<T> run, Func<T, int> use)
    {
        var (best, answer) = (double.PositiveInfinity, default(T)!);
        for (var i = 0; i <= Runs; i++)
        {
            GC.Collect();
            var watch = Stopwatch.StartNew();
            answer = run();
            use(answer);
            if (i > 0) best = Math.Min(best, watch.Elapsed.TotalMilliseconds);
        }

        return (answer, best);
    }
}
