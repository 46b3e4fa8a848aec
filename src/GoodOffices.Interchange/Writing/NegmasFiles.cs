using System.Collections.Immutable;
using System.Text;
using GoodOffices.Core.Issues;
using GoodOffices.Core.Numbers;
using GoodOffices.Core.Preferences;

namespace GoodOffices.Interchange.Writing;

/// <summary>Writes NegMAS YAML: utilities as they are, on the party's own scale.</summary>
internal static class NegmasFiles
{
    public static ConversionOutcome Write(LoadedCase loaded, OutputNames names)
    {
        foreach (var issue in loaded.Case.Issues)
            if (issue is NumericIssue numeric && !(numeric.Step == Rational.One && numeric.Low.Denominator.IsOne && DecimalText.Exact(numeric.Low) is not null && DecimalText.Exact(numeric.High) is not null))
                return new ConversionOutcome.Refused($"Issue '{issue.Id}' goes by steps other than whole numbers, which NegMAS YAML cannot say.", "List its numbers as options, or write our own YAML.");

        var notes = new WritingNotes("NegMAS YAML");
        notes.LeftOut(loaded, names);
        var files = ImmutableArray.CreateBuilder<OutputFile>();
        files.Add(new OutputFile(names.Domain + ".yml", DomainText(loaded)));
        for (var i = 0; i < loaded.Case.Parties.Length; i++)
        {
            var preferences = loaded.Preferences.First(one => one.Party == loaded.Case.Parties[i].Id);
            files.Add(new OutputFile(names.Parties[i] + ".yml", ProfileText(loaded.Case.Issues, preferences, notes)));
        }

        return new ConversionOutcome.Written(files.ToImmutable(), notes.All());
    }

    private static string DomainText(LoadedCase loaded)
    {
        var text = new StringBuilder("type: DiscreteCartesianOutcomeSpace\n");
        text.Append("name: ").Append(YamlQuote.Of(loaded.Case.Id.ToString())).Append("\nissues:\n");
        foreach (var issue in loaded.Case.Issues)
        {
            text.Append(issue is NumericIssue ? "- type: ContiguousIssue\n" : "- type: CategoricalIssue\n");
            text.Append("  name: ").Append(YamlQuote.Of(issue.Id.ToString())).Append("\n  values:\n");
            if (issue is NumericIssue numeric) text.Append("  - ").Append(numeric.Low).Append("\n  - ").Append(numeric.High).Append('\n');
            else foreach (var option in issue.Options) text.Append("  - ").Append(YamlQuote.Of(option.Id.ToString())).Append('\n');
        }

        return text.ToString();
    }

    private static string ProfileText(ImmutableArray<Issue> issues, PartyPreferences preferences, WritingNotes notes)
    {
        var values = issues.Select((issue, i) => new OptionValues(issue, preferences.Issues[i])).ToArray();
        var isRounded = AnyRounds(preferences, values);
        var (text, indent) = (new StringBuilder(), "");
        var reserved = preferences.WalkAway is { } walkAway ? DecimalText.WalkAway(walkAway, ref isRounded) : "-.inf";
        if (preferences.Discount is { } discount)
        {
            text.Append("type: ExpDiscountedUFun\nname: ").Append(YamlQuote.Of(preferences.Party.ToString())).Append("\nreserved_value: ").Append(reserved);
            text.Append("\ndiscount: ").Append(DecimalText.Nearest(discount, ref isRounded)).Append("\nfactor: step\ndynamic_reservation: false\nufun:\n");
            indent = "  ";
            notes.Add($"The discount of '{preferences.Party}' is written by rounds (steps), and not for the reserved value.");
        }

        text.Append(indent).Append("type: LinearAdditiveUtilityFunction\n");
        text.Append(indent).Append("name: ").Append(YamlQuote.Of(preferences.Party.ToString())).Append('\n');
        text.Append(indent).Append("reserved_value: ").Append(reserved).Append('\n');
        text.Append(indent).Append("weights:\n");
        foreach (var issue in values) text.Append(indent).Append("- ").Append(DecimalText.Nearest(issue.Weight, ref isRounded)).Append('\n');
        text.Append(indent).Append("values:\n");
        for (var i = 0; i < issues.Length; i++) AppendValues(text, indent, issues[i], values[i], ref isRounded);
        if (isRounded) notes.Add($"Some numbers of '{preferences.Party}' have no exact decimal of {InputNumber.SignificantDigits} digits and were rounded to one; its walk-away is written a hair lower, so that no acceptable package is lost.");
        return text.ToString();
    }

    private static bool AnyRounds(PartyPreferences preferences, OptionValues[] values)
    {
        var isRounded = false;
        foreach (var number in values.SelectMany(issue => issue.Values).Concat(values.Select(issue => issue.Weight)).Append(preferences.WalkAway ?? Rational.Zero)) DecimalText.Nearest(number, ref isRounded);
        return isRounded;
    }

    private static void AppendValues(StringBuilder text, string indent, Issue issue, OptionValues values, ref bool isRounded)
    {
        if (issue is NumericIssue numeric && values.Slope() is { } slope)
        {
            text.Append(indent).Append("- type: AffineFun\n");
            text.Append(indent).Append("  slope: ").Append(DecimalText.Nearest(slope, ref isRounded)).Append('\n');
            text.Append(indent).Append("  bias: ").Append(DecimalText.Nearest(values.Values[0] - (slope * numeric.Low), ref isRounded)).Append('\n');
            return;
        }

        text.Append(indent).Append("- type: TableFun\n").Append(indent).Append("  mapping:\n");
        for (var k = 0; k < values.Values.Length; k++)
        {
            var option = issue.Options[k].Id.ToString();
            text.Append(indent).Append("    ").Append(issue is NumericIssue ? option : YamlQuote.Of(option)).Append(": ");
            text.Append(DecimalText.Nearest(values.Values[k], ref isRounded)).Append('\n');
        }
    }
}
