using System.Text.Json;
using GoodOffices.Cli.Rendering;

namespace GoodOffices.Tests.Cli;

public sealed class LookingFromThePackageOnTheTable
{
    private static readonly string Case = Repository.At("cases", "teaching", "iran-2025.yaml");
    private static readonly string Table = Repository.At("cases", "teaching", "iran-2025.on-the-table.yaml");

    [Fact]
    public void The_table_says_what_improves_on_it_and_no_line_is_wider_than_the_page()
    {
        var run = CliRun.Real("solve", Case, "--from", Table);

        Assert.Equal(0, run.ExitCode);
        Assert.Contains("57 points of the frontier", run.Output, StringComparison.Ordinal);
        Assert.Contains("The nearest improvement settles 2 issues otherwise; none settles fewer.", run.Output, StringComparison.Ordinal);
        Assert.Contains("Trades over two issues: 5 that no other beats", run.Output, StringComparison.Ordinal);
        Assert.Contains("never\nacross", run.Output, StringComparison.Ordinal);
        Assert.All(run.Output.Split('\n'), line => Assert.True(Wrapping.CellsOf(line) <= 80, line));
    }

    [Fact]
    public void Nothing_that_improves_is_worse_for_anyone_whichever_way_it_was_found()
    {
        foreach (var extra in new string[][] { [], ["--no-frontier"], ["--max-points", "200"] })
        {
            var here = CliRun.Real(["solve", Case, "--from", Table, "--json", "--quiet", .. extra]).Json.GetProperty("fromHere");

            var now = Numbers(here.GetProperty("utilities"));
            foreach (var found in new[] { here.GetProperty("fairest"), here.GetProperty("nearest") })
                Assert.All(Numbers(found.GetProperty("utilities")).Zip(now), pair => Assert.True(pair.First >= pair.Second));
            if (!here.GetProperty("nearest").GetProperty("exact").GetBoolean()) continue;
            Assert.Equal(0.55, here.GetProperty("fairest").GetProperty("value").GetDouble(), 0.01);
            Assert.Equal(["inspections", "sanctions-relief"], here.GetProperty("nearest").GetProperty("changed").EnumerateArray().Select(issue => issue.GetString()));
            Assert.Equal(extra is ["--no-frontier"], here.GetProperty("improvements").ValueKind == JsonValueKind.Null);
        }
    }

    [Fact]
    public void The_json_has_the_promised_properties()
    {
        var here = CliRun.Real("solve", Case, "--from", Table, "--json").Json.GetProperty("fromHere");

        Assert.Equal(["utilities", "package", "onFrontier", "largestGains", "improvements", "fairest", "nearest", "changes", "trades"], Names(here));
        Assert.Equal(["exact", "bound", "count", "packages", "points"], Names(here.GetProperty("improvements")));
        Assert.Equal(["utilities", "package", "shares", "value", "tied", "exact", "bound"], Names(here.GetProperty("fairest")));
        Assert.Equal(["utilities", "package", "shares", "changed", "atLeast", "exact"], Names(here.GetProperty("nearest")));
        Assert.Equal(["issue", "option", "sharesOfRange", "breaks"], Names(here.GetProperty("changes")[0]));
        Assert.Equal(["issues", "exact", "count", "best"], Names(here.GetProperty("trades")[0]));
        Assert.Equal(["changes", "utilities", "sharesOfRange"], Names(here.GetProperty("trades")[0].GetProperty("best")[0]));
        var barred = here.GetProperty("changes").EnumerateArray().First(change => change.GetProperty("option").GetString() == "cap-60");
        Assert.Equal("us-no-near-weapons-grade", barred.GetProperty("breaks")[0].GetString());
    }

    [Theory]
    [InlineData("guarantees: council", "guarantees: councl", "'councl' is no option of issue 'guarantees'. Did you mean 'council'?")]
    [InlineData("enrichment: cap-5", "enrichment: none", "The package breaks a red line of 'iran'.")]
    public void A_wrong_package_ends_with_2_and_says_where(string part, string instead, string expected)
    {
        var folder = Directory.CreateTempSubdirectory();
        try
        {
            var path = Path.Combine(folder.FullName, "table.yaml");
            File.WriteAllText(path, File.ReadAllText(Table).Replace(part, instead, StringComparison.Ordinal));

            var run = CliRun.Real("solve", Case, "--from", path);

            Assert.Equal(2, run.ExitCode);
            Assert.Contains(expected, run.Errors, StringComparison.Ordinal);
            Assert.Matches(@"table\.yaml:\d+: ", run.Errors);
            Assert.DoesNotContain("iran-enrichment-at-home", run.Errors, StringComparison.Ordinal);
            Assert.Empty(run.Output);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public void A_limit_is_owned_up_to()
    {
        var run = CliRun.Real("solve", Case, "--from", Table, "--max-points", "20");

        Assert.Equal(3, run.ExitCode);
        Assert.Contains("A limit cut the search short", run.Output, StringComparison.Ordinal);
        Assert.Contains("What can be reached from the package on the table is not whole", run.Errors, StringComparison.Ordinal);
    }

    private static double[] Numbers(JsonElement of) => [.. of.EnumerateArray().Select(number => number.GetDouble())];

    private static string[] Names(JsonElement of) => [.. of.EnumerateObject().Select(property => property.Name)];
}
