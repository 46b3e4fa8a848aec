using GoodOffices.Cli.Explaining;
using GoodOffices.Cli.Rendering;

namespace GoodOffices.Tests.Cli;

public sealed class ExplainingConcepts
{
    public static TheoryData<string> Pages => [.. Directory.EnumerateFiles(Repository.At("docs", "algorithms"), "*.md").Select(file => Path.GetFileNameWithoutExtension(file)!).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Pages))]
    public void Every_page_is_printed_within_the_page_and_without_marks(string name)
    {
        var run = CliRun.Real("explain", name);

        Assert.Equal(0, run.ExitCode);
        Assert.StartsWith(ConceptPages.TitleOf(name), run.Output, StringComparison.Ordinal);
        Assert.All(run.Output.Split('\n'), line => Assert.True(Wrapping.CellsOf(line) <= 80, line));
        Assert.DoesNotContain("**", run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("](", run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("\n\n\n", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void The_list_names_every_page() => Assert.All(Pages, page => Assert.Contains($"  {page.Data} ", CliRun.Real("explain").Output, StringComparison.Ordinal));

    [Theory]
    [InlineData("Nash")]
    [InlineData("Kalai–Smorodinsky")]
    [InlineData("the", "frontier")]
    [InlineData("adjusted", "winner")]
    public void A_page_is_found_by_its_title_too(params string[] words) => Assert.Equal(0, CliRun.Real(["explain", .. words]).ExitCode);

    [Fact]
    public void A_slip_of_the_keys_gets_the_nearest_word()
    {
        var run = CliRun.Real("explain", "fronteir");

        Assert.Equal(2, run.ExitCode);
        Assert.Contains("Did you mean 'frontier'?", run.Errors, StringComparison.Ordinal);
        Assert.Empty(run.Output);
    }

    [Theory]
    [InlineData("a **bold** and *soft* `word` of [a page](../page.md)", "a bold and soft word of a page")]
    [InlineData("2 * 3 * 4", "2 * 3 * 4")]
    public void Marks_are_taken_out_and_signs_left_in(string marked, string plain) => Assert.Equal(plain, PageText.Plain(marked));
}
