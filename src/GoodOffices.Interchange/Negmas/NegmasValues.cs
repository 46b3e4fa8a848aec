using System.Collections.Immutable;
using GoodOffices.Core.Issues;
using GoodOffices.Core.Numbers;
using GoodOffices.Core.Preferences;
using GoodOffices.Interchange.Foreign;
using GoodOffices.Interchange.Yaml;

namespace GoodOffices.Interchange.Negmas;

/// <summary>What one issue's options are worth in a NegMAS utility function.</summary>
internal static class NegmasValues
{
    public static ValueFunction Read(FilePlace place, YamlNode node, Issue issue)
    {
        var map = place.Map(node, "The value function of an issue");
        var type = NegmasWords.TypeOf(map);
        switch (type)
        {
            case null when map.Entries.Count > 0 && !map.TryFind("mapping", out _):
                return OptionTable.Read(place, map, issue); // NegMAS also takes the bare table
            case null or "TableFun":
                place.OnlyKeys(map, "The value function", "type", "__python_class__", "mapping");
                return OptionTable.Read(place, place.Map(place.Member(map, "mapping"), "'mapping'"), issue);
            case "IdentityFun":
                place.OnlyKeys(map, "The value function", "type", "__python_class__");
                return Line(place, node, issue, Rational.One, Rational.Zero);
            case "LinearFun":
                place.OnlyKeys(map, "The value function", "type", "__python_class__", "slope");
                return Line(place, node, issue, place.Number(place.Member(map, "slope"), "a slope"), Rational.Zero);
            case "AffineFun":
                place.OnlyKeys(map, "The value function", "type", "__python_class__", "slope", "bias");
                return Line(place, node, issue, place.Number(place.Member(map, "slope"), "a slope"), Optional(place, map, "bias"));
            case "ConstFun":
                place.OnlyKeys(map, "The value function", "type", "__python_class__", "bias");
                var constant = place.Number(place.Member(map, "bias"), "a constant");
                return issue is NumericIssue range ? StraightLine.Over(range, range.Low, constant, Rational.Zero) : new ValueFunction.PerOption([.. issue.Options.Select(_ => constant)]);
            default:
                throw place.At(node.Line, $"A value function is of a type that is not read: {FilePlace.Quote(type)}.", "Read are TableFun, AffineFun, LinearFun, IdentityFun and ConstFun; give others as piecewise-linear values in our own YAML.");
        }
    }

    /// <summary>slope · number + bias, whether the numbers come from a range or are written as options.</summary>
    public static ValueFunction Line(FilePlace place, YamlNode node, Issue issue, Rational slope, Rational bias)
    {
        if (issue is NumericIssue numeric) return StraightLine.Over(numeric, Rational.Zero, bias, slope);
        var values = ImmutableArray.CreateBuilder<Rational>(issue.Options.Length);
        foreach (var option in issue.Options)
        {
            if (!InputNumber.TryParse(option.Name, out var number)) throw place.At(node.Line, $"Issue {FilePlace.Quote(issue.Name)} has options that are no numbers, and its values are computed from numbers.", "Give its values as a TableFun.");
            values.Add((slope * number) + bias);
        }

        return new ValueFunction.PerOption(values.MoveToImmutable());
    }

    public static Rational Optional(FilePlace place, YamlMap map, string key) =>
        TreePlace.Find(map, key) is { } node ? place.Number(node, key == "bias" ? "a constant" : "a number") : Rational.Zero;
}
