using System.Text;
using GoodOffices.Interchange.CaseFiles;
using GoodOffices.Interchange.Genius;
using GoodOffices.Interchange.GeniusWeb;
using GoodOffices.Interchange.Json;
using GoodOffices.Interchange.Negmas;
using GoodOffices.Interchange.Negolog;
using GoodOffices.Interchange.Xml;
using GoodOffices.Interchange.Yaml;

namespace GoodOffices.Interchange.Foreign;

/// <summary>Says what a file is by looking into it; its name decides nothing but whether a doubtful text is worth parsing as YAML.</summary>
internal static class Recognition
{
    /// <summary>How much of a file is looked at before it is read whole.</summary>
    public const int HeadBytes = 1 << 16;

    private enum Writing
    {
        None,
        Xml,
        Json,
        Yaml,
    }

    /// <summary>Whether the beginning of a file may be that of a case or a profile.</summary>
    public static bool IsWorthReading(string name, ReadOnlySpan<byte> head) => WritingOf(name, head) != Writing.None;

    /// <summary>What the file is, or null where it is nothing that is read here.</summary>
    public static FoundFile? Recognise(NamedFile file, CaseBudget budget)
    {
        var head = file.Bytes.Span[..Math.Min(HeadBytes, file.Bytes.Length)];
        return WritingOf(file.Name, head) switch
        {
            Writing.Xml => OfXml(file, XmlTree.Read(file, budget)),
            Writing.Json => OfTree(file, JsonTree.Read(file, budget), isJson: true),
            Writing.Yaml => OfTree(file, YamlTree.Read(file, YamlManner.Foreign), isJson: false),
            _ => null,
        };
    }

    private static FoundFile.OfXml? OfXml(NamedFile file, XmlPart root) => root.Name switch
    {
        GeniusWords.DomainRoot => new FoundFile.OfXml(file, FilePart.Domain, root),
        GeniusWords.ProfileRoot => new FoundFile.OfXml(file, FilePart.Profile, root),
        _ => null,
    };

    private static FoundFile.OfTree? OfTree(NamedFile file, YamlNode root, bool isJson)
    {
        if (root is not YamlMap map) return null;
        if (CaseFileReader.IsCaseFile(map)) return new FoundFile.OfTree(file, CaseFormat.Own, FilePart.Domain, map);
        if (CaseFileReader.IsPreferencesFile(map)) return new FoundFile.OfTree(file, CaseFormat.Own, FilePart.Profile, map);
        if (NegmasWords.PartOf(map) is { } negmas) return new FoundFile.OfTree(file, CaseFormat.Negmas, negmas, map);
        if (!isJson) return null;
        if (GeniusWebReader.PartOf(map) is { } web) return new FoundFile.OfTree(file, CaseFormat.GeniusWeb, web, map);
        return NegologReader.PartOf(map) is { } log ? new FoundFile.OfTree(file, CaseFormat.Negolog, log, map) : null;
    }

    private static Writing WritingOf(string name, ReadOnlySpan<byte> head)
    {
        var text = Characters(head);
        if (text.Contains("<" + GeniusWords.ProfileRoot, StringComparison.Ordinal) || text.Contains("<" + GeniusWords.DomainRoot, StringComparison.Ordinal)) return Writing.Xml;
        var begins = text.AsSpan().TrimStart([' ', '\t', '\r', '\n', '\uFEFF']);
        if (begins is ['<', ..]) return name.EndsWith(".xml", StringComparison.OrdinalIgnoreCase) ? Writing.Xml : Writing.None;
        if (begins is ['{', ..]) return Writing.Json;
        var isNamedYaml = name.EndsWith(".yaml", StringComparison.OrdinalIgnoreCase) || name.EndsWith(".yml", StringComparison.OrdinalIgnoreCase);
        return isNamedYaml || HasTopKey(text, "type") || HasTopKey(text, FileKind.Key) ? Writing.Yaml : Writing.None;
    }

    private static string Characters(ReadOnlySpan<byte> head) => head switch
    {
        [0xFF, 0xFE, ..] or [(byte)'<', 0, ..] => Encoding.Unicode.GetString(head),
        [0xFE, 0xFF, ..] or [0, (byte)'<', ..] => Encoding.BigEndianUnicode.GetString(head),
        _ => Encoding.UTF8.GetString(head),
    };

    private static bool HasTopKey(string text, string key) => text.StartsWith(key + ":", StringComparison.Ordinal) || text.Contains("\n" + key + ":", StringComparison.Ordinal);
}
