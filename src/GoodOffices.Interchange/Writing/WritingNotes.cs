using System.Collections.Immutable;

namespace GoodOffices.Interchange.Writing;

/// <summary>Collects what the person should be told about written files.</summary>
internal sealed class WritingNotes(string format)
{
    private readonly List<string> _notes = [];

    public void Add(string note)
    {
        if (!_notes.Contains(note)) _notes.Add(note);
    }

    /// <summary>What the case holds beside issues and numbers, and these formats have no place for.</summary>
    public void LeftOut(LoadedCase loaded, OutputNames names)
    {
        var of = loaded.Case;
        var hasMore = of.Summary is not null || of.Mediator is not null || !of.Facts.IsEmpty || !of.Sources.IsEmpty
            || of.Parties.Any(party => !party.Factions.IsEmpty) || of.Issues.Any(issue => issue.Note is not null || issue.Source is not null || issue is Core.Issues.NumericIssue { Unit: not null })
            || loaded.Preferences.Any(preferences => preferences.Note is not null);
        if (hasMore) Add($"{format} has no place for summary, mediator, factions, facts, sources, notes and units; they are not in the files.");
        if (of.Issues.Any(issue => issue.Name != issue.Id.ToString() || issue.Options.Any(option => issue is Core.Issues.ListedIssue && option.Name != option.Id.ToString())) || of.Parties.Any(party => party.Name != party.Id.ToString()))
            Add("Issues, options and parties are called by their short names (ids).");
        if (names.AreNumbered) Add("The profiles are numbered, because programs put parties in the order of their file names.");
    }

    public ImmutableArray<string> All() => [.. _notes];
}
