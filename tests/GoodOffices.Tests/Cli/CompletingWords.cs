using System.Diagnostics;

namespace GoodOffices.Tests.Cli;

public sealed class CompletingWords
{
    private static readonly string[] Some = ["no-frontier", "max-points", "from", "dialect", "negmas", "kalai-smorodinsky"];
    private static readonly string[] Verbs = ["solve", "demo", "convert", "explain", "completion"];

    [Theory]
    [InlineData("bash")]
    [InlineData("zsh")]
    [InlineData("fish")]
    [InlineData("powershell")]
    public void Every_script_knows_every_verb_and_option(string shell)
    {
        var script = CliRun.Real("completion", shell).Output;

        Assert.All(Verbs, verb => Assert.Contains(verb, script, StringComparison.Ordinal));
        Assert.All(Some, word => Assert.Contains(word, script, StringComparison.Ordinal));
        Assert.DoesNotContain("\r", script, StringComparison.Ordinal);
    }

    [Fact]
    public void An_unknown_shell_is_refused_with_the_known_ones()
    {
        var run = CliRun.Real("completion", "tcsh");

        Assert.Equal(2, run.ExitCode);
        Assert.Contains("bash", run.Errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("s", "solve")]
    [InlineData("solve --no", "--no-frontier")]
    [InlineData("solve case.yaml --dialect ", "genius negmas")]
    [InlineData("explain kal", "kalai-smorodinsky")]
    [InlineData("completion z", "zsh")]
    [InlineData("solve --from ta", "table one.yaml")]
    [InlineData("solve t", "table one.yaml")]
    [InlineData("solve --max-points ", "")]
    [InlineData("demo x", "")]
    public void Bash_offers_what_fits(string typed, string offered)
    {
        Assert.SkipUnless(File.Exists("/bin/bash") || File.Exists("/usr/bin/bash"), "There is no bash here to drive.");

        Assert.Equal(offered, Bash(typed));
    }

    /// <summary>Loads the script into a bash, types the words, asks its completion function, and gives what it offers.</summary>
    private static string Bash(string typed)
    {
        var folder = Directory.CreateTempSubdirectory();
        try
        {
            File.WriteAllText(Path.Combine(folder.FullName, "completion"), CliRun.Real("completion", "bash").Output);
            File.WriteAllText(Path.Combine(folder.FullName, "table one.yaml"), "");
            var words = string.Join(' ', typed.Split(' ').Prepend("goodoffices").Select(word => $"'{word}'"));
            var start = new ProcessStartInfo("bash") { WorkingDirectory = folder.FullName, RedirectStandardOutput = true, RedirectStandardError = true };
            foreach (var argument in new[] { "--norc", "-c", $"source ./completion; COMP_WORDS=({words}); COMP_CWORD=$((${{#COMP_WORDS[@]}}-1)); _goodoffices; printf '%s' \"${{COMPREPLY[*]}}\"" }) start.ArgumentList.Add(argument);
            using var bash = Process.Start(start)!;
            var (output, errors) = (bash.StandardOutput.ReadToEndAsync(), bash.StandardError.ReadToEndAsync());
            Assert.True(bash.WaitForExit(30_000));
            Assert.Equal("", errors.Result);
            return output.Result;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
