using System.Reflection;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace GoodOffices.Tests;

/// <summary>The rooms keep their walls: who may refer to whom, and how files and names are kept.</summary>
public sealed partial class TheHouse
{
    [Theory]
    [InlineData("Core", "")]
    [InlineData("Analysis", "")]
    [InlineData("Interchange", "Core")]
    [InlineData("Sealing", "Core")]
    [InlineData("Casework", "Analysis Core Sealing")]
    [InlineData("Storage", "Casework Core")]
    [InlineData("Verify", "")]
    [InlineData("Cli", "Casework Interchange Sealing Storage Verify")]
    public void A_room_refers_only_to_the_rooms_it_may(string room, string allowed)
    {
        var project = XDocument.Load(Repository.At("src", $"GoodOffices.{room}", $"GoodOffices.{room}.csproj"));

        var references = project.Descendants("ProjectReference").Select(r => Path.GetFileNameWithoutExtension(r.Attribute("Include")!.Value.Replace('\\', '/'))["GoodOffices.".Length..]).Order();

        Assert.Equal(allowed, string.Join(' ', references));
    }

    [Theory]
    [InlineData("GoodOffices.Core")]
    [InlineData("GoodOffices.Analysis")]
    public void The_quiet_rooms_use_the_platform_alone(string assembly) =>
        Assert.All(Assembly.Load(assembly).GetReferencedAssemblies(), reference => Assert.StartsWith("System.", reference.Name, StringComparison.Ordinal));

    [Theory]
    [InlineData("GoodOffices.Core")]
    [InlineData("GoodOffices.Analysis")]
    public void The_quiet_rooms_neither_wait_nor_touch_disk_or_network(string room)
    {
        foreach (var file in Sources(room))
        {
            var text = File.ReadAllText(file);
            Assert.False(text.Contains("async ", StringComparison.Ordinal) || text.Contains("await ", StringComparison.Ordinal), file);
            Assert.False(text.Contains("System.IO", StringComparison.Ordinal) || text.Contains("System.Net", StringComparison.Ordinal), file);
        }
    }

    [Theory]
    [InlineData("Microsoft.Data.Sqlite")]
    [InlineData("Npgsql")]
    public void Only_the_cellar_speaks_to_databases(string package) =>
        Assert.Equal(["GoodOffices.Storage"], Directory.EnumerateFiles(Repository.At("src"), "*.csproj", SearchOption.AllDirectories).Where(p => File.ReadAllText(p).Contains($"\"{package}\"", StringComparison.Ordinal)).Select(Path.GetFileNameWithoutExtension));

    [Fact]
    public void No_source_file_is_longer_than_three_hundred_lines_or_hides_its_size()
    {
        foreach (var file in Sources(""))
        {
            var lines = File.ReadAllLines(file);
            Assert.True(lines.Length <= 300, $"{file} has {lines.Length} lines.");
            Assert.DoesNotContain(lines, line => line.TrimStart().StartsWith("#region", StringComparison.Ordinal) || PartialType().IsMatch(line));
        }
    }

    [Fact]
    public void No_public_type_carries_a_name_part_that_says_nothing() =>
        Assert.All(
            PublicSurface.Assemblies.SelectMany(row => Assembly.Load(row.Data).GetExportedTypes()),
            type => Assert.DoesNotMatch("(Manager|Helper|Util|Processor|Base|Impl|Info|Data|Dto)($|[A-Z`])", type.Name));

    [Fact]
    public void Only_the_rooms_of_keys_and_of_the_stranger_know_the_library_of_keys() =>
        Assert.All(
            Directory.EnumerateFiles(Repository.At("src"), "*.csproj", SearchOption.AllDirectories).Where(project => File.ReadAllText(project).Contains("NSec.Cryptography", StringComparison.Ordinal)),
            project => Assert.Contains(Path.GetFileNameWithoutExtension(project), (string[])["GoodOffices.Sealing", "GoodOffices.Verify"]));

    [Fact]
    public void Whatever_is_drawn_for_a_real_case_is_drawn_by_the_operating_system()
    {
        var sources = typeof(GoodOffices.Sealing.Randomness.IRandomSource).Assembly.GetTypes().Where(type => type.IsClass && type.IsAssignableTo(typeof(GoodOffices.Sealing.Randomness.IRandomSource))).Select(type => type.Name).Order();
        var guessable = Sources("").Where(file => Path.GetFileName(file) != "SeededRandom.cs" && Guessable().IsMatch(File.ReadAllText(file))).ToArray();

        Assert.Equal(["SeededRandom", "SystemRandom"], sources);
        Assert.True(guessable.Length == 0, $"Only tests and the simulation draw from a seed: {string.Join(", ", guessable)}");
    }

    private static IEnumerable<string> Sources(string room) =>
        Directory.EnumerateFiles(Repository.At("src", room), "*.cs", SearchOption.AllDirectories).Where(f => !f.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal));

    [GeneratedRegex(@"\bSeededRandom\b|\bnew (System\.)?Random\b|\bRandom\.Shared\b|\bRandom \w+ = new\b")]
    private static partial Regex Guessable();

    [GeneratedRegex(@"\bpartial (class|record|struct)\b")]
    private static partial Regex PartialType();
}
