using System.Diagnostics;
using GoodOffices.Analysis.Settlement;
using GoodOffices.Analysis.Settlement.Solutions;
using GoodOffices.Benchmarks;

foreach (var (n, v, p) in new[] { (20, 6, 10), (40, 10, 10) })
{
    var problem = Recipe.Make(n, v, p, walkAwayAtThird: true);
    for (var run = 0; run < 4; run++)
    {
        var watch = Stopwatch.StartNew();
        var s = SolutionSet.FindDirectly(problem);
        Console.WriteLine($"{n}x{v}x{p}: {watch.Elapsed.TotalMilliseconds:F0} ms {string.Join(" | ", s.All.Select(x => x is null ? "-" : $"{x.Value:G8} tied {x.Tied} bound {x.Bound}"))}");
    }
}
