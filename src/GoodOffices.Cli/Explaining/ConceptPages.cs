using System.Reflection;

namespace GoodOffices.Cli.Explaining;

/// <summary>The pages about what the numbers mean that travel inside the program: those of <c>docs/algorithms/</c>, whichever there are.</summary>
internal static class ConceptPages
{
    private const string Prefix = "concepts/";

    /// <summary>The names of the pages, in alphabetical order.</summary>
    public static IReadOnlyList<string> Names { get; } =
        [.. Assembly.GetExecutingAssembly().GetManifestResourceNames().Where(name => name.StartsWith(Prefix, StringComparison.Ordinal)).Select(name => name[Prefix.Length..]).Order(StringComparer.Ordinal)];

    /// <summary>The page a word means: by its name, or by its title however that is written; null where there is none.</summary>
    public static string? Find(string word)
    {
        var plain = Plain(word);
        return Names.FirstOrDefault(name => Plain(name) == plain) ?? Names.FirstOrDefault(name => Plain(TitleOf(name)) == plain);
    }

    public static string Read(string name)
    {
        using var reader = new StreamReader(Assembly.GetExecutingAssembly().GetManifestResourceStream(Prefix + name)!);
        return reader.ReadToEnd();
    }

    public static string TitleOf(string name) => Read(name).Split('\n')[0].TrimStart('#', ' ').TrimEnd();

    private static string Plain(string words) => string.Concat(words.ToLowerInvariant().Where(char.IsLetterOrDigit)) is var all && all.StartsWith("the", StringComparison.Ordinal) ? all[3..] : all;
}
