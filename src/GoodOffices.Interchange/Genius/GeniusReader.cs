using GoodOffices.Core.Preferences;
using GoodOffices.Interchange.Foreign;

namespace GoodOffices.Interchange.Genius;

/// <summary>Reads a GENIUS domain with its profiles.</summary>
internal static class GeniusReader
{
    public static LoadedCase Read(IReadOnlyList<FoundFile.OfXml> files, string? name, ReadOptions options, CaseBudget budget)
    {
        var file = CaseAssembly.OnlyDomain(files);
        var profiles = CaseAssembly.Chosen(files, options);
        var domain = GeniusDomain.Read(file.Place, file.Root, budget);
        var names = new PartyNames();
        var notes = new List<string>();
        var preferences = new List<PartyPreferences>();
        foreach (var profile in profiles)
        {
            var read = GeniusProfile.Read(profile.Place, profile.Root, names.Next(null, profile.Stem), domain, options.Dialect);
            preferences.Add(read.Preferences);
            notes.AddRange(read.Notes);
        }

        return CaseAssembly.Assemble(name, file.Stem, domain.Issues, preferences, options.Dialect, notes);
    }
}
