using BenchmarkDotNet.Attributes;
using GoodOffices.Analysis.Settlement;
using GoodOffices.Analysis.Settlement.Solutions;

namespace GoodOffices.Benchmarks;

/// <summary>Frontiers of the recipe's problems, packages and counts included.</summary>
[MemoryDiagnoser]
public class FrontierBenchmarks
{
    private SettlementProblem _problem = null!;

    /// <summary>Issues x options x parties.</summary>
    [Params("60x10x2 opposed", "200x10x2", "30x10x3", "15x6x5")]
    public string Size { get; set; } = "";

    [GlobalSetup]
    public void Make() => _problem = Recipe.Named(Size);

    [Benchmark]
    public int FrontierWithPackages() => Report.SpellAll(Frontier.Find(_problem));
}

/// <summary>Four solutions by branch and bound, ten parties, walk-aways at a third of each range.</summary>
[MemoryDiagnoser]
public class DirectBenchmarks
{
    private SettlementProblem _problem = null!;

    /// <summary>Issues x options x parties.</summary>
    [Params("20x6x10", "40x10x10")]
    public string Size { get; set; } = "";

    [GlobalSetup]
    public void Make() => _problem = Recipe.Named(Size, walkAwayAtThird: true);

    [Benchmark]
    public SolutionSet FourSolutions() => SolutionSet.FindDirectly(_problem);
}
