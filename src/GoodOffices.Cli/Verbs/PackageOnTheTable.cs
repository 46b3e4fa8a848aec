using System.Collections.Immutable;
using GoodOffices.Casework.Advice;
using GoodOffices.Interchange;
using GoodOffices.Interchange.CaseFiles;

namespace GoodOffices.Cli.Verbs;

/// <summary>The package file that <c>--from</c> names, read against its case and held against the red lines.</summary>
internal static class PackageOnTheTable
{
    /// <summary>The package, or what is wrong with its file. It says whose red line is broken, never which: the file it stands in may be read over a shoulder.</summary>
    public static (ImmutableArray<int>? Package, InputFault? Fault) Read(string path, LoadedCase loaded)
    {
        var reading = PackageFileReader.ReadFile(path, loaded.Case);
        if (reading is PackageReading.Refused refused) return (null, refused.Fault);
        var package = ((PackageReading.Loaded)reading).Package;
        var broken = OnTheTable.Breaks(loaded.Case, loaded.Preferences, package.Options);
        if (broken.Length == 0) return (package.Options, null);
        var whose = string.Join(" and ", broken.Select(pair => $"{(pair.Lines == 1 ? "a red line" : $"{pair.Lines} red lines")} of '{pair.Of.Party}'"));
        return (null, new InputFault(
            path, package.Line, $"The package breaks {whose}.", "Compare it with the red lines in the preference file and settle an issue otherwise; from a package nobody could sign there is no way to count gains."));
    }
}
