using GoodOffices.Analysis.Settlement;

namespace GoodOffices.Tests;

public sealed class ReadmeSnippet
{
    [Fact]
    public void The_five_lines_in_the_readme_run_and_are_these()
    {
        var output = new StringWriter();
        Console.SetOut(output);

        // <readme>
        double[][] weights = [[0.6, 0.4], [0.3, 0.7]];                                  // by party, then issue
        double[][][] values = [[[1, 0.5, 0], [0, 1]], [[0, 0.8, 1], [1, 0.2]]];          // by party, issue, option
        var problem = SettlementProblem.FromWeights(weights, values, walkAways: [0.4, null]);
        var frontier = Frontier.Find(problem);
        for (var i = 0; i < frontier.Count; i++) Console.WriteLine($"{frontier.Utility(i, 0)} {frontier.Utility(i, 1)}: options {string.Join(' ', frontier.Package(i))}");
        // </readme>

        Assert.Equal(["1 0.14: options 0 1", "0.7 0.38: options 1 1", "0.6 0.7: options 0 0", "0.3 0.94: options 1 0", "0 1: options 2 0"], output.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
        Assert.Contains(Snippet(), File.ReadAllText(Repository.At("README.md")).ReplaceLineEndings("\n"), StringComparison.Ordinal);
    }

    private static string Snippet()
    {
        var source = File.ReadAllLines(Repository.At("tests", "GoodOffices.Tests", "ReadmeSnippet.cs"));
        var lines = source.SkipWhile(l => !l.Contains("// <readme>", StringComparison.Ordinal)).Skip(1).TakeWhile(l => !l.Contains("// </readme>", StringComparison.Ordinal));
        return string.Join('\n', lines.Select(l => l.Length > 8 ? l[8..] : ""));
    }
}
