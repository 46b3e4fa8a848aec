using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace GoodOffices.Interchange.Yaml;

/// <summary>How much freedom a YAML file has.</summary>
internal enum YamlManner
{
    /// <summary>Our own files: no tags.</summary>
    Own,

    /// <summary>Files of other programs: tags are passed over, for nothing here ever makes an object of one.</summary>
    Foreign,
}

/// <summary>Reads a YAML file into nodes, refusing whatever could make it larger in memory than on disk.</summary>
/// <remarks>Anchors and aliases are refused in every file: a kilobyte of them can stand for a terabyte. No fault repeats a word of the
/// file, since it may be a party's preferences.</remarks>
internal sealed class YamlTree
{
    public const long MostBytes = 16L << 20;
    public const int MostNodes = 1_500_000;
    public const int MostChildren = 100_000;
    public const int MostDepth = 64;

    private readonly string _file;
    private readonly YamlManner _manner;
    private readonly Parser _parser;
    private int _nodes;

    private YamlTree(string file, string text, YamlManner manner)
    {
        (_file, _manner) = (file, manner);
        _parser = new Parser(new Scanner(new StringReader(text), skipComments: true));
    }

    /// <summary>Reads one document; more than one in a file is refused.</summary>
    /// <exception cref="InputFaultException">The file is not text, not YAML, or beyond a limit.</exception>
    public static YamlNode Read(NamedFile file, YamlManner manner)
    {
        var text = file.ToText(MostBytes);
        var tree = new YamlTree(file.Name, text, manner);
        try
        {
            return tree.ReadDocument();
        }
        catch (YamlException error)
        {
            throw tree.Torn(text, error);
        }
        catch (Exception error) when (IsTornInput(error))
        {
            throw tree.Fault(null, "The file is not well-formed YAML.", "Open it in an editor that knows YAML and mend what it marks.");
        }
    }

    /// <summary>The text under a key of the outermost group, reading no further than that; null where there is none.</summary>
    public static string? FindTopText(NamedFile file, string key)
    {
        var parser = new Parser(new Scanner(new StringReader(file.ToText(MostBytes)), skipComments: true));
        try
        {
            for (var (depth, isKey) = (0, true); parser.MoveNext();)
            {
                if (depth == 1 && isKey && parser.Current is Scalar found && found.Value == key) return parser.MoveNext() && parser.Current is Scalar value ? value.Value : null;
                if (depth == 1 && parser.Current is NodeEvent) isKey = !isKey;
                depth += parser.Current is MappingStart or SequenceStart ? 1 : parser.Current is MappingEnd or SequenceEnd ? -1 : 0;
                if (depth > MostDepth) return null;
            }
        }
        catch (Exception error) when (IsTornInput(error))
        {
            return null;
        }

        return null;
    }

    // The scanner answers some torn input with exceptions of the language instead of its own.
    private static bool IsTornInput(Exception error) =>
        error is YamlException or InvalidOperationException or ArgumentException or ArithmeticException or FormatException or IndexOutOfRangeException;

    private InputFaultException Torn(string text, YamlException error)
    {
        // The scanner knows that it met a tab, and does not always know where.
        if (error.Message.Contains(" tab", StringComparison.Ordinal) && FindTabIndentation(text, error.Start.Line) is { } at)
            return Fault(at, "A tab is used for indentation.", "Use spaces; YAML takes no tabs there.");
        return Fault((int)Math.Max(1, error.Start.Line), "This is not well-formed YAML.", "Check indentation, colons, quotes and brackets on this line and the one before.");
    }

    private static int? FindTabIndentation(string text, long from)
    {
        var line = 0;
        foreach (var content in text.AsSpan().EnumerateLines())
            if (++line >= from && content.TrimStart(' ') is ['\t', ..]) return line;
        return null;
    }

    private YamlNode ReadDocument()
    {
        Next<StreamStart>();
        if (!_parser.MoveNext() || _parser.Current is StreamEnd) throw Fault(null, "The file is empty.", "Give it its content.");
        _parser.MoveNext();
        var root = ReadNode(1);
        Next<DocumentEnd>();
        _parser.MoveNext();
        if (_parser.Current is not StreamEnd) throw Fault(Line(_parser.Current!), "The file holds more than one YAML document.", "Put each document ('---') in its own file.");
        return root;
    }

    private void Next<T>()
        where T : ParsingEvent
    {
        if (!_parser.MoveNext() || _parser.Current is not T) throw Fault(null, "The file is not well-formed YAML.", "Open it in an editor that knows YAML and mend what it marks.");
    }

    private YamlNode ReadNode(int depth)
    {
        var at = _parser.Current!;
        if (++_nodes > MostNodes) throw Fault(Line(at), $"The file holds more than {MostNodes} values.", "Split the case, or give long lists as a numeric range.");
        if (depth > MostDepth) throw Fault(Line(at), $"The file is nested more than {MostDepth} levels deep.", "No file of this kind needs that; check brackets and indentation.");
        if (at is AnchorAlias) throw Fault(Line(at), "A YAML alias ('*name') is used.", "Write the value out; aliases are not taken.");
        if (at is not NodeEvent node) throw Fault(Line(at), "This is not well-formed YAML.", "Check indentation, colons, quotes and brackets.");
        if (!node.Anchor.IsEmpty) throw Fault(Line(at), "A YAML anchor ('&name') is used.", "Remove it; anchors are not taken. A text that begins with '&' needs quotes.");
        if (!node.Tag.IsEmpty && _manner == YamlManner.Own) throw Fault(Line(at), "A YAML tag ('!name') is used.", "Remove it; tags are not taken. A text that begins with '!' needs quotes.");

        return node switch
        {
            Scalar scalar => new YamlScalar(scalar.Value, scalar.Style == ScalarStyle.Plain, Line(at)),
            SequenceStart => ReadList(depth, Line(at)),
            _ => ReadMap(depth, Line(at)),
        };
    }

    private YamlList ReadList(int depth, int line)
    {
        var items = new List<YamlNode>();
        while (_parser.MoveNext() && _parser.Current is not SequenceEnd)
        {
            CheckCount(items.Count);
            items.Add(ReadNode(depth + 1));
        }

        return new YamlList(items, line);
    }

    private YamlMap ReadMap(int depth, int line)
    {
        var entries = new List<(YamlScalar, YamlNode)>();
        var seen = new KeysSeen();
        while (_parser.MoveNext() && _parser.Current is not MappingEnd)
        {
            CheckCount(entries.Count);
            if (ReadNode(depth + 1) is not YamlScalar key) throw Fault(Line(_parser.Current!), "A key is itself a list or a group.", "A key is a single word or a quoted text.");
            if (seen.Add(key) is { } earlier) throw Fault(key.Line, $"The same key is already on line {earlier.Line}.", "Keep one of the two.");
            _parser.MoveNext();
            entries.Add((key, ReadNode(depth + 1)));
        }

        return new YamlMap(entries, line);
    }

    private void CheckCount(int count)
    {
        if (count >= MostChildren) throw Fault(Line(_parser.Current!), $"A list or group holds more than {MostChildren} entries.", "Shorten it, or give a numeric range.");
    }

    private static int Line(ParsingEvent at) => (int)Math.Max(1, at.Start.Line);

    private InputFaultException Fault(int? line, string what, string remedy) => new(new InputFault(_file, line, what, remedy));

    /// <summary>The keys of one group so far; a table is made only for many, since most groups have few and there may be many groups.</summary>
    private sealed class KeysSeen
    {
        private const int Few = 8;
        private readonly List<YamlScalar> _keys = [];
        private Dictionary<string, YamlScalar>? _table;

        /// <summary>Takes a key in, unless it is there already: then that one is returned.</summary>
        public YamlScalar? Add(YamlScalar key)
        {
            if (_keys.Count < Few)
            {
                foreach (var earlier in _keys)
                    if (earlier.Text == key.Text) return earlier;
                _keys.Add(key);
                return null;
            }

            _table ??= _keys.ToDictionary(earlier => earlier.Text);
            return _table.TryAdd(key.Text, key) ? null : _table[key.Text];
        }
    }
}
