using GoodOffices.Core.Issues;
using GoodOffices.Core.Preferences;
using GoodOffices.Interchange.Foreign;
using GoodOffices.Interchange.Yaml;

namespace GoodOffices.Interchange.Negmas;

/// <summary>Reads a NegMAS outcome space with its utility functions, which are taken exactly as NegMAS takes them.</summary>
internal static class NegmasReader
{
    // A few words of a function stand for a value of every listed option, so what is small on disk could be large in memory.
    private const long MostValues = 5_000_000;

    public static LoadedCase Read(IReadOnlyList<FoundFile.OfTree> files, string? name, ReadOptions options, CaseBudget budget)
    {
        var file = CaseAssembly.OnlyDomain(files);
        var profiles = CaseAssembly.Chosen(files, options);
        var root = (YamlMap)file.Root;
        var issues = NegmasDomain.Read(file.Place, root, budget);
        if (profiles.Length * issues.Where(issue => issue is ListedIssue).Sum(issue => (long)issue.Options.Length) > MostValues)
            throw file.Place.At(null, $"The parties would have more than {MostValues} option values in all.", "Ask for fewer parties, or give long lists of options as ranges.");
        var names = new PartyNames();
        var notes = new List<string>();
        var preferences = new List<PartyPreferences>();
        foreach (var profile in profiles)
        {
            var map = (YamlMap)profile.Root;
            var reader = new NegmasProfile(profile.Place, issues);
            preferences.Add(reader.Read(map, names.Next(TreePlace.Text(TreePlace.Find(map, "name")), profile.Stem)));
            notes.AddRange(reader.Notes);
        }

        return CaseAssembly.Assemble(TreePlace.Text(TreePlace.Find(root, "name")) ?? name, file.Stem, issues, preferences, dialect: null, notes);
    }
}
