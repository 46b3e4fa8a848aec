namespace GoodOffices.Interchange.Xml;

/// <summary>An element of an XML file with the line it starts on. Text between elements is not kept: no format here uses it.</summary>
internal sealed class XmlPart(string name, int line, (string Name, string Value)[] attributes)
{
    private readonly List<XmlPart> _children = [];

    public string Name { get; } = name;

    /// <summary>From 1.</summary>
    public int Line { get; } = line;

    public IReadOnlyList<XmlPart> Children => _children;

    public void Add(XmlPart child) => _children.Add(child);

    public string? Attribute(string name)
    {
        foreach (var attribute in attributes)
            if (attribute.Name == name) return attribute.Value;
        return null;
    }
}
