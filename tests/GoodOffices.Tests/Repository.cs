namespace GoodOffices.Tests;

/// <summary>Where the repository's own files are, seen from the place the tests run in.</summary>
internal static class Repository
{
    private static readonly Lazy<string> LazyRoot = new(() =>
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, "GoodOffices.slnx"))) return folder.FullName;
        throw new DirectoryNotFoundException("The tests run outside the repository.");
    });

    public static string At(params string[] parts) => Path.Combine([LazyRoot.Value, .. parts]);

    /// <summary>Every case file under cases/, without preference and package files.</summary>
    public static IEnumerable<string> CaseFiles() => Directory.EnumerateFiles(At("cases"), "*.yaml", SearchOption.AllDirectories)
        .Where(path => !path.EndsWith(".preferences.yaml", StringComparison.Ordinal) && !path.EndsWith(".on-the-table.yaml", StringComparison.Ordinal)).Order(StringComparer.Ordinal);
}
