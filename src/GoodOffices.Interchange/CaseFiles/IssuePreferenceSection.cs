using System.Collections.Immutable;
using GoodOffices.Core.Cases;
using GoodOffices.Core.Issues;
using GoodOffices.Core.Numbers;
using GoodOffices.Core.Preferences;
using GoodOffices.Interchange.Yaml;

namespace GoodOffices.Interchange.CaseFiles;

/// <summary>Reads what each issue weighs for a party and what its options are worth to it.</summary>
internal sealed class IssuePreferenceSection(Faults faults, Case of, HashSet<IssueId> ranked, bool hasStatements)
{
    private static readonly string[] WaysToValue = ["values", "points", "ranking"];

    public ImmutableArray<IssuePreference> Read(Fields file)
    {
        var node = file.Require("issues");
        if (node is not YamlMap map) throw faults.At(node, $"'issues' of a preference file holds {node.Kind}.", "Give one group for each issue, under the issue's id.");
        var known = of.Issues.Select(issue => issue.Id.ToString()).ToHashSet();
        foreach (var (key, _) in map.Entries)
            if (!known.Contains(key.Text))
                throw faults.At(key, "A key under 'issues' is no issue of the case.", NearestWord.Remedy(key.Text, known, "Issues of the case"));

        return [.. of.Issues.Select(issue => map.TryFind(issue.Id.ToString(), out var entry)
            ? ReadIssue(entry, issue)
            : throw faults.At(map, $"The preferences for issue '{issue.Id}' are missing.", "Add them; an issue the party does not care about has weight 0."))];
    }

    private IssuePreference ReadIssue(YamlNode node, Issue issue)
    {
        var name = $"issue '{issue.Id}'";
        var fields = Fields.Open(faults, node, name, "weight", "values", "points", "ranking");
        var given = WaysToValue.Where(key => fields.Find(key) is not null).ToArray();
        if (given.Length != 1) throw faults.At(node, $"The preferences for {name} need exactly one of 'values', 'points' and 'ranking'.", "Keep one of them.");

        var values = given[0] switch
        {
            "values" => ReadValues(fields.Require("values"), issue),
            "points" => ReadPoints(fields.Require("points"), issue),
            _ => ReadRanking(fields, issue),
        };
        return new IssuePreference(issue.Id, ReadWeight(fields, issue), values);
    }

    private Weight ReadWeight(Fields fields, Issue issue)
    {
        if (fields.Find("weight") is not { } node)
            return hasStatements || ranked.Contains(issue.Id) ? new Weight.Unstated() : throw faults.At(fields.Place, $"The weight of issue '{issue.Id}' is missing.", "Add 'weight: …', name the issue in 'weight-ranking', or say under 'statements' what you know.");

        if (node is YamlMap)
        {
            var (low, high) = ReadInterval(node, $"the weight of issue '{issue.Id}'");
            return low.Sign >= 0 ? new Weight.Between(low, high) : throw Negative(node, issue);
        }

        var weight = Fields.ReadNumber(faults, node, $"the weight of issue '{issue.Id}'");
        return weight.Sign >= 0 ? new Weight.Known(weight) : throw Negative(node, issue);
    }

    private ValueFunction ReadValues(YamlNode node, Issue issue)
    {
        if (node is not YamlMap map) throw faults.At(node, $"'values' of issue '{issue.Id}' holds {node.Kind}.", "Give one line for each option: 'option: number'.");
        var entries = new YamlNode?[issue.Options.Length];
        foreach (var (key, value) in map.Entries)
        {
            var at = OptionName.IndexIn(issue, key.Text);
            if (at < 0) throw faults.At(key, $"A key here is no option of issue '{issue.Id}'.", NearestWord.Remedy(key.Text, [.. issue.Options.Take(100).Select(option => option.Id.ToString())], "Its options"));
            if (entries[at] is not null) throw faults.At(key, $"Option '{issue.Options[at].Id}' of issue '{issue.Id}' has two values.", "Keep one of the two.");
            entries[at] = value;
        }

        if (Array.IndexOf(entries, null) is >= 0 and var missing)
            throw faults.At(map, $"Issue '{issue.Id}' has no value for option '{issue.Options[missing].Id}'.", "Give every option a value.");
        string What(int option) => $"the value of option '{issue.Options[option].Id}' of issue '{issue.Id}'";
        return entries.Any(entry => entry is YamlMap)
            ? new ValueFunction.Intervals([.. entries.Select((entry, option) => ReadInterval(entry!, What(option)))])
            : new ValueFunction.PerOption([.. entries.Select((entry, option) => Fields.ReadNumber(faults, entry!, What(option)))]);
    }

    private ValueFunction.PiecewiseLinear ReadPoints(YamlNode node, Issue issue)
    {
        if (issue is not NumericIssue range) throw faults.At(node, $"Issue '{issue.Id}' has options, not a range, so it takes no points.", "Use 'values'.");
        if (node is not YamlMap map) throw faults.At(node, $"'points' of issue '{issue.Id}' holds {node.Kind}.", "Give one line for each point: 'number: value'.");
        var points = ImmutableArray.CreateBuilder<(Rational At, Rational Value)>(map.Entries.Count);
        foreach (var (key, value) in map.Entries)
        {
            var at = Fields.ReadNumber(faults, key, $"a point of issue '{issue.Id}'");
            if (points.Count > 0 && at <= points[^1].At) throw faults.At(key, $"The points of issue '{issue.Id}' do not rise.", "Order them from the lowest number to the highest.");
            points.Add((at, Fields.ReadNumber(faults, value, $"the value at a point of issue '{issue.Id}'")));
        }

        if (points.Count == 0 || points[0].At > range.Low || points[^1].At < range.High)
            throw faults.At(map, $"The points of issue '{issue.Id}' do not cover its range.", $"Begin at {range.Low} or below and end at {range.High} or above.");
        return new ValueFunction.PiecewiseLinear(points.ToImmutable());
    }

    private ValueFunction.Ranking ReadRanking(Fields fields, Issue issue)
    {
        var seen = new HashSet<OptionId>();
        var groups = fields.List("ranking", Issue.MostOptions).Select(node => RankingText.ReadGroup(faults, node, text =>
        {
            var at = OptionName.IndexIn(issue, text);
            if (at < 0) throw faults.At(node, $"The ranking of issue '{issue.Id}' names an option that it does not have.", NearestWord.Remedy(text, [.. issue.Options.Take(100).Select(o => o.Id.ToString())], "Its options"));
            return seen.Add(issue.Options[at].Id) ? issue.Options[at].Id : throw faults.At(node, $"The ranking of issue '{issue.Id}' names an option twice.", "Keep one of the two.");
        })).ToImmutableArray();

        if (seen.Count == issue.Options.Length) return new ValueFunction.Ranking(groups);
        var missing = issue.Options.First(option => !seen.Contains(option.Id));
        throw faults.At(fields.Find("ranking"), $"The ranking of issue '{issue.Id}' leaves out option '{missing.Id}'.", "Rank every option; options that are level stand in one list.");
    }

    private (Rational Low, Rational High) ReadInterval(YamlNode node, string what) => ReadInterval(faults, node, what);

    public static (Rational Low, Rational High) ReadInterval(Faults faults, YamlNode node, string what)
    {
        if (node is not YamlMap)
        {
            var number = Fields.ReadNumber(faults, node, what);
            return (number, number);
        }

        var interval = Fields.Open(faults, node, what, "low", "high");
        var (low, high) = (interval.RequireNumber("low"), interval.RequireNumber("high"));
        return high >= low ? (low, high) : throw faults.At(node, $"The interval of {what} ends below its beginning.", "Exchange low and high.");
    }

    private InputFaultException Negative(YamlNode node, Issue issue) =>
        faults.At(node, $"The weight of issue '{issue.Id}' is negative.", "Give a weight of 0 or more; to turn a preference round, change the values.");
}
