using GoodOffices.Interchange.Xml;
using GoodOffices.Interchange.Yaml;

namespace GoodOffices.Interchange.Foreign;

/// <summary>The formats a case can come in.</summary>
internal enum CaseFormat
{
    Own,
    Genius,
    GeniusWeb,
    Negmas,
    Negolog,
}

/// <summary>What a file of a case holds.</summary>
internal enum FilePart
{
    /// <summary>What everybody may know.</summary>
    Domain,

    /// <summary>One party's preferences.</summary>
    Profile,

    /// <summary>Something that goes with a case and is not part of it.</summary>
    Aside,
}

/// <summary>A file whose content says what it is.</summary>
internal abstract record FoundFile(NamedFile File, CaseFormat Format, FilePart Part)
{
    public FilePlace Place => new(File.Name);

    /// <summary>The file's name without folder and ending.</summary>
    public string Stem => Path.GetFileNameWithoutExtension(File.Name);

    internal sealed record OfXml(NamedFile File, FilePart Part, XmlPart Root) : FoundFile(File, CaseFormat.Genius, Part);

    internal sealed record OfTree(NamedFile File, CaseFormat Format, FilePart Part, YamlNode Root) : FoundFile(File, Format, Part);
}
