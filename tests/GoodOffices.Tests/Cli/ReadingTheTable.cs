using GoodOffices.Casework.Advice;
using GoodOffices.Cli.Rendering;
using GoodOffices.Core.Preferences;
using GoodOffices.Tests.Settlement;

namespace GoodOffices.Tests.Cli;

public sealed class ReadingTheTable
{
    private static readonly SmallCase Port = new("Dock hours", ["Harbour", "Union"], [1, 1], [[[0, 2, 3], [0, 1]], [[3, 2, 0], [1, 0]]])
    {
        IssueNames = ["Shift length", "Night work"],
        OptionNames = [["six hours", "eight hours", "ten hours"], ["none", "by consent"]],
    };

    [Theory]
    [InlineData(80)]
    [InlineData(120)]
    public void Each_solution_is_spelled_out_issue_by_issue(int width)
    {
        var table = CliRun.Of(CliRun.Lend(Port), width, "solve", "case.yaml").Output;

        Assert.Contains("Dock hours\n2 parties, 2 issues, 6 packages\n", table, StringComparison.Ordinal);
        Assert.Contains("Agreement is possible", table, StringComparison.Ordinal);
        Assert.Matches("Shift length +eight hours", table);
        Assert.Contains("Utilities of two parties share no unit", table, StringComparison.Ordinal);
    }

    [Fact]
    public void Solutions_that_coincide_share_a_column()
    {
        var table = CliRun.Of(CliRun.Lend(Port), 120, "solve", "case.yaml").Output;

        Assert.Contains("Nash,", table, StringComparison.Ordinal);
        Assert.Contains("Kalai–Smorodinsky,", table, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(2, 80)]
    [InlineData(10, 80)]
    [InlineData(10, 120)]
    [InlineData(1, 80)]
    public void No_line_is_wider_than_the_page(int parties, int width)
    {
        var small = SmallCase.Drawn(parties, 4, 3, 0.3) with
        {
            Name = "A case whose name is very long because somebody wrote down everything that it is about, in full and with emphasis",
            IssueNames = ["Wages", "Donaudampfschifffahrtsgesellschaftskapitänswitwenrente", "中华人民共和国的条件和其他条件", "شرایط جمهوری اسلامی"],
        };

        var table = CliRun.Of(CliRun.Lend(small), width, "solve", "case.yaml", "--points", "all").Output;

        Assert.All(table.Split('\n'), line => Assert.True(Wrapping.CellsOf(line) <= width, line));
    }

    [Fact]
    public void Sixty_issues_stay_readable()
    {
        var many = new SmallCase("Sixty", ["Ann", "Bob"], [null, null], [[.. Enumerable.Repeat(new double[] { 1 }, 60)], [.. Enumerable.Repeat(new double[] { 1 }, 60)]]);

        var table = CliRun.Of(CliRun.Lend(many), 80, "solve", "case.yaml").Output;

        Assert.Matches("Issue 60 +Option 1", table);
    }

    [Fact]
    public void Without_agreement_the_least_concession_is_said_in_words()
    {
        var small = SmallCase.Drawn(2, 3, 3, 0.95);

        var table = CliRun.Of(CliRun.Lend(small), 120, "solve", "case.yaml").Output;

        Assert.Contains("No agreement is possible", table, StringComparison.Ordinal);
        Assert.Matches("would have to lower its walk-away by [0-9.]+ \\([0-9.]+ % of its range\\)", table);
    }

    [Fact]
    public void Red_lines_that_bind_are_named_with_their_owner()
    {
        RedLineReport Line(string id, bool? binds) => new(Port.Case.Parties[1].Id, new RedLine(RedLineId.Of(id), [], [], "said on the radio", null), binds);

        var table = CliRun.Of(CliRun.Lend(Port, report => report with { RedLines = [Line("no-nights", true), Line("no-tens", false), Line("unknown", null)] }), 120, "solve", "case.yaml").Output;

        Assert.Contains("Union: no-nights (said on the radio)", table, StringComparison.Ordinal);
        Assert.Contains("1 other red line does not bind.", table, StringComparison.Ordinal);
        Assert.Contains("Not computed for 1 red line.", table, StringComparison.Ordinal);
    }

    [Fact]
    public void A_name_cannot_steer_the_terminal()
    {
        var table = CliRun.Of(CliRun.Lend(Port with { Name = "Harm\u001b[2J\u202Eless\nname" }), 80, "solve", "case.yaml").Output;

        Assert.DoesNotContain('\u001b', table);
        Assert.DoesNotContain('\u202E', table);
        Assert.Contains("Harm [2Jless name", table, StringComparison.Ordinal);
    }

    [Fact]
    public void Points_are_listed_as_many_as_asked_for_and_the_rest_is_counted()
    {
        var small = SmallCase.Drawn(2, 6, 4, null);
        var all = small.Solve().Frontier!.Points.Count;

        var few = CliRun.Of(CliRun.Lend(small), 80, "solve", "case.yaml", "--points", "3").Output;
        var every = CliRun.Of(CliRun.Lend(small), 80, "solve", "case.yaml", "--points", "all").Output;

        Assert.Contains($"{all - 3} points not shown", few, StringComparison.Ordinal);
        Assert.DoesNotContain("not shown", every, StringComparison.Ordinal);
    }
}
