using System.Reflection;
using GoodOffices.Tests.CaseFiles;

namespace GoodOffices.Tests.Cli;

/// <summary>The commands of the manual are run as they stand there, on the teaching case.</summary>
public sealed class FollowingTheManual
{
    public static TheoryData<string> Commands => [.. Manual().Split('\n').Where(line => line.StartsWith("goodoffices ", StringComparison.Ordinal))];

    [Theory]
    [MemberData(nameof(Commands))]
    public void Every_command_works_as_it_is_written(string command)
    {
        var folder = Directory.CreateTempSubdirectory();
        try
        {
            File.Copy(Repository.At("cases", "teaching", "iran-2025.on-the-table.yaml"), Path.Combine(folder.FullName, "iran-2025.on-the-table.yaml"));
            foreach (var (name, text) in TeachingCase()) File.WriteAllText(Path.Combine(folder.FullName, name), text);
            var words = command.Split(' ')[1..].Select(word => IsPath(word) ? Path.Combine(folder.FullName, word) : word);

            var run = CliRun.Real([.. words]);

            Assert.True(run.ExitCode == 0, command + "\n" + run.Errors);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static bool IsPath(string word) => word is "converted" || word.EndsWith(".yaml", StringComparison.Ordinal) || word.EndsWith(".svg", StringComparison.Ordinal) || word.EndsWith(".html", StringComparison.Ordinal);

    private static string Manual() => File.ReadAllText(Repository.At("docs", "manual", "solve.md"));

    private static IEnumerable<(string Name, string Text)> TeachingCase()
    {
        var assembly = Assembly.Load("goodoffices");
        foreach (var name in assembly.GetManifestResourceNames().Where(name => name.StartsWith("demo/", StringComparison.Ordinal)))
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
            yield return (name["demo/".Length..], reader.ReadToEnd());
        }
    }
}
