using System.Collections.Immutable;
using GoodOffices.Casework.Advice;
using GoodOffices.Casework.Wording;

namespace GoodOffices.Cli.Rendering;

/// <summary>The rules that single out the same package, in one column.</summary>
internal sealed record SolutionColumn(PackagePoint At, ImmutableArray<SolutionReport> Solutions)
{
    public string Heading => string.Join(",\n", Solutions.Select((solution, i) => Concepts.Name(solution.Concept, startsSentence: i == 0)));

    /// <summary>One column for each package, in the order of the rules.</summary>
    public static ImmutableArray<SolutionColumn> Group(SettlementReport report)
    {
        var columns = new List<SolutionColumn>();
        foreach (var solution in report.Solutions)
        {
            if (solution.At is not { } at) continue;
            var same = columns.FindIndex(column => column.At.Options.AsSpan().SequenceEqual(at.Options.AsSpan()));
            if (same < 0) columns.Add(new SolutionColumn(at, [solution]));
            else columns[same] = columns[same] with { Solutions = columns[same].Solutions.Add(solution) };
        }

        return [.. columns];
    }
}
