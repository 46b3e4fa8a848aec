namespace GoodOffices.Tests.Cli;

public sealed class WritingPages
{
    [Fact]
    public void The_page_stands_alone_and_says_for_whom_it_is()
    {
        var folder = Directory.CreateTempSubdirectory();
        try
        {
            var path = Path.Combine(folder.FullName, "landscape.html");

            var run = CliRun.Real("solve", Repository.At("cases", "teaching", "iran-2025.yaml"), "--html", path);

            Assert.Equal(0, run.ExitCode);
            var page = File.ReadAllText(path);
            Assert.StartsWith("<!DOCTYPE html>", page, StringComparison.Ordinal);
            Assert.Contains("default-src 'none'", page, StringComparison.Ordinal);
            Assert.Contains("For the mediator alone.", page, StringComparison.Ordinal);
            Assert.DoesNotMatch("(src|href)=\"(?!#)", page);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Theory]
    [InlineData("case.yaml", ".html")]
    [InlineData("nowhere/page.html", "folder does not exist")]
    public void A_page_is_not_written_in_the_place_of_something_else(string path, string words)
    {
        var run = CliRun.Real("solve", Repository.At("cases", "edge", "one-option.yaml"), "--html", path);

        Assert.Equal(2, run.ExitCode);
        Assert.Contains(words, run.Errors, StringComparison.Ordinal);
        Assert.False(File.Exists(path));
    }
}
