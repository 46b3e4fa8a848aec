using System.Collections.Immutable;
using GoodOffices.Core.Cases;
using GoodOffices.Core.Issues;
using GoodOffices.Core.Numbers;
using GoodOffices.Core.Preferences;
using GoodOffices.Interchange.Yaml;

namespace GoodOffices.Interchange.Foreign;

/// <summary>A number for every option of an issue, written as a group of keys.</summary>
internal static class OptionTable
{
    public static ValueFunction.PerOption Read(FilePlace place, YamlMap table, Issue issue)
    {
        var values = new Rational[issue.Options.Length];
        var found = new bool[values.Length];
        foreach (var (key, value) in table.Entries)
        {
            var position = PositionOf(key.Text.Trim(), issue);
            if (position < 0) throw place.At(key.Line, $"Issue {FilePlace.Quote(issue.Name)} has no such option.", "Check the spelling, and that the files belong together.");
            if (found[position]) throw place.At(key.Line, "The same option appears twice.", "Keep one of the two.");
            (values[position], found[position]) = (place.Number(value, "the value of an option"), true);
        }

        if (Array.IndexOf(found, false) is >= 0 and var missing) throw place.At(table.Line, $"Option {FilePlace.Quote(issue.Options[missing].Name)} of issue {FilePlace.Quote(issue.Name)} has no value.", "Give every option a value.");
        return new ValueFunction.PerOption([.. values]);
    }

    /// <summary>Options from a list of names.</summary>
    public static ImmutableArray<Option> Options(FilePlace place, YamlList list, string issue, CaseBudget budget)
    {
        if (list.Items.Count == 0) throw place.At(list.Line, $"Issue {FilePlace.Quote(issue)} has no option.", "Give it at least one.");
        budget.CountOptions(place, list.Line, list.Items.Count);
        var seen = new HashSet<string>();
        var options = ImmutableArray.CreateBuilder<Option>(list.Items.Count);
        foreach (var item in list.Items)
        {
            var name = place.Name(item, "an option");
            if (!seen.Add(name)) throw place.At(item.Line, $"Two options of issue {FilePlace.Quote(issue)} are called {FilePlace.Quote(name)}.", "Give each option a name of its own.");
            options.Add(new Option(OptionId.Of(name), name));
        }

        return options.MoveToImmutable();
    }

    /// <summary>The position of an option, or -1. <c>5</c> and <c>5.0</c> are one number, though two texts.</summary>
    public static int PositionOf(string text, Issue issue)
    {
        if (!Identifier.IsValid(text)) return -1;
        var position = issue.IndexOf(OptionId.Of(text));
        return position < 0 && issue is NumericIssue && InputNumber.TryParse(text, out var number) ? issue.IndexOf(OptionId.Of(number.ToString())) : position;
    }
}
