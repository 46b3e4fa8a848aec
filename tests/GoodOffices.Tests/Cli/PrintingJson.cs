using System.Text.Json;
using GoodOffices.Casework.Advice;
using GoodOffices.Core.Parties;
using GoodOffices.Core.Preferences;
using GoodOffices.Tests.Settlement;

namespace GoodOffices.Tests.Cli;

public sealed class PrintingJson
{
    private static readonly SmallCase Possible = SmallCase.Drawn(2, 3, 3, 0.4);
    private static readonly SmallCase Impossible = SmallCase.Drawn(2, 3, 3, 0.95);

    [Fact]
    public void The_result_has_the_promised_properties_in_the_promised_order()
    {
        var json = CliRun.Of(CliRun.Lend(Possible), 80, "solve", "case.yaml", "--json").Json;

        Assert.Equal(
            ["case", "dialect", "arithmetic", "disagreement", "parties", "issues", "packages", "agreementExists", "relax", "frontier", "solutions", "fromHere", "adjustedWinner", "robust", "checks", "engine"],
            Names(json));
        Assert.Equal(["id", "name", "walkAway"], Names(json.GetProperty("parties")[0]));
        Assert.Equal(["id", "name", "options"], Names(json.GetProperty("issues")[0]));
        Assert.Equal(["exact", "bound", "count", "points"], Names(json.GetProperty("frontier")));
        Assert.Equal(["utilities", "package", "sharedBy", "acceptable"], Names(json.GetProperty("frontier").GetProperty("points")[0]));
        Assert.Equal(["issue-1", "issue-2", "issue-3"], Names(json.GetProperty("frontier").GetProperty("points")[0].GetProperty("package")));
        Assert.Equal(["nash", "kalaiSmorodinsky", "egalitarian", "utilitarian"], Names(json.GetProperty("solutions")));
        Assert.Equal(["utilities", "package", "value", "tied", "degenerate", "exact", "bound"], Names(json.GetProperty("solutions").GetProperty("nash")));
        Assert.Equal(["version", "elapsedMilliseconds", "peakBytes"], Names(json.GetProperty("engine")));
    }

    [Fact]
    public void The_values_are_those_of_the_report()
    {
        var report = Possible.Solve();

        var json = CliRun.Of(CliRun.Lend(Possible), 80, "solve", "case.yaml", "--json").Json;

        Assert.Equal("exact", json.GetProperty("arithmetic").GetString());
        Assert.Equal(JsonValueKind.Null, json.GetProperty("dialect").ValueKind);
        Assert.Equal("27", json.GetProperty("packages").GetString());
        Assert.Equal("passed", json.GetProperty("checks").GetString());
        Assert.Equal(0, json.GetProperty("relax").GetArrayLength());
        Assert.Equal(report.Parties.Select(party => party.Disagreement), Numbers(json.GetProperty("disagreement")));
        Assert.Equal(report.Frontier!.Points.Count, json.GetProperty("frontier").GetProperty("points").GetArrayLength());
        Assert.Equal(report.Frontier.Points[^1].At.Utilities, Numbers(json.GetProperty("frontier").GetProperty("points")[report.Frontier.Points.Count - 1].GetProperty("utilities")));
        Assert.Equal(report.Solutions[0].Value, json.GetProperty("solutions").GetProperty("nash").GetProperty("value").GetDouble());
    }

    [Fact]
    public void Without_agreement_the_solutions_are_null_and_what_to_relax_is_said()
    {
        var line = RedLineId.Of("no-inspection");

        var json = CliRun.Of(
            CliRun.Lend(Impossible, report => report with { Relaxations = [.. report.Relaxations, new Relaxation([], [line])] }), 80, "solve", "case.yaml", "--json").Json;

        Assert.False(json.GetProperty("agreementExists").GetBoolean());
        Assert.Equal(JsonValueKind.Null, json.GetProperty("solutions").GetProperty("egalitarian").ValueKind);
        Assert.Equal(["walkAways", "redLines"], Names(json.GetProperty("relax")[0]));
        Assert.True(json.GetProperty("relax")[0].GetProperty("walkAways").GetProperty("party-1").GetDouble() > 0);
        Assert.Equal("no-inspection", json.GetProperty("relax")[1].GetProperty("redLines")[0].GetString());
    }

    [Fact]
    public void Numbers_that_are_none_become_null()
    {
        var json = CliRun.Of(
            CliRun.Lend(Impossible, report => report with
            {
                Frontier = null,
                Parties = [new PartyOutlook(new Party(PartyId.Of("a"), "A", []), null, double.NaN, double.NaN, double.NaN)],
            }), 80, "solve", "case.yaml", "--json").Json;

        Assert.Equal(JsonValueKind.Null, json.GetProperty("disagreement")[0].ValueKind);
        Assert.Equal(JsonValueKind.Null, json.GetProperty("parties")[0].GetProperty("walkAway").ValueKind);
        Assert.Equal(JsonValueKind.Null, json.GetProperty("frontier").ValueKind);
    }

    [Fact]
    public void A_large_frontier_passes_through_whole()
    {
        var json = CliRun.Of(
            CliRun.Lend(Possible, report => report with
            {
                Frontier = new FrontierReport(false, 0.004, [.. Enumerable.Repeat(report.Frontier!.Points[0], 100_000)]),
            }), 80, "solve", "case.yaml", "--json").Json;

        Assert.Equal(100_000, json.GetProperty("frontier").GetProperty("points").GetArrayLength());
        Assert.False(json.GetProperty("frontier").GetProperty("exact").GetBoolean());
        Assert.Equal(0.004, json.GetProperty("frontier").GetProperty("bound").GetDouble());
    }

    private static string[] Names(JsonElement of) => [.. of.EnumerateObject().Select(property => property.Name)];

    private static double[] Numbers(JsonElement of) => [.. of.EnumerateArray().Select(number => number.GetDouble())];
}
