using System.Reflection;
using GoodOffices.Tests.Settlement;

namespace GoodOffices.Tests.Cli;

public sealed class KeepingConfidences
{
    private const string Secret = "0.73451";

    [Fact]
    public void A_broken_program_never_repeats_what_it_was_working_on()
    {
        var instruments = CliRun.Lend(SmallCase.Drawn(2, 2, 3, 0.3)) with { Solve = (_, _, _, _, _) => throw new InvalidOperationException($"walk-away {Secret}") };

        var run = CliRun.Of(instruments, 80, "solve", "case.yaml");

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("Sorry", run.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain(Secret, run.Errors + run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("walk-away: ", "walk-away: x" + Secret + " # ")]
    [InlineData("weight: ", "weight: -" + Secret + " # ")]
    [InlineData("party: ", "party: nobody # " + Secret + " ")]
    public void A_broken_preference_file_is_named_without_its_numbers(string from, string to)
    {
        var folder = Directory.CreateTempSubdirectory();
        try
        {
            foreach (var (name, text) in DemoFiles()) File.WriteAllText(Path.Combine(folder.FullName, name), name.Contains(".iran.", StringComparison.Ordinal) ? ReplaceFirst(text, from, to) : text);

            var run = CliRun.Real("solve", Path.Combine(folder.FullName, "iran-2025.yaml"));

            Assert.Equal(2, run.ExitCode);
            Assert.Contains("iran-2025.iran.preferences.yaml", run.Errors, StringComparison.Ordinal);
            Assert.DoesNotContain(Secret, run.Errors + run.Output, StringComparison.Ordinal);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static string ReplaceFirst(string text, string from, string to)
    {
        var at = text.IndexOf(from, StringComparison.Ordinal);
        Assert.True(at >= 0, $"The teaching case no longer says '{from}'.");
        return text[..at] + to + text[(at + from.Length)..];
    }

    private static IEnumerable<(string Name, string Text)> DemoFiles()
    {
        var assembly = Assembly.Load("goodoffices");
        foreach (var name in assembly.GetManifestResourceNames().Where(name => name.StartsWith("demo/", StringComparison.Ordinal)))
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
            yield return (name["demo/".Length..], reader.ReadToEnd());
        }
    }
}
