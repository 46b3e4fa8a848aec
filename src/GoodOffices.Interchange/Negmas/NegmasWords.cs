using GoodOffices.Interchange.Foreign;
using GoodOffices.Interchange.Yaml;

namespace GoodOffices.Interchange.Negmas;

/// <summary>The names NegMAS gives to what it writes.</summary>
internal static class NegmasWords
{
    // The class is under 'type' in scenario files, and under a longer key in files of older versions.
    private static readonly string[] TypeKeys = ["type", "__python_class__"];

    /// <summary>What a root is, or null where it is not NegMAS's.</summary>
    public static FilePart? PartOf(YamlMap root)
    {
        var type = TypeOf(root);
        if (type is null) return null;
        if (type.Contains("OutcomeSpace", StringComparison.OrdinalIgnoreCase)) return FilePart.Domain;
        return type.Contains("fun", StringComparison.OrdinalIgnoreCase) || type.Contains("Preferences", StringComparison.Ordinal) ? FilePart.Profile : null;
    }

    /// <summary>The class without its modules, or null.</summary>
    public static string? TypeOf(YamlMap map)
    {
        foreach (var key in TypeKeys)
            if (map.TryFind(key, out var node) && TreePlace.Text(node) is { } text) return text[(text.LastIndexOf('.') + 1)..].Trim();
        return null;
    }

    /// <summary>The same, where it must be there.</summary>
    public static string TypeOf(FilePlace place, YamlMap map) => TypeOf(map) ?? throw place.At(map.Line, "'type' is missing.", "NegMAS says with it what this is.");
}
