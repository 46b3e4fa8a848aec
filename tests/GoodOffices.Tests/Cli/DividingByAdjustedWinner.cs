using System.Text.Json;

namespace GoodOffices.Tests.Cli;

public sealed class DividingByAdjustedWinner
{
    private static readonly string Case = Repository.At("cases", "literature", "aw-bob-carol.yaml");

    [Fact]
    public void Every_step_is_shown_and_the_rule_comes_with_its_warning()
    {
        var table = CliRun.Real("solve", Case).Output;

        Assert.Matches(@"1\. Retirement account to Carol, who\s+0\s+50", table);
        Assert.Contains("a tie, to Bob", table, StringComparison.Ordinal);
        Assert.Contains("1/6 of Retirement account moves", table, StringComparison.Ordinal);
        Assert.Contains("rewards misreporting", table.ReplaceLineEndings(" "), StringComparison.Ordinal);
    }

    [Fact]
    public void The_json_gives_exact_fractions_as_text()
    {
        var winner = CliRun.Real("solve", Case, "--json").Json.GetProperty("adjustedWinner");

        Assert.Equal(["points", "shares", "steps"], winner.EnumerateObject().Select(property => property.Name));
        Assert.Equal("170/3", winner.GetProperty("points")[0].GetString());
        Assert.Equal("1/6", winner.GetProperty("shares").GetProperty("retirement-account")[0].GetString());
        Assert.Equal(["morePoints", "morePoints", "morePoints", "morePoints", "tie", "leastRatio"], winner.GetProperty("steps").EnumerateArray().Select(step => step.GetProperty("reason").GetString()));
    }

    [Fact]
    public void Where_it_does_not_apply_the_table_says_why_and_the_json_null()
    {
        var folder = Directory.CreateTempSubdirectory();
        try
        {
            foreach (var file in Directory.EnumerateFiles(Path.GetDirectoryName(Case)!, "aw-bob-carol*.yaml"))
                File.WriteAllText(Path.Combine(folder.FullName, Path.GetFileName(file)), File.ReadAllText(file) + (file.Contains(".bob.", StringComparison.Ordinal) ? "red-lines:\n  - id: home\n    never: home = carol\n" : ""));
            var path = Path.Combine(folder.FullName, "aw-bob-carol.yaml");

            Assert.Contains("Not computed: a red line touches 'Home'", CliRun.Real("solve", path).Output, StringComparison.Ordinal);
            Assert.Equal(JsonValueKind.Null, CliRun.Real("solve", path, "--json").Json.GetProperty("adjustedWinner").ValueKind);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
