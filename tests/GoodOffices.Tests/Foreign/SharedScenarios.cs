namespace GoodOffices.Tests.Foreign;

/// <summary>Where the public scenario files lie. Their licences keep them out of the repository, so a machine without them skips.</summary>
internal static class SharedScenarios
{
    public static string Folder()
    {
        var root = Environment.GetEnvironmentVariable("GOODOFFICES_SHARED");
        var folder = root is null ? null : Path.Combine(root, "scenarios");
        if (folder is null || !Directory.Exists(folder)) Assert.Skip("GOODOFFICES_SHARED does not point to a folder that holds 'scenarios'.");
        return folder;
    }

    /// <summary>Every folder that holds files and no folder.</summary>
    public static IEnumerable<string> Below(string part) =>
        Directory.EnumerateDirectories(Path.Combine(Folder(), part), "*", SearchOption.AllDirectories).Where(folder => Directory.EnumerateFiles(folder).Any()).Order(StringComparer.Ordinal);

    /// <summary>The table of the scenarios' own README: folder, packages (null where it rounds them), profiles.</summary>
    public static IEnumerable<(string Folder, long? Packages, int Profiles)> Table()
    {
        foreach (var line in File.ReadLines(Path.Combine(Folder(), "README.md")))
        {
            var cells = line.Split('|', StringSplitOptions.TrimEntries);
            if (cells.Length != 4 || !cells[0].Contains('/', StringComparison.Ordinal) || !int.TryParse(cells[3], out var profiles)) continue;
            yield return (cells[0], long.TryParse(cells[2], out var packages) ? packages : null, profiles);
        }
    }
}
