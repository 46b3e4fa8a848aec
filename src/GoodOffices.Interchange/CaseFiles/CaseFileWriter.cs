using System.Collections.Immutable;
using GoodOffices.Core.Cases;
using GoodOffices.Core.Issues;
using GoodOffices.Core.Preferences;
using GoodOffices.Interchange.Yaml;

namespace GoodOffices.Interchange.CaseFiles;

/// <summary>Writes a case and its preferences as our own files, which read back as the same case.</summary>
public static class CaseFileWriter
{
    /// <summary>The case file and one preference file for each party that has preferences, with names for them.</summary>
    /// <param name="loaded">The case.</param>
    /// <param name="stem">What the file names begin with; they need letters, digits and dashes only.</param>
    public static ImmutableArray<(string FileName, string Text)> Write(LoadedCase loaded, string stem)
    {
        var files = ImmutableArray.CreateBuilder<(string, string)>();
        files.Add(($"{stem}.yaml", WriteCase(loaded.Case)));
        var names = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var preferences in loaded.Preferences)
        {
            var name = string.Concat(preferences.Party.ToString().Select(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' ? c : '-'));
            while (!names.Add(name)) name += "-";
            files.Add(($"{stem}.{name}{CaseFileReader.PreferencesEnding}", WritePreferences(loaded.Case, preferences)));
        }

        return files.ToImmutable();
    }

    /// <summary>The text of the case file.</summary>
    public static string WriteCase(Case of)
    {
        var yaml = new YamlWriter();
        yaml.Line(0, $"{FileKind.Key}: {FileKind.Case}");
        yaml.Text(0, "case", of.Id.ToString());
        yaml.Text(0, "name", of.Name);
        yaml.Text(0, "summary", of.Summary);
        yaml.Text(0, "mediator", of.Mediator);
        WriteParties(yaml, of);
        yaml.Line(0, "issues:");
        foreach (var issue in of.Issues) WriteIssue(yaml, issue);
        WriteFacts(yaml, of);
        return yaml.ToString();
    }

    /// <summary>The text of a preference file.</summary>
    public static string WritePreferences(Case of, PartyPreferences preferences) => new PreferencesText(of, preferences).ToString();

    private static void WriteParties(YamlWriter yaml, Case of)
    {
        yaml.Line(0, "parties:");
        foreach (var party in of.Parties)
        {
            yaml.Text(1, "- id", party.Id.ToString());
            yaml.Text(2, "name", party.Name);
            if (!party.Factions.IsEmpty) yaml.Line(2, "factions:");
            foreach (var faction in party.Factions)
            {
                yaml.Text(3, "- id", faction.Id.ToString());
                yaml.Text(4, "name", faction.Name);
                yaml.Line(4, $"can-refuse: {(faction.CanRefuse ? "yes" : "no")}");
                yaml.Text(4, "note", faction.Note);
                yaml.Text(4, "source", faction.Source?.ToString());
            }
        }
    }

    private static void WriteIssue(YamlWriter yaml, Issue issue)
    {
        yaml.Text(1, "- id", issue.Id.ToString());
        yaml.Text(2, "name", issue.Name);
        yaml.Text(2, "note", issue.Note);
        yaml.Text(2, "source", issue.Source?.ToString());
        if (issue.IsDivisible) yaml.Line(2, "divisible: yes");
        if (issue is NumericIssue range)
        {
            yaml.Line(2, "range:");
            yaml.Line(3, $"low: {NumberText.Write(range.Low)}");
            yaml.Line(3, $"high: {NumberText.Write(range.High)}");
            yaml.Line(3, $"step: {NumberText.Write(range.Step)}");
            yaml.Text(3, "unit", range.Unit);
            return;
        }

        yaml.Line(2, "options:");
        foreach (var option in issue.Options)
        {
            if (option.Note is null && option.Name == option.Id.ToString())
            {
                yaml.Line(3, $"- {YamlWriter.Quote(option.Name)}");
                continue;
            }

            yaml.Text(3, "- id", option.Id.ToString());
            yaml.Text(4, "name", option.Name);
            yaml.Text(4, "note", option.Note);
        }
    }

    private static void WriteFacts(YamlWriter yaml, Case of)
    {
        if (!of.Facts.IsEmpty) yaml.Line(0, "facts:");
        foreach (var fact in of.Facts)
        {
            yaml.Text(1, "- text", fact.Text);
            yaml.Text(2, "source", fact.Source?.ToString());
        }

        if (!of.Sources.IsEmpty) yaml.Line(0, "sources:");
        foreach (var source in of.Sources)
        {
            yaml.Text(1, "- id", source.Id.ToString());
            yaml.Text(2, "title", source.Title);
            yaml.Text(2, "publisher", source.Publisher);
            if (source.Date is { } date) yaml.Line(2, $"date: {date:yyyy-MM-dd}");
            yaml.Text(2, "link", source.Link);
        }
    }
}
