using GoodOffices.Tests.Settlement;

namespace GoodOffices.Tests.Cli;

public sealed class AskingForHelp
{
    [Theory]
    [InlineData("--help")]
    [InlineData("solve", "--help")]
    [InlineData("demo", "--help")]
    [InlineData("convert", "--help")]
    [InlineData("explain", "--help")]
    [InlineData("completion", "--help")]
    public void The_help_of_every_verb_shows_commands_to_copy(params string[] args)
    {
        var run = CliRun.Real(args);

        Assert.Equal(0, run.ExitCode);
        var examples = run.Output[run.Output.IndexOf("Examples:", StringComparison.Ordinal)..];
        Assert.Contains(args is [var verb, _] ? $"goodoffices {verb} " : "goodoffices demo", examples + " ", StringComparison.Ordinal);
    }

    [Fact]
    public void Every_example_is_a_command_the_program_understands()
    {
        string[][] helps = [["--help"], ["solve", "--help"], ["demo", "--help"], ["convert", "--help"], ["explain", "--help"], ["completion", "--help"]];
        var commands = helps.SelectMany(args => CliRun.Real(args).Output.Split('\n')).Where(line => line.StartsWith("  goodoffices ", StringComparison.Ordinal) && !line.Contains('[', StringComparison.Ordinal));

        foreach (var command in commands)
        {
            var words = command.Split('>')[0].Split(' ', StringSplitOptions.RemoveEmptyEntries)[1..];
            var folder = Directory.CreateTempSubdirectory();
            try
            {
                var redirected = words.Select((word, i) => i > 0 && words[i - 1] is "--plot" or "--out" ? Path.Combine(folder.FullName, Path.GetFileName(word)) : word);
                if (words is ["demo"]) redirected = redirected.Concat(["--plot", Path.Combine(folder.FullName, "demo.svg")]);

                var run = CliRun.Of(CliRun.Lend(SmallCase.Drawn(2, 2, 3, 0.3)), 80, [.. redirected]);

                Assert.True(run.ExitCode == 0, command + "\n" + run.Errors);
            }
            finally
            {
                folder.Delete(recursive: true);
            }
        }
    }

    [Fact]
    public void The_version_is_a_number() => Assert.Matches(@"^\d+\.\d+\.\d+\s*$", CliRun.Real("--version").Output);
}
