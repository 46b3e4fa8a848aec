using System.Collections.Immutable;
using GoodOffices.Core.Cases;
using GoodOffices.Interchange.Yaml;

namespace GoodOffices.Interchange.CaseFiles;

/// <summary>Reads a package somebody wrote down: one option for every issue of a case.</summary>
public static class PackageFileReader
{
    private const string Begin = $"Begin the file with '{FileKind.Key}: {FileKind.Package}', then 'case: …' and 'package:' with one line for each issue.";

    /// <summary>Reads a file from disk.</summary>
    public static PackageReading ReadFile(string path, Case of) => Answer(path, () => NamedFile.Open(path, YamlTree.MostBytes), of);

    /// <summary>Reads a file in memory.</summary>
    public static PackageReading Read(NamedFile file, Case of) => Answer(file.Name, () => file, of);

    private static PackageReading Answer(string name, Func<NamedFile> open, Case of)
    {
        try
        {
            return Parse(open(), of);
        }
        catch (InputFaultException fault)
        {
            return new PackageReading.Refused(fault.Fault);
        }
        catch (Exception error) when (error is IOException or NotSupportedException)
        {
            return new PackageReading.Refused(new InputFault(name, null, "The file could not be read from disk.", "Check the path, the disk and the permissions."));
        }
    }

    private static PackageReading.Loaded Parse(NamedFile file, Case of)
    {
        var root = YamlTree.Read(file, YamlManner.Own);
        // Until it is known to be a package nothing of it is repeated: it may be a preference file given by mistake.
        RequireKind(new Faults(file.Name, isPrivate: true), root);
        var faults = new Faults(file.Name, isPrivate: false);
        var fields = Fields.Open(faults, root, "a package file", FileKind.Key, "case", "name", "note", "package");
        if (fields.Id("case") != of.Id.ToString()) throw faults.At(fields.Find("case"), "The package is of another case.", $"The case file says 'case: {of.Id}'.");
        var package = fields.Require("package");
        return new PackageReading.Loaded(new LoadedPackage(fields.OneLine("name"), ReadOptions(faults, package, of), package.Line));
    }

    private static void RequireKind(Faults faults, YamlNode root)
    {
        if (FileKind.Is(root, FileKind.Case) || FileKind.Is(root, FileKind.Preferences)) throw faults.At(root, "The file is a case or preference file, not a package.", Begin);
        if (!FileKind.Is(root, FileKind.Package)) throw faults.At(root, "The file does not say that it is a package.", Begin);
        if (((YamlMap)root).TryFind(FileKind.Key, out var kind) && kind is not YamlScalar { Text: FileKind.Package }) throw faults.At(kind, "The package file is of a version that this program does not read.", $"It reads '{FileKind.Package}'.");
    }

    private static ImmutableArray<int> ReadOptions(Faults faults, YamlNode node, Case of)
    {
        if (node is not YamlMap map) throw faults.At(node, $"The place of the package holds {node.Kind}.", "Give one line for each issue: 'issue: option'.");
        var issues = of.Issues.Select(issue => issue.Id.ToString()).ToArray();
        var known = issues.ToHashSet();
        foreach (var (key, _) in map.Entries)
            if (!known.Contains(key.Text)) throw faults.At(key, $"{faults.Quote(key.Text, "A key here")} is no issue of the case.", NearestWord.Remedy(key.Text, issues, "Issues of the case"));
        return [.. of.Issues.Select(issue =>
        {
            if (!map.TryFind(issue.Id.ToString(), out var value)) throw faults.At(map, $"The package does not settle issue '{issue.Id}'.", $"Add a line '{issue.Id}: …' with one of its options.");
            if (value is not YamlScalar { IsNothing: false } scalar) throw faults.At(value, $"Issue '{issue.Id}' has no single option here.", "Write the id of one of its options.");
            if (OptionName.IndexIn(issue, scalar.Text) is >= 0 and var option) return option;
            throw faults.At(value, $"{faults.Quote(scalar.Text, "A word here")} is no option of issue '{issue.Id}'.", NearestWord.Remedy(scalar.Text, [.. issue.Options.Take(1_000).Select(o => o.Id.ToString())], "Its options"));
        })];
    }
}

/// <summary>A package as its file gives it.</summary>
/// <param name="Name">What it is called, where the file says.</param>
/// <param name="Options">By issue of the case: the option's position.</param>
/// <param name="Line">Where in the file the options begin, for faults about the whole of it.</param>
public sealed record LoadedPackage(string? Name, ImmutableArray<int> Options, int Line);

/// <summary>The outcome of reading a package file.</summary>
public abstract record PackageReading
{
    private PackageReading()
    {
    }

    /// <summary>It holds a package of the case.</summary>
    public sealed record Loaded(LoadedPackage Package) : PackageReading;

    /// <summary>It does not.</summary>
    public sealed record Refused(InputFault Fault) : PackageReading;
}
