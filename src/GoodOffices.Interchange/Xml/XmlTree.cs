using System.Xml;
using GoodOffices.Interchange.Foreign;

namespace GoodOffices.Interchange.Xml;

/// <summary>Reads an XML file into elements. Nothing outside the file is ever opened, and no entity is ever expanded.</summary>
internal static class XmlTree
{
    private const int MostAttributes = 32;
    private const string Mend = "Open it in an editor that knows XML and mend what it marks.";

    private static readonly XmlReaderSettings Settings = new()
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        MaxCharactersInDocument = ForeignLimits.MostBytes + 1,
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
        IgnoreWhitespace = true,
    };

    /// <summary>The root element.</summary>
    /// <exception cref="InputFaultException">The file is no text, no XML, or beyond a limit.</exception>
    public static XmlPart Read(NamedFile file, CaseBudget budget)
    {
        var place = new FilePlace(file.Name);
        var text = XmlText.Decode(file);
        var beginning = XmlText.Beginning(text);
        var passedLines = text.AsSpan(0, beginning).Count('\n');
        using var characters = new StringReader(text);
        for (var i = 0; i < beginning; i++) characters.Read();
        try
        {
            using var reader = XmlReader.Create(characters, Settings);
            return ReadRoot(reader, place, passedLines, budget);
        }
        catch (XmlException error)
        {
            // The exception's own words may quote the file, and the file may be a party's preferences.
            int? line = error.LineNumber > 0 ? error.LineNumber + passedLines : null;
            throw text.Contains("<!DOCTYPE", StringComparison.OrdinalIgnoreCase)
                ? place.At(line, "The file has a document type declaration (DTD), or XML that is not well-formed.", "Remove '<!DOCTYPE ...>' with its entities; no file of this kind needs one.")
                : place.At(line, "The file is not well-formed XML.", Mend);
        }
    }

    private static XmlPart ReadRoot(XmlReader reader, FilePlace place, int passedLines, CaseBudget budget)
    {
        XmlPart? root = null;
        var open = new Stack<XmlPart>();
        while (reader.Read())
        {
            if (reader.NodeType == XmlNodeType.EndElement) open.Pop();
            if (reader.NodeType != XmlNodeType.Element) continue;

            var line = ((IXmlLineInfo)reader).LineNumber + passedLines;
            budget.CountElement(place, line);
            if (open.Count >= ForeignLimits.MostDepth) throw place.At(line, $"The file is nested more than {ForeignLimits.MostDepth} levels deep.", "No file of this kind needs that.");
            if (reader.AttributeCount > MostAttributes) throw place.At(line, $"An element has more than {MostAttributes} attributes.", "No file of this kind needs that.");

            var isEmpty = reader.IsEmptyElement;
            var part = new XmlPart(reader.Name, line, Attributes(reader));
            if (open.TryPeek(out var parent)) parent.Add(part);
            root ??= part;
            if (!isEmpty) open.Push(part);
        }

        return root ?? throw place.At(null, "The file holds no XML element.", Mend);
    }

    private static (string, string)[] Attributes(XmlReader reader)
    {
        if (reader.AttributeCount == 0) return [];
        var attributes = new (string, string)[reader.AttributeCount];
        for (var i = 0; i < attributes.Length; i++)
        {
            reader.MoveToAttribute(i);
            attributes[i] = (reader.Name, reader.Value);
        }

        reader.MoveToElement();
        return attributes;
    }
}
