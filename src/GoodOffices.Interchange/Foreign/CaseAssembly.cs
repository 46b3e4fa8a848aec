using System.Collections.Immutable;
using GoodOffices.Core.Cases;
using GoodOffices.Core.Issues;
using GoodOffices.Core.Parties;
using GoodOffices.Core.Preferences;

namespace GoodOffices.Interchange.Foreign;

/// <summary>What every reader of another program's files does alike: choose the profiles, and put the case together.</summary>
internal static class CaseAssembly
{
    /// <summary>The profiles that become parties, by file name: the order every machine agrees on, whatever its file system answers.</summary>
    public static T[] Chosen<T>(IEnumerable<T> files, ReadOptions options)
        where T : FoundFile
    {
        var profiles = files.Where(file => file.Part == FilePart.Profile)
            .OrderBy(file => Path.GetFileName(file.File.Name), StringComparer.Ordinal).ThenBy(file => file.File.Name, StringComparer.Ordinal).ToArray();
        if (profiles.Length == 0) throw files.First().Place.At(null, "There is no profile beside it, so no party to the case.", "Give each party's profile as well.");
        var wanted = options.Parties ?? profiles.Length;
        if (wanted < 1 || wanted > profiles.Length) throw profiles[0].Place.At(null, $"{wanted} parties are asked for, and there are {profiles.Length} profiles.", $"Ask for 1 to {profiles.Length}.");
        if (wanted > ForeignLimits.MostParties) throw profiles[0].Place.At(null, $"There are more than {ForeignLimits.MostParties} profiles.", "Ask for fewer parties.");
        return profiles[..wanted];
    }

    /// <summary>The one domain file.</summary>
    public static T OnlyDomain<T>(IReadOnlyList<T> files)
        where T : FoundFile
    {
        var domains = files.Where(file => file.Part == FilePart.Domain).ToArray();
        if (domains.Length == 0) throw files[0].Place.At(null, "There is no domain file beside it.", "Give the domain file as well.");
        if (domains.Length > 1) throw domains[1].Place.At(null, $"There is another domain, {FilePlace.Quote(Path.GetFileName(domains[0].File.Name))}.", "Give one case at a time.");
        return domains[0];
    }

    /// <summary>A case of issues and parties without anything else, which is all that other programs' files hold.</summary>
    public static LoadedCase Assemble(string? name, string fallback, ImmutableArray<Issue> issues, IReadOnlyList<PartyPreferences> preferences, Dialect? dialect, IEnumerable<string> notes)
    {
        var title = Identifier.IsValid(name) ? name!.Trim() : Identifier.IsValid(fallback) ? fallback.Trim() : "case";
        var parties = preferences.Select(one => new Party(one.Party, one.Party.ToString(), []));
        var of = new Case(CaseId.Of(title), title, null, null, [.. parties], issues, [], []);
        return new LoadedCase(of, [.. preferences], dialect, [.. notes.Distinct()]);
    }
}
