using GoodOffices.Interchange.Yaml;

namespace GoodOffices.Interchange.CaseFiles;

/// <summary>What the first line of our own files says: <c>goodoffices: case/1</c> or <c>goodoffices: preferences/1</c>.</summary>
internal static class FileKind
{
    public const string Key = "goodoffices";
    public const string Case = "case/1";
    public const string Preferences = "preferences/1";
    public const string Package = "package/1";

    /// <summary>Whether the root is of the kind, in whatever version.</summary>
    public static bool Is(YamlNode root, string kind) => Text(root) is { } text && text.Split('/')[0].Trim() == kind.Split('/')[0];

    /// <summary>Refuses a root that is not of one of our two kinds in the version this program reads.</summary>
    public static void Check(Faults faults, YamlNode root)
    {
        const string remedy = $"Begin the file with '{Key}: {Case}' or '{Key}: {Preferences}'.";
        if (Text(root) is not { } text) throw faults.At(root, "The file does not say that it is a case or a preference file.", remedy);
        if (((YamlMap)root).Entries[0].Key.Text != Key) throw faults.At(((YamlMap)root).Entries[0].Key, $"'{Key}' is not the first key of the file.", remedy);
        if (text is Case or Preferences) return;
        throw faults.At(((YamlMap)root).Entries[0].Value, "The file is of a kind or version that this program does not read.", $"It reads '{Case}' and '{Preferences}'.");
    }

    private static string? Text(YamlNode root) => root is YamlMap map && map.TryFind(Key, out var value) && value is YamlScalar scalar ? scalar.Text : null;
}
