using GoodOffices.Core.Parties;
using GoodOffices.Core.Preferences;
using GoodOffices.Interchange.Yaml;

namespace GoodOffices.Interchange.CaseFiles;

/// <summary>Reads our own files: one case, and for each party at most one file of private preferences.</summary>
public static class CaseFileReader
{
    /// <summary>How the name of a preference file ends.</summary>
    public const string PreferencesEnding = ".preferences.yaml";

    private const long MostBytesInAll = 64L << 20;

    /// <summary>Reads files from disk, in any order; see <see cref="PreferencesBeside"/> for a case file alone.</summary>
    public static Reading ReadFiles(IReadOnlyList<string> paths) => Answer(() => Combine(OpenAll(paths)));

    /// <summary>Reads files that are in memory, in any order.</summary>
    public static Reading Read(IReadOnlyList<NamedFile> files) => Answer(() => Combine(files));

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

    private static List<NamedFile> OpenAll(IReadOnlyList<string> paths)
    {
        var (files, left) = (new List<NamedFile>(paths.Count), MostBytesInAll);
        foreach (var path in paths)
        {
            files.Add(NamedFile.Open(path, Math.Min(left, YamlTree.MostBytes)));
            left -= files[^1].Bytes.Length;
        }

        return files;
    }

    private static YamlNode Parse(NamedFile file)
    {
        var root = YamlTree.Read(file, YamlManner.Own);
        FileKind.Check(new Faults(file.Name, isPrivate: true), root);
        return root;
    }

    // Trees are large, so one file's is let go before the next is made; the first lines tell beforehand which file is the case.
    private static LoadedCase Combine(IReadOnlyList<NamedFile> files)
    {
        var @case = FindCase(files);
        var read = CaseSection.Read(@case.Name, Parse(@case));
        var byParty = new Dictionary<PartyId, PartyPreferences>();
        var redLines = new HashSet<RedLineId>();
        foreach (var file in files.Where(file => file != @case))
        {
            var root = Parse(file);
            if (!IsPreferencesFile(root)) throw Fault(file.Name, $"There is another case file, '{@case.Name}'.", "Give one case at a time.");
            var preferences = PreferencesSection.Read(file.Name, root, read);
            if (!byParty.TryAdd(preferences.Party, preferences)) throw Fault(file.Name, $"Another file also holds preferences of party '{preferences.Party}'.", "Give one file for each party.");
            if (!preferences.RedLines.All(line => redLines.Add(line.Id))) throw Fault(file.Name, "A red line here has an id that is already in use in this case.", "Begin the ids of red lines with the party's id.");
        }

        return new LoadedCase(read, [.. read.Parties.Where(party => byParty.ContainsKey(party.Id)).Select(party => byParty[party.Id])], Dialect: null, Notes: []);
    }

    private static NamedFile FindCase(IReadOnlyList<NamedFile> files)
    {
        if (files.Count == 0) throw Fault("(no file)", "There is no case file.", $"Give the file that begins with '{FileKind.Key}: {FileKind.Case}'.");
        if (files.FirstOrDefault(file => YamlTree.FindTopText(file, FileKind.Key)?.StartsWith("case", StringComparison.Ordinal) == true) is { } found) return found;
        foreach (var file in files) Parse(file); // what is wrong with a file itself is the better answer
        throw Fault(files[0].Name, "There is no case file.", $"Give the file that begins with '{FileKind.Key}: {FileKind.Case}' as well.");
    }

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
