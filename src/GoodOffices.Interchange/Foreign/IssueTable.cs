using System.Collections.Immutable;
using GoodOffices.Core.Issues;
using GoodOffices.Interchange.Yaml;

namespace GoodOffices.Interchange.Foreign;

/// <summary>Something for every issue of a case, written as a group of keys or as a list in issue order.</summary>
internal static class IssueTable
{
    /// <summary>What a group of keys holds for each issue, in the case's order.</summary>
    public static YamlNode[] ByIssue(FilePlace place, YamlMap map, ImmutableArray<Issue> issues)
    {
        var positions = issues.Select((issue, i) => (issue.Name, i)).ToDictionary(pair => pair.Name, pair => pair.i);
        var found = new YamlNode?[issues.Length];
        foreach (var (key, value) in map.Entries)
        {
            if (!positions.TryGetValue(key.Text.Trim(), out var position)) throw place.At(key.Line, "Here is an issue that the case does not have.", "Check the spelling, and that the files belong together.");
            if (found[position] is not null) throw place.At(key.Line, "The same issue appears twice.", "Keep one of the two.");
            found[position] = value;
        }

        if (Array.IndexOf(found, null) is >= 0 and var missing) throw place.At(map.Line, $"Nothing is said of issue {FilePlace.Quote(issues[missing].Name)}.", "Every issue of the case is needed.");
        return found!;
    }

    /// <summary>What a list in issue order, or a group of keys, holds for each issue.</summary>
    public static YamlNode[] InOrder(FilePlace place, YamlNode node, ImmutableArray<Issue> issues, string what)
    {
        if (node is YamlMap map) return ByIssue(place, map, issues);
        var list = place.List(node, what);
        return list.Items.Count == issues.Length
            ? [.. list.Items]
            : throw place.At(node.Line, $"{what} do not have as many entries as the case has issues ({issues.Length}).", "They are joined by position: give one for every issue, in the domain's order.");
    }
}
