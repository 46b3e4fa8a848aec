using System.Collections.Immutable;

namespace GoodOffices.Analysis.Settlement;

/// <summary>Packages that break no rule, for drawings: all of them, or a random sample.</summary>
/// <param name="Utilities">By package, then party, in each party's own unit.</param>
/// <param name="IsComplete">Whether these are all.</param>
public sealed record PackageSample(ImmutableArray<ImmutableArray<double>> Utilities, bool IsComplete)
{
    /// <summary>By package, then issue: the option.</summary>
    public ImmutableArray<ImmutableArray<int>> Packages { get; init; } = [];

    private const int TriesPerPackage = 20;

    /// <summary>Lists all packages where there are at most <paramref name="most"/>, else draws that many at random, each package as likely as any other.</summary>
    /// <param name="problem">What is to be settled.</param>
    /// <param name="most">At least 1.</param>
    /// <param name="seed">The same seed draws the same packages.</param>
    public static PackageSample Draw(SettlementProblem problem, int most, ulong seed)
    {
        ArgumentNullException.ThrowIfNull(problem);
        ArgumentOutOfRangeException.ThrowIfLessThan(most, 1);
        var tables = Elimination.UnitTables<Int128>.Of(problem);
        var isComplete = problem.PackageCount <= most;
        var packages = isComplete ? All(tables.OptionCounts) : Random(tables.OptionCounts, (long)most * TriesPerPackage, seed);
        // One array serves all packages in turn, so that each must be copied before the next.
        ImmutableArray<ImmutableArray<int>> drawn = [.. packages.Where(package => !Array.Exists(tables.Terms, term => term.IsRule && term.Applies(package))).Take(most).Select(package => package.ToImmutableArray())];
        return new PackageSample([.. drawn.Select(package => UtilitiesOf(problem, tables, package))], isComplete) { Packages = drawn };
    }

    private static ImmutableArray<double> UtilitiesOf(SettlementProblem problem, Elimination.UnitTables<Int128> tables, ImmutableArray<int> package)
    {
        var units = tables.Contributions.Select(party => package.Select((option, issue) => party[issue][option]).Aggregate((a, b) => a + b)).ToArray();
        foreach (var term in tables.Terms)
            if (!term.IsRule && term.Applies(package.AsSpan())) units[term.Party] += term.Value;
        return [.. units.Select((u, party) => problem.Scales[party].ToUtility(u))];
    }

    private static IEnumerable<int[]> All(int[] optionCounts)
    {
        var package = new int[optionCounts.Length];
        while (true)
        {
            yield return package;
            var issue = package.Length - 1;
            while (issue >= 0 && ++package[issue] == optionCounts[issue]) package[issue--] = 0;
            if (issue < 0) yield break;
        }
    }

    private static IEnumerable<int[]> Random(int[] optionCounts, long tries, ulong seed)
    {
        var (package, state) = (new int[optionCounts.Length], seed);
        for (long i = 0; i < tries; i++)
        {
            for (var issue = 0; issue < package.Length; issue++) package[issue] = (int)(Direct.SplitMix.Draw(ref state) * optionCounts[issue]);
            yield return package;
        }
    }
}
