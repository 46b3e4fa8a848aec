using System.Collections.Immutable;
using GoodOffices.Core.Issues;
using GoodOffices.Core.Numbers;
using GoodOffices.Core.Parties;
using GoodOffices.Core.Preferences;
using GoodOffices.Interchange.Foreign;
using GoodOffices.Interchange.Yaml;

namespace GoodOffices.Interchange.GeniusWeb;

/// <summary>Reads GeniusWeb profiles. Each carries the domain with it; a domain file beside them must say the same.</summary>
internal static class GeniusWebReader
{
    private const string Additive = "LinearAdditiveUtilitySpace";
    private static readonly string[] Endings = ["UtilitySpace", "PartialOrdering", "Ordering", "Profile"];

    /// <summary>What a root is, or null where it is not GeniusWeb's.</summary>
    public static FilePart? PartOf(YamlMap root)
    {
        if (root.TryFind("issuesValues", out var values) && values is YamlMap) return FilePart.Domain;
        return root.Entries is [var only] && only.Value is YamlMap && Endings.Any(ending => only.Key.Text.EndsWith(ending, StringComparison.Ordinal)) ? FilePart.Profile : null;
    }

    public static LoadedCase Read(IReadOnlyList<FoundFile.OfTree> files, string? name, ReadOptions options, CaseBudget budget)
    {
        var profiles = CaseAssembly.Chosen(files, options);
        var spaces = profiles.Select(Space).ToArray();
        var domains = files.Where(file => file.Part == FilePart.Domain).ToArray();
        if (domains.Length > 1) throw domains[1].Place.At(null, "There is more than one domain.", "Give one case at a time.");

        var (place, domain) = domains is [var file]
            ? (file.Place, (YamlMap)file.Root)
            : (profiles[0].Place, profiles[0].Place.Map(profiles[0].Place.Member(spaces[0], "domain"), "'domain'"));
        var issues = GeniusWebDomain.Read(place, domain, budget);
        var names = new PartyNames();
        var preferences = new List<PartyPreferences>();
        for (var i = 0; i < profiles.Length; i++)
        {
            GeniusWebDomain.CheckSame(profiles[i].Place, spaces[i], issues);
            preferences.Add(ReadProfile(profiles[i].Place, spaces[i], names.Next(TreePlace.Text(TreePlace.Find(spaces[i], "name")), profiles[i].Stem), issues));
        }

        return CaseAssembly.Assemble(TreePlace.Text(TreePlace.Find(domain, "name")) ?? name, profiles[0].Stem, issues, preferences, dialect: null, []);
    }

    private static YamlMap Space(FoundFile.OfTree file)
    {
        var (key, value) = ((YamlMap)file.Root).Entries[0];
        return key.Text == Additive
            ? (YamlMap)value
            : throw file.Place.At(key.Line, $"The profile is of a kind that is not additive: {FilePlace.Quote(key.Text)}.", $"Only '{Additive}' is read; give groups of issues as conditional values in our own YAML.");
    }

    private static PartyPreferences ReadProfile(FilePlace place, YamlMap space, PartyId party, ImmutableArray<Issue> issues)
    {
        place.OnlyKeys(space, "The profile", "name", "domain", "issueUtilities", "issueWeights", "reservationBid");
        var utilities = IssueTable.ByIssue(place, place.Map(place.Member(space, "issueUtilities"), "'issueUtilities'"), issues);
        var weights = IssueTable.ByIssue(place, place.Map(place.Member(space, "issueWeights"), "'issueWeights'"), issues);
        var read = issues.Select((issue, i) => new IssuePreference(
            issue.Id, new Weight.Known(place.NotNegative(weights[i], "a weight")), GeniusWebValues.Read(place, utilities[i], issue))).ToImmutableArray();
        return new PartyPreferences(party, null, read, [], [], [], ReservationOf(place, space, issues, read), null);
    }

    /// <summary>GeniusWeb gives the walk-away as a package, whose utility it is; an issue that the package leaves open counts nothing.</summary>
    private static Rational? ReservationOf(FilePlace place, YamlMap space, ImmutableArray<Issue> issues, ImmutableArray<IssuePreference> preferences)
    {
        if (TreePlace.Find(space, "reservationBid") is not { } node) return null;
        var bid = place.Map(node, "'reservationBid'");
        var chosen = TreePlace.Find(bid, "issuevalues") is { } inner ? place.Map(inner, "'issuevalues'") : bid;
        var sum = Rational.Zero;
        foreach (var (key, value) in chosen.Entries)
        {
            var position = issues.ToList().FindIndex(issue => issue.Name == key.Text.Trim());
            var option = position < 0 ? -1 : OptionTable.PositionOf((TreePlace.Text(value) ?? "").Trim(), issues[position]);
            if (option < 0) throw place.At(key.Line, "The reservation bid names an issue or option that the domain does not have.", "Check that the files belong together.");
            sum += ((Weight.Known)preferences[position].Weight).Value * GeniusWebValues.At(preferences[position].Values, issues[position], option);
        }

        return sum;
    }
}
