using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Xml;
using GoodOffices.Core.Issues;
using GoodOffices.Core.Numbers;
using GoodOffices.Core.Preferences;

namespace GoodOffices.Interchange.Writing;

/// <summary>Writes GENIUS XML that reads back, with the GENIUS dialect, as the same preferences on GENIUS's scale.</summary>
/// <remarks>See docs/decisions/0010-genius-export-scale.md.</remarks>
internal static class GeniusFiles
{
    private static readonly XmlWriterSettings Settings = new() { Indent = true, OmitXmlDeclaration = true, NewLineChars = "\n" };

    public static ConversionOutcome Write(LoadedCase loaded, OutputNames names)
    {
        foreach (var issue in loaded.Case.Issues)
            if (issue is NumericIssue numeric && !(numeric.Step == Rational.One && numeric.Low.Denominator.IsOne))
                return new ConversionOutcome.Refused($"Issue '{issue.Id}' goes by steps other than whole numbers, which GENIUS XML cannot say.", "List its numbers as options, or write our own YAML.");
        if (loaded.Case.Issues.SelectMany(issue => issue.Options.Select(option => option.Id.ToString()).Prepend(issue.Id.ToString())).Any(name => !IsXml(name)))
            return new ConversionOutcome.Refused("A name holds a character that XML cannot.", "Rename the issue or option.");

        var notes = new WritingNotes("GENIUS XML");
        notes.LeftOut(loaded, names);
        var files = ImmutableArray.CreateBuilder<OutputFile>();
        files.Add(new OutputFile(names.Domain + ".xml", DomainText(loaded)));
        for (var i = 0; i < loaded.Case.Parties.Length; i++)
        {
            var preferences = loaded.Preferences.First(one => one.Party == loaded.Case.Parties[i].Id);
            var values = loaded.Case.Issues.Select((issue, k) => new OptionValues(issue, preferences.Issues[k])).ToArray();
            if (GeniusScale.Refuse(loaded.Case.Issues, values, preferences.Party) is { } refusal) return refusal;
            files.Add(new OutputFile(names.Parties[i] + ".xml", ProfileText(loaded, new GeniusScale(loaded.Case.Issues, values, preferences, notes))));
        }

        return new ConversionOutcome.Written(files.ToImmutable(), notes.All());
    }

    private static string DomainText(LoadedCase loaded) => Text(xml =>
    {
        xml.WriteStartElement("negotiation_template");
        xml.WriteStartElement("utility_space");
        Set(xml, "number_of_issues", Text(loaded.Case.Issues.Length));
        WriteObjective(xml, loaded, scale: null);
        xml.WriteEndElement();
        xml.WriteEndElement();
    });

    private static string ProfileText(LoadedCase loaded, GeniusScale scale) => Text(xml =>
    {
        xml.WriteStartElement("utility_space");
        WriteObjective(xml, loaded, scale);
        Single(xml, "discount_factor", scale.Discount);
        Single(xml, "reservation", scale.Reservation);
        xml.WriteEndElement();
    });

    private static void WriteObjective(XmlWriter xml, LoadedCase loaded, GeniusScale? scale)
    {
        xml.WriteStartElement("objective");
        Set(xml, "index", "0");
        Set(xml, "etype", "objective");
        Set(xml, "type", "objective");
        Set(xml, "description", "");
        Set(xml, "name", IsXml(loaded.Case.Id.ToString()) ? loaded.Case.Id.ToString() : "case");
        for (var i = 0; i < loaded.Case.Issues.Length; i++) WriteIssue(xml, loaded.Case.Issues[i], i, scale);
        for (var i = 0; scale is not null && i < loaded.Case.Issues.Length; i++)
        {
            xml.WriteStartElement("weight");
            Set(xml, "index", Text(i + 1));
            Set(xml, "value", scale.Weights[i]);
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
    }

    private static void WriteIssue(XmlWriter xml, Issue issue, int position, GeniusScale? scale)
    {
        var kind = issue is NumericIssue ? "integer" : "discrete";
        xml.WriteStartElement("issue");
        Set(xml, "index", Text(position + 1));
        foreach (var name in new[] { "etype", "type", "vtype" }) Set(xml, name, kind);
        Set(xml, "name", issue.Id.ToString());
        if (issue is NumericIssue numeric)
        {
            Set(xml, "lowerbound", numeric.Low.ToString());
            Set(xml, "upperbound", numeric.High.ToString());
            if (scale is not null) WriteEvaluator(xml, scale.Lines[position]);
        }

        for (var k = 0; issue is ListedIssue && k < issue.Options.Length; k++)
        {
            xml.WriteStartElement("item");
            Set(xml, "index", Text(k + 1));
            Set(xml, "value", issue.Options[k].Id.ToString());
            if (scale is not null) Set(xml, "evaluation", scale.Evaluations[position][k]);
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
    }

    private static void WriteEvaluator(XmlWriter xml, (string Offset, string Slope) line)
    {
        xml.WriteStartElement("evaluator");
        Set(xml, "ftype", "linear");
        Set(xml, "offset", line.Offset);
        Set(xml, "slope", line.Slope);
        xml.WriteEndElement();
    }

    private static void Single(XmlWriter xml, string element, string value)
    {
        xml.WriteStartElement(element);
        Set(xml, "value", value);
        xml.WriteEndElement();
    }

    private static void Set(XmlWriter xml, string name, string value) => xml.WriteAttributeString(name, value);

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Text(Action<XmlWriter> write)
    {
        var text = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
        using (var xml = XmlWriter.Create(text, Settings)) write(xml);
        return text.Append('\n').ToString();
    }

    private static bool IsXml(string text)
    {
        try
        {
            XmlConvert.VerifyXmlChars(text);
            return true;
        }
        catch (XmlException)
        {
            return false;
        }
    }
}
