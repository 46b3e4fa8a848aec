using System.Collections.Immutable;
using GoodOffices.Core.Cases;
using GoodOffices.Core.Issues;
using GoodOffices.Core.Numbers;
using GoodOffices.Core.Preferences;
using GoodOffices.Interchange.Yaml;

namespace GoodOffices.Interchange.CaseFiles;

/// <summary>The text of one party's preference file.</summary>
internal sealed class PreferencesText
{
    private readonly YamlWriter _yaml = new();

    public PreferencesText(Case of, PartyPreferences preferences)
    {
        _yaml.Line(0, $"{FileKind.Key}: {FileKind.Preferences}");
        _yaml.Text(0, "case", of.Id.ToString());
        _yaml.Text(0, "party", preferences.Party.ToString());
        _yaml.Text(0, "note", preferences.Note);
        Number(0, "walk-away", preferences.WalkAway);
        if (preferences.WalkAwayBetween is { } between) _yaml.Line(0, $"walk-away: {Interval(between.Low, between.High)}");
        if (preferences.WeightTotal is { } total) Number(0, "weight-total", Rational.Of(total));
        Number(0, "discount", preferences.Discount);
        _yaml.Line(0, "issues:");
        foreach (var (issue, preference) in of.Issues.Zip(preferences.Issues)) WriteIssue(issue, preference);
        WriteRanking(0, "weight-ranking", preferences.WeightRanking);
        WriteStatements(preferences.Statements);
        WriteConditionalValues(preferences.ConditionalValues);
        WriteRedLines(preferences.RedLines);
    }

    public override string ToString() => _yaml.ToString();

    private void Number(int depth, string key, Rational? number)
    {
        if (number is { } known) _yaml.Line(depth, $"{key}: {NumberText.Write(known)}");
    }

    private void WriteIssue(Issue issue, IssuePreference preference)
    {
        if (issue.Id != preference.Issue) throw new ArgumentException("Preferences follow the order of the case's issues.", nameof(preference));
        _yaml.Line(1, $"{YamlWriter.Quote(issue.Id.ToString())}:");
        if (preference.Weight is Weight.Known known) Number(2, "weight", known.Value);
        if (preference.Weight is Weight.Between between) _yaml.Line(2, $"weight: {Interval(between.Low, between.High)}");
        if (preference.Values is ValueFunction.Ranking ranking)
        {
            WriteRanking(2, "ranking", ranking.BestFirst);
            return;
        }

        _yaml.Line(2, preference.Values is ValueFunction.PiecewiseLinear ? "points:" : "values:");
        foreach (var line in Lines(issue, preference.Values)) _yaml.Line(3, line);
    }

    private static IEnumerable<string> Lines(Issue issue, ValueFunction values)
    {
        string Key(int option) => YamlWriter.Quote(issue.Options[option].Id.ToString());
        return values switch
        {
            ValueFunction.PerOption each => each.Values.Select((value, option) => $"{Key(option)}: {NumberText.Write(value)}"),
            ValueFunction.Intervals each => each.Values.Select((value, option) => $"{Key(option)}: {Interval(value.Low, value.High)}"),
            ValueFunction.PiecewiseLinear lines => lines.Points.Select(point => $"{NumberText.Write(point.At)}: {NumberText.Write(point.Value)}"),
            _ => throw new ArgumentException("Values of this kind cannot be written.", nameof(values)),
        };
    }

    private static string Interval(Rational low, Rational high) => $"{{low: {NumberText.Write(low)}, high: {NumberText.Write(high)}}}";

    private void WriteRanking<T>(int depth, string key, ImmutableArray<ImmutableArray<T>> groups)
        where T : notnull
    {
        if (groups.IsEmpty) return;
        _yaml.Line(depth, $"{key}:");
        foreach (var group in groups)
        {
            var names = group.Select(name => YamlWriter.Quote(name.ToString()!));
            _yaml.Line(depth + 1, group.Length == 1 ? $"- {names.Single()}" : $"- [{string.Join(", ", names)}]");
        }
    }

    private void WriteStatements(ImmutableArray<LinearStatement> statements)
    {
        if (statements.IsDefaultOrEmpty) return;
        _yaml.Line(0, "statements:");
        // In single quotes: a sign at the beginning, such as - or *, would mean something to YAML.
        foreach (var statement in statements) _yaml.Line(1, $"- {Quoted(StatementText.Write(statement))}");
    }

    private static string Quoted(string line) => YamlWriter.Quote(line).Contains("\\u", StringComparison.Ordinal) ? YamlWriter.Quote(line) : $"'{line.Replace("'", "''", StringComparison.Ordinal)}'";

    private void WriteConditionalValues(ImmutableArray<ConditionalValue> values)
    {
        if (values.IsEmpty) return;
        _yaml.Line(0, "conditional-values:");
        foreach (var value in values)
        {
            _yaml.Line(1, $"- when: {Rule(RuleText.Write(value.When))}");
            Number(2, "value", value.Value);
            _yaml.Text(2, "note", value.Note);
        }
    }

    private void WriteRedLines(ImmutableArray<RedLine> lines)
    {
        if (lines.IsEmpty) return;
        _yaml.Line(0, "red-lines:");
        foreach (var line in lines)
        {
            _yaml.Text(1, "- id", line.Id.ToString());
            var when = RuleText.Write(line.When);
            _yaml.Line(2, line.Requires.IsEmpty ? $"never: {Rule(when)}" : $"rule: {Rule($"{when} requires {RuleText.Write(line.Requires)}")}");
            _yaml.Text(2, "note", line.Note);
            _yaml.Text(2, "source", line.Source?.ToString());
        }
    }

    // A rule is for reading: its signs are plain in YAML, and its own double quotes stay legible inside single ones.
    private static string Rule(string rule)
    {
        var words = rule.Replace(">=", "", StringComparison.Ordinal).Replace("<=", "", StringComparison.Ordinal).Replace("=", "", StringComparison.Ordinal);
        if (!YamlWriter.Quote(words).StartsWith('"')) return rule;
        return YamlWriter.Quote(rule).Contains("\\u", StringComparison.Ordinal) ? YamlWriter.Quote(rule) : $"'{rule.Replace("'", "''", StringComparison.Ordinal)}'";
    }
}
