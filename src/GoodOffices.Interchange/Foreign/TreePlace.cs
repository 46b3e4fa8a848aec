using GoodOffices.Core.Numbers;
using GoodOffices.Interchange.Yaml;

namespace GoodOffices.Interchange.Foreign;

/// <summary>Takes what is expected out of the nodes of a YAML or JSON file, and refuses what is not there.</summary>
internal static class TreePlace
{
    public static YamlMap Map(this FilePlace place, YamlNode node, string what) => node as YamlMap
        ?? throw place.At(node.Line, $"{what} is {node.Kind}.", "A group of keys is expected here.");

    public static YamlList List(this FilePlace place, YamlNode node, string what) => node as YamlList
        ?? throw place.At(node.Line, $"{what} is {node.Kind}.", "A list is expected here.");

    public static YamlNode Member(this FilePlace place, YamlMap map, string key) => Find(map, key)
        ?? throw place.At(map.Line, $"'{key}' is missing.", "Check that the file is complete.");

    /// <summary>What a key holds; null where the key is absent or holds nothing.</summary>
    public static YamlNode? Find(YamlMap map, string key) => map.TryFind(key, out var value) && value is not YamlScalar { IsNothing: true } ? value : null;

    /// <summary>The text of a single value; null for lists, groups and nothing.</summary>
    public static string? Text(YamlNode? node) => node is YamlScalar { IsNothing: false } scalar ? scalar.Text : null;

    public static Rational Number(this FilePlace place, YamlNode node, string what) => place.Number(node.Line, Text(node) ?? "", what);

    public static Rational NotNegative(this FilePlace place, YamlNode node, string what) => place.NotNegative(node.Line, Text(node) ?? "", what);

    /// <summary>The name of an option, which other programs also write as a bare number or word.</summary>
    public static string Name(this FilePlace place, YamlNode node, string what) => place.Name(node.Line, Text(node), what);

    /// <summary>Refuses keys that are not known here: what is not understood may change the meaning.</summary>
    public static void OnlyKeys(this FilePlace place, YamlMap map, string what, params ReadOnlySpan<string> known)
    {
        foreach (var (key, _) in map.Entries)
            if (!known.Contains(key.Text)) throw Unread(place, key, what, known);
    }

    /// <summary>The same, but for keys that hold nothing: NegMAS writes down every field, whether used or not.</summary>
    public static void OnlyUsedKeys(this FilePlace place, YamlMap map, string what, params ReadOnlySpan<string> known)
    {
        foreach (var (key, value) in map.Entries)
        {
            if (known.Contains(key.Text) || value is YamlScalar { IsNothing: true } or YamlList { Items.Count: 0 } or YamlMap { Entries.Count: 0 }) continue;
            throw Unread(place, key, what, known);
        }
    }

    private static InputFaultException Unread(FilePlace place, YamlScalar key, string what, ReadOnlySpan<string> known) =>
        place.At(key.Line, $"{what} has a key that is not read here.", $"Read are: {string.Join(", ", known!)}. Remove others, or give the case in our own YAML.");
}
