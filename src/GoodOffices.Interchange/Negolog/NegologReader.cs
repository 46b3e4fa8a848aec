using System.Collections.Immutable;
using GoodOffices.Core.Issues;
using GoodOffices.Core.Parties;
using GoodOffices.Core.Preferences;
using GoodOffices.Interchange.Foreign;
using GoodOffices.Interchange.Yaml;

namespace GoodOffices.Interchange.Negolog;

/// <summary>Reads NegoLog profiles. They have no domain file: the first profile says what the issues are, and the others must agree.</summary>
internal static class NegologReader
{
    private const string Issues = "issues";
    private const string Weights = "issueWeights";
    private const string Reservation = "reservationValue";

    /// <summary>What a root is, or null where it is not NegoLog's.</summary>
    public static FilePart? PartOf(YamlMap root)
    {
        if (root.TryFind(Issues, out var issues) && issues is YamlMap && (root.TryFind(Weights, out _) || root.TryFind(Reservation, out _))) return FilePart.Profile;
        return root.TryFind("NumberOfBids", out _) || root.TryFind("NashBid", out _) ? FilePart.Aside : null;
    }

    public static LoadedCase Read(IReadOnlyList<FoundFile.OfTree> files, string? name, ReadOptions options, CaseBudget budget)
    {
        var profiles = CaseAssembly.Chosen(files, options);
        var issues = ReadIssues(profiles[0], budget);
        var names = new PartyNames();
        var preferences = profiles.Select(profile => ReadProfile(profile, names.Next(null, profile.Stem), issues)).ToArray();
        var notes = files.Where(file => file.Part == FilePart.Aside).Select(file => $"{Path.GetFileName(file.File.Name)} holds NegoLog's own results and was left aside.");
        return CaseAssembly.Assemble(name, FolderOf(profiles[0]), issues, preferences, dialect: null, notes);
    }

    private static string FolderOf(FoundFile file) => Path.GetFileName(Path.GetDirectoryName(file.File.Name)) is { Length: > 0 } folder ? folder : file.Stem;

    private static ImmutableArray<Issue> ReadIssues(FoundFile.OfTree file, CaseBudget budget)
    {
        var (place, root) = (file.Place, (YamlMap)file.Root);
        var issues = ImmutableArray.CreateBuilder<Issue>();
        foreach (var (key, value) in place.Map(place.Member(root, Issues), $"'{Issues}'").Entries)
        {
            budget.CountIssue(place, key.Line);
            var name = place.Name(key, "the name of an issue");
            if (issues.Any(issue => issue.Name == name)) throw place.At(key.Line, $"Two issues are called {FilePlace.Quote(name)}.", "Give each issue a name of its own.");
            var options = place.Map(value, "An issue").Entries.Select(entry => (YamlNode)entry.Key).ToArray();
            issues.Add(new ListedIssue(IssueId.Of(name), name, OptionTable.Options(place, new YamlList(options, value.Line), name, budget)));
        }

        return issues.Count > 0 ? issues.ToImmutable() : throw place.At(root.Line, "The profile has no issue.", "Give it at least one.");
    }

    private static PartyPreferences ReadProfile(FoundFile.OfTree file, PartyId party, ImmutableArray<Issue> issues)
    {
        var (place, root) = (file.Place, (YamlMap)file.Root);
        place.OnlyKeys(root, "The profile", Reservation, Weights, Issues);
        var values = IssueTable.ByIssue(place, place.Map(place.Member(root, Issues), $"'{Issues}'"), issues);
        var weights = IssueTable.ByIssue(place, place.Map(place.Member(root, Weights), $"'{Weights}'"), issues);
        var read = issues.Select((issue, i) => new IssuePreference(
            issue.Id, new Weight.Known(place.NotNegative(weights[i], "a weight")), OptionTable.Read(place, place.Map(values[i], "An issue"), issue)));
        var reservation = TreePlace.Find(root, Reservation);
        return new PartyPreferences(party, null, [.. read], [], [], [], reservation is null ? null : place.Number(reservation, "the reservation value"), null);
    }
}
