using System.Collections.Immutable;
using GoodOffices.Core.Cases;
using GoodOffices.Core.Preferences;
using GoodOffices.Interchange.Yaml;

namespace GoodOffices.Interchange.CaseFiles;

/// <summary>Reads our own files: one case, and for each party at most one file of private preferences.</summary>
public static class CaseFileReader
{
    /// <summary>How the name of a preference file ends.</summary>
    public const string PreferencesEnding = ".preferences.yaml";

    /// <summary>Reads files from disk, in any order; see <see cref="PreferencesBeside"/> for a case file alone.</summary>
    public static Reading ReadFiles(IReadOnlyList<string> paths) => Answer(() => Combine([.. paths.Select(path => Parse(NamedFile.Open(path, YamlTree.MostBytes)))]));

    /// <summary>Reads files that are in memory, in any order.</summary>
    public static Reading Read(IReadOnlyList<NamedFile> files) => Answer(() => Combine([.. files.Select(Parse)]));

    /// <summary>The preference files in the folder of a case file that are about its case, by name.</summary>
    /// <remarks>Empty where the case file cannot be read; reading it says why. A file named after the case file belongs to it even if it
    /// is broken, so that a party is never left out in silence.</remarks>
    public static IReadOnlyList<string> PreferencesBeside(string caseFilePath)
    {
        if (!File.Exists(caseFilePath) || CaseOf(caseFilePath) is not { } id) return [];
        var folder = Path.GetDirectoryName(caseFilePath) is { Length: > 0 } named ? named : ".";
        var stem = Path.GetFileNameWithoutExtension(caseFilePath) + ".";
        var beside = Directory.EnumerateFiles(folder, "*" + PreferencesEnding)
            .Where(path => CaseOf(path) is { } of ? of == id : Path.GetFileName(path).StartsWith(stem, StringComparison.Ordinal))
            .Select(path => folder == "." && !caseFilePath.StartsWith('.') ? Path.GetFileName(path) : path);
        return [.. beside.Order(StringComparer.Ordinal)];
    }

    /// <summary>Whether the root of a YAML file says that it is a case file, of whatever version.</summary>
    internal static bool IsCaseFile(YamlNode root) => FileKind.Is(root, FileKind.Case);

    /// <summary>Whether the root of a YAML file says that it is a preference file, of whatever version.</summary>
    internal static bool IsPreferencesFile(YamlNode root) => FileKind.Is(root, FileKind.Preferences);

    private static Reading Answer(Func<LoadedCase> read)
    {
        try
        {
            return new Reading.Loaded(read());
        }
        catch (InputFaultException fault)
        {
            return new Reading.Refused(fault.Fault);
        }
    }

    private static (string Name, YamlNode Root) Parse(NamedFile file)
    {
        var root = YamlTree.Read(file, YamlManner.Own);
        FileKind.Check(new Faults(file.Name, isPrivate: true), root);
        return (file.Name, root);
    }

    private static LoadedCase Combine(ImmutableArray<(string Name, YamlNode Root)> files)
    {
        var cases = files.Where(file => IsCaseFile(file.Root)).ToArray();
        if (cases is not [var only]) throw NotOneCase(cases, files);

        var read = CaseSection.Read(only.Name, only.Root);
        var byParty = new Dictionary<string, PartyPreferences>();
        var redLines = new HashSet<RedLineId>();
        foreach (var (name, root) in files.Where(file => IsPreferencesFile(file.Root)))
        {
            var preferences = PreferencesSection.Read(name, root, read);
            if (!byParty.TryAdd(preferences.Party.ToString(), preferences)) throw Fault(name, $"Another file also holds preferences of party '{preferences.Party}'.", "Give one file for each party.");
            if (!preferences.RedLines.All(line => redLines.Add(line.Id))) throw Fault(name, "A red line here has an id that is already in use in this case.", "Begin the ids of red lines with the party's id.");
        }

        var inOrder = read.Parties.Where(party => byParty.ContainsKey(party.Id.ToString())).Select(party => byParty[party.Id.ToString()]);
        return new LoadedCase(read, [.. inOrder], Dialect: null, Notes: []);
    }

    private static InputFaultException NotOneCase((string Name, YamlNode Root)[] cases, ImmutableArray<(string Name, YamlNode Root)> files) => cases.Length == 0
        ? Fault(files.IsEmpty ? "(no file)" : files[0].Name, "There is no case file.", $"Give the file that begins with '{FileKind.Key}: {FileKind.Case}' as well.")
        : Fault(cases[1].Name, $"There is another case file, '{cases[0].Name}'.", "Give one case at a time.");

    private static string? CaseOf(string path)
    {
        try
        {
            return YamlTree.FindTopText(NamedFile.Open(path, YamlTree.MostBytes), "case");
        }
        catch (InputFaultException)
        {
            return null; // whoever reads the file in earnest is told what is wrong with it
        }
    }

    private static InputFaultException Fault(string file, string what, string remedy) => new(new InputFault(file, null, what, remedy));
}
