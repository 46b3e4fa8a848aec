using System.Text.Json;

namespace GoodOffices.Tests.Cli;

public sealed class HalfKnowing
{
    private static string Talks => Repository.At("cases", "teaching", "half-known-talks.yaml");

    [Fact]
    public void The_table_says_what_holds_in_any_case_what_may_hold_and_what_to_ask()
    {
        var run = CliRun.Real("solve", Talks);

        Assert.Equal(0, run.ExitCode);
        Assert.Contains("necessarily efficient     1  35          0", run.Output, StringComparison.Ordinal);
        Assert.Contains("possibly efficient       32   4          0", run.Output, StringComparison.Ordinal);
        Assert.Contains("would you rather have", run.Output, StringComparison.Ordinal);
        Assert.Contains("95 % interval", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void The_JSON_holds_a_robust_object_and_the_same_seed_gives_the_same_one()
    {
        var (one, again, other) = (Robust("1"), Robust("1"), Robust("2"));

        Assert.Equal(one, again);
        Assert.NotEqual(one, other);
        using var json = JsonDocument.Parse(one);
        Assert.Equal(36, json.RootElement.GetProperty("withinRedLines").GetInt32());
        Assert.Equal(1, json.RootElement.GetProperty("solutions").GetProperty("nash").EnumerateArray().Sum(share => share.GetProperty("share").GetDouble()), 1e-9);
        Assert.Equal(32, json.RootElement.GetProperty("packages").GetArrayLength());
        Assert.Equal("enriching", json.RootElement.GetProperty("nextQuestion").GetProperty("party").GetString());
    }

    [Fact]
    public void Statements_that_contradict_each_other_are_named_and_the_innocent_one_is_not()
    {
        var run = CliRun.Real("solve", Repository.At("cases", "edge", "contradictory.yaml"));

        Assert.Equal(2, run.ExitCode);
        Assert.Contains("statement 1 under 'statements'; statement 2 under 'statements'; statement 4 under 'statements'", run.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("statement 3", run.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("0.1", run.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public void A_picture_of_what_has_no_one_place_is_refused()
    {
        var run = CliRun.Real("solve", Talks, "--plot", Path.Combine(Path.GetTempPath(), "half-known.svg"));

        Assert.Equal(2, run.ExitCode);
        Assert.Contains("half known", run.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public void What_the_time_does_not_allow_is_counted_as_undecided()
    {
        var run = CliRun.Real("solve", Talks, "--max-seconds", "0.000001");

        Assert.Equal(3, run.ExitCode);
        Assert.Contains("undecided", run.Output, StringComparison.Ordinal);
        Assert.Contains("--max-seconds", run.Errors, StringComparison.Ordinal);
    }

    private static string Robust(string seed)
    {
        using var json = JsonDocument.Parse(CliRun.Real("solve", Talks, "--json", "--seed", seed).Output);
        return json.RootElement.GetProperty("robust").GetRawText();
    }
}
