using GoodOffices.Core.Issues;
using GoodOffices.Core.Numbers;
using GoodOffices.Core.Preferences;
using GoodOffices.Interchange.Foreign;
using GoodOffices.Interchange.Yaml;

namespace GoodOffices.Interchange.GeniusWeb;

/// <summary>What one issue's options are worth in a GeniusWeb profile.</summary>
internal static class GeniusWebValues
{
    public static ValueFunction Read(FilePlace place, YamlNode node, Issue issue)
    {
        var utilities = place.Map(node, "The utilities of an issue");
        if (utilities.Entries is not [var only]) throw place.At(node.Line, "The utilities of an issue are not of exactly one kind.", "Give 'discreteutils' or 'numberutils'.");
        return only.Key.Text switch
        {
            "discreteutils" or "DiscreteValueSetUtilities" => ReadTable(place, place.Map(only.Value, "The utilities of an issue"), issue),
            "numberutils" or "NumberValueSetUtilities" => ReadLine(place, place.Map(only.Value, "The utilities of an issue"), issue),
            _ => throw place.At(only.Key.Line, "The utilities of an issue are of a kind that is not read.", "Read are 'discreteutils' and 'numberutils'."),
        };
    }

    /// <summary>The value of one option.</summary>
    public static Rational At(ValueFunction values, Issue issue, int option)
    {
        if (values is ValueFunction.PerOption each) return each.Values[option];
        var points = ((ValueFunction.PiecewiseLinear)values).Points; // two of them: this reader makes straight lines only
        var slope = (points[1].Value - points[0].Value) / (points[1].At - points[0].At);
        return points[0].Value + (slope * (((NumericIssue)issue).ValueAt(option) - points[0].At));
    }

    private static ValueFunction.PerOption ReadTable(FilePlace place, YamlMap table, Issue issue) =>
        OptionTable.Read(place, place.Map(place.Member(table, "valueUtilities"), "'valueUtilities'"), issue);

    private static ValueFunction ReadLine(FilePlace place, YamlMap line, Issue issue)
    {
        if (issue is not NumericIssue numeric) throw place.At(line.Line, $"Issue {FilePlace.Quote(issue.Name)} has listed options, and its utilities are those of a range.", "Give 'discreteutils'.");
        var (low, high) = (place.Number(place.Member(line, "lowValue"), "the low value"), place.Number(place.Member(line, "highValue"), "the high value"));
        var (least, most) = (place.Number(place.Member(line, "lowUtility"), "the low utility"), place.Number(place.Member(line, "highUtility"), "the high utility"));
        if (low == high) return StraightLine.Over(numeric, low, least, Rational.Zero);
        if (high < low) throw place.At(line.Line, "The high value is below the low one.", "Exchange them.");
        return StraightLine.Over(numeric, low, least, (most - least) / (high - low));
    }
}
