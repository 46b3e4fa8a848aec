using GoodOffices.Casework.Advice;
using GoodOffices.Interchange;
using GoodOffices.Tests.Settlement;

namespace GoodOffices.Tests.Cli;

public sealed class EndingARun
{
    private static readonly SmallCase Small = SmallCase.Drawn(2, 2, 3, 0.3);

    [Fact]
    public void A_solved_case_ends_with_0() => Assert.Equal(0, CliRun.Of(CliRun.Lend(Small), 80, "solve", "case.yaml").ExitCode);

    [Fact]
    public void A_missing_file_ends_with_2_and_names_it()
    {
        var run = CliRun.Real("solve", "no-such-case.yaml");

        Assert.Equal(2, run.ExitCode);
        Assert.Contains("no-such-case.yaml", run.Errors, StringComparison.Ordinal);
        Assert.Empty(run.Output);
    }

    [Theory]
    [InlineData("slove")]
    [InlineData("solve")]
    [InlineData("solve", "case.yaml", "--points", "some")]
    [InlineData("solve", "case.yaml", "--parties", "0")]
    [InlineData("solve", "case.yaml", "--dialect", "other")]
    [InlineData("solve", "case.yaml", "--max-points", "99999999999")]
    [InlineData("solve", "case.yaml", "--max-memory", "many")]
    [InlineData("solve", "case.yaml", "--no-fronteir")]
    [InlineData("convert", "case.yaml")]
    public void A_wrong_command_ends_with_2_and_points_to_the_help(params string[] args)
    {
        var run = CliRun.Of(CliRun.Lend(Small), 80, args);

        Assert.Equal(2, run.ExitCode);
        Assert.Contains("--help", run.Errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("case.yaml")]
    [InlineData("no-such-folder/picture.svg")]
    public void A_picture_that_cannot_be_written_is_refused_before_anything_is_computed(string picture)
    {
        var run = CliRun.Of(CliRun.Lend(Small), 80, "solve", "case.yaml", "--plot", picture);

        Assert.Equal(2, run.ExitCode);
        Assert.Contains(picture, run.Errors, StringComparison.Ordinal);
        Assert.Empty(run.Output);
    }

    [Fact]
    public void A_reached_limit_ends_with_3_shows_what_is_known_and_names_the_flag()
    {
        var run = CliRun.Of(CliRun.Lend(Small, report => report with { Limits = ["The frontier has more than 10 points."] }), 80, "solve", "case.yaml");

        Assert.Equal(3, run.ExitCode);
        Assert.Contains("The package each rule singles out", run.Output, StringComparison.Ordinal);
        Assert.Contains("--max-points", run.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public void Stopping_ends_with_130()
    {
        var instruments = CliRun.Lend(Small) with { Solve = (_, _, _, _, _) => throw new OperationCanceledException() };

        Assert.Equal(130, CliRun.Of(instruments, 80, "solve", "case.yaml").ExitCode);
    }

    [Fact]
    public void A_party_without_preferences_is_named()
    {
        var loaded = CliRun.LoadedOf(Small);
        var instruments = CliRun.Lend(Small) with { Read = (_, _) => new Reading.Loaded(loaded with { Preferences = [loaded.Preferences[0]] }) };

        var run = CliRun.Of(instruments, 80, "solve", "case.yaml");

        Assert.Equal(2, run.ExitCode);
        Assert.Contains("'party-2'", run.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public void What_the_engine_refuses_ends_with_2_and_says_the_remedy()
    {
        var instruments = CliRun.Lend(Small) with { Solve = (_, _, _, _, _) => new SettlementOutcome.Refused("Wages are only ranked.", "Give numbers.") };

        var run = CliRun.Of(instruments, 80, "solve", "case.yaml");

        Assert.Equal(2, run.ExitCode);
        Assert.Contains("case.yaml: Wages are only ranked. Give numbers.", run.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public void The_demo_draws_its_picture_where_it_was_told_to()
    {
        var folder = Directory.CreateTempSubdirectory();
        try
        {
            var picture = Path.Combine(folder.FullName, "demo.svg");

            var run = CliRun.Of(CliRun.Lend(Small), 80, "demo", "--plot", picture);

            Assert.Equal(0, run.ExitCode);
            Assert.Contains(picture, run.Output, StringComparison.Ordinal);
            Assert.StartsWith("<svg", File.ReadAllText(picture), StringComparison.Ordinal);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public void The_demo_solves_the_case_inside_the_program()
    {
        var folder = Directory.CreateTempSubdirectory();
        try
        {
            var run = CliRun.Real("demo", "--plot", Path.Combine(folder.FullName, "iran.svg"));

            Assert.Equal(0, run.ExitCode);
            Assert.Contains("768,000 packages", run.Output, StringComparison.Ordinal);
            Assert.Contains("Agreement is possible", run.Output, StringComparison.Ordinal);
            Assert.Empty(run.Errors);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public void Converting_does_not_overwrite_unless_told_to()
    {
        var folder = Directory.CreateTempSubdirectory();
        try
        {
            string[] convert = ["convert", "case.yaml", "--to", "yaml", "--out", folder.FullName];
            File.WriteAllText(Path.Combine(folder.FullName, "small.txt"), "mine");

            var careful = CliRun.Of(CliRun.Lend(Small), 80, convert);
            var forced = CliRun.Of(CliRun.Lend(Small), 80, [.. convert, "--force"]);

            Assert.Equal(2, careful.ExitCode);
            Assert.Contains("--force", careful.Errors, StringComparison.Ordinal);
            Assert.Equal(0, forced.ExitCode);
            Assert.Equal("text", File.ReadAllText(Path.Combine(folder.FullName, "small.txt")));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
