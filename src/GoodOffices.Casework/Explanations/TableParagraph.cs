using System.Collections.Immutable;
using System.Text;
using GoodOffices.Core.Cases;

namespace GoodOffices.Casework.Explanations;

/// <summary>Words for the table: what the package is, who can still refuse it, and what is publicly known.</summary>
/// <remarks>It is given the case, which everybody may know, and the package, which is about to be shown; nothing else. So no preference, walk-away, red line,
/// rule of solution, number of alternatives or order of importance can have any part in it: two sets of preferences that lead to one package lead to one paragraph.
/// A red line with a public source is not named either: that a party confirmed it to the mediator is a confidence. What is public about it belongs among the facts of the case.</remarks>
internal static class TableParagraph
{
    /// <param name="of">The case.</param>
    /// <param name="package">By issue: the option's position.</param>
    public static string Write(Case of, ImmutableArray<int> package)
    {
        var words = new StringBuilder();
        words.Append(package.Length == 1 ? "One way to settle the issue: " : $"One way to settle all {package.Length} issues together: ");
        words.AppendJoin("; ", of.Issues.Select((issue, i) => $"{Plain(issue.Name)}: {Plain(issue.Options[package[i]].Name)}")).Append('.');
        words.Append(" It is put forward to be talked about, whole or in parts; nobody is bound by looking at it.");
        AppendRatification(words, of);
        AppendFacts(words, of, package);
        return words.ToString();
    }

    private static void AppendRatification(StringBuilder words, Case of)
    {
        var refusing = of.Parties.SelectMany(party => party.Factions.Where(faction => faction.CanRefuse).Select(faction => $"{Plain(faction.Name)} ({Plain(party.Name)})")).ToArray();
        if (refusing.Length > 0) words.Append(" After the delegations, these could still refuse it at home: ").AppendJoin(", ", refusing).Append('.');
    }

    /// <summary>What the case file says about the issues and the options chosen, and facts from the sources it names for the issues: never more than that file holds.</summary>
    private static void AppendFacts(StringBuilder words, Case of, ImmutableArray<int> package)
    {
        var titles = of.Sources.ToDictionary(source => source.Id, source => source.Title);
        string Sourced(string text, SourceId? source) => source is { } id && titles.TryGetValue(id, out var title) ? $"{Sentence(text)} ({Plain(title)})." : $"{Sentence(text)}.";
        var notes = of.Issues.Where(issue => issue.Note is { Length: > 0 }).Select(issue => Sourced(issue.Note!, issue.Source));
        var options = of.Issues.Select((issue, i) => issue.Options[package[i]]).Where(option => option.Note is { Length: > 0 }).Select(option => $"{Plain(option.Name)}: {Sentence(option.Note!)}.");
        var named = of.Issues.Select(issue => issue.Source).OfType<SourceId>().ToHashSet();
        var facts = of.Facts.Where(fact => fact.Source is { } source && named.Contains(source)).Select(fact => Sourced(fact.Text, fact.Source));
        string[] known = [.. notes, .. options, .. facts];
        if (known.Length > 0) words.Append(" On the public record: ").AppendJoin(' ', known);
    }

    private static string Sentence(string text) => Plain(text).TrimEnd('.');

    /// <summary>Names come from files: nothing in one may break the line, and none may be empty.</summary>
    private static string Plain(string name) => string.Join(' ', name.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
