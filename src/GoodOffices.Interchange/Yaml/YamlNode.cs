using System.Diagnostics.CodeAnalysis;

namespace GoodOffices.Interchange.Yaml;

/// <summary>A piece of a YAML file with the line it starts on.</summary>
internal abstract class YamlNode(int line)
{
    /// <summary>From 1.</summary>
    public int Line { get; } = line;

    /// <summary>What the piece is, in words a fault may use; never its content.</summary>
    public abstract string Kind { get; }
}

/// <summary>A single text. Whether it is a number, a yes or nothing at all is for the reader of the format to say.</summary>
internal sealed class YamlScalar(string text, bool isPlain, int line) : YamlNode(line)
{
    public string Text { get; } = text;

    /// <summary>Written without quotes; only then can it mean nothing, a number or a yes.</summary>
    public bool IsPlain { get; } = isPlain;

    /// <summary>Nothing was written: <c>key:</c>, <c>~</c> or <c>null</c>.</summary>
    public bool IsNothing => IsPlain && (Text is "" or "~" or "null" or "Null" or "NULL");

    public override string Kind => IsNothing ? "nothing" : "a single value";
}

/// <summary>A list.</summary>
internal sealed class YamlList(IReadOnlyList<YamlNode> items, int line) : YamlNode(line)
{
    public IReadOnlyList<YamlNode> Items { get; } = items;

    public override string Kind => "a list";
}

/// <summary>Keys with what they hold, in file order; no key appears twice.</summary>
internal sealed class YamlMap(IReadOnlyList<(YamlScalar Key, YamlNode Value)> entries, int line) : YamlNode(line)
{
    private const int FewEntries = 8;
    private Dictionary<string, YamlNode>? _index;

    public IReadOnlyList<(YamlScalar Key, YamlNode Value)> Entries { get; } = entries;

    public override string Kind => "a group of keys";

    /// <summary>What the key holds, which may be a scalar that is nothing.</summary>
    public bool TryFind(string key, [NotNullWhen(true)] out YamlNode? value)
    {
        if (Entries.Count > FewEntries)
        {
            _index ??= Entries.ToDictionary(entry => entry.Key.Text, entry => entry.Value);
            return _index.TryGetValue(key, out value);
        }

        value = null;
        foreach (var entry in Entries)
            if (entry.Key.Text == key) value = entry.Value;
        return value is not null;
    }
}
