using System.Text;
using System.Text.Json;
using GoodOffices.Interchange.Foreign;
using GoodOffices.Interchange.Yaml;

namespace GoodOffices.Interchange.Json;

/// <summary>Reads a JSON file into the nodes that YAML files are read into: JSON says nothing that those cannot hold.</summary>
internal static class JsonTree
{
    private static readonly JsonReaderOptions Options = new() { MaxDepth = ForeignLimits.MostDepth };

    /// <summary>The root value.</summary>
    /// <exception cref="InputFaultException">The file is no UTF-8 text, no JSON, names a key twice, or is beyond a limit.</exception>
    public static YamlNode Read(NamedFile file, CaseBudget budget)
    {
        var place = new FilePlace(file.Name);
        if (file.Bytes.Length > ForeignLimits.MostBytes) throw place.At(null, $"The file is larger than {ForeignLimits.MostBytes >> 20} MiB.", "Split the case.");
        var bytes = file.Bytes.Span;
        if (bytes is [0xEF, 0xBB, 0xBF, ..]) bytes = bytes[3..];
        bytes = JsonInfinity.Blank(bytes);
        var walk = new Walk(place, bytes, budget);
        try
        {
            return walk.Document();
        }
        catch (JsonException error)
        {
            throw place.At((int?)error.LineNumber + 1, "The file is not well-formed JSON, or nested too deep.", "Open it in an editor that knows JSON and mend what it marks; JSON has no NaN, comments or trailing commas.");
        }
        catch (Exception error) when (error is InvalidOperationException or DecoderFallbackException)
        {
            throw place.At(walk.Line, "A text is not valid Unicode.", "Save the file as UTF-8.");
        }
    }

    private ref struct Walk(FilePlace place, ReadOnlySpan<byte> bytes, CaseBudget budget)
    {
        private readonly ReadOnlySpan<byte> _bytes = bytes;
        private Utf8JsonReader _reader = new(bytes, Options);
        private int _counted;

        public int Line { get; private set; } = 1;

        public YamlNode Document()
        {
            Next();
            var root = Value();
            _reader.Read(); // refuses whatever follows the root
            return root;
        }

        private void Next()
        {
            if (!_reader.Read()) throw place.At(null, "The file is empty.", "Give it its content.");
            var start = (int)_reader.TokenStartIndex;
            Line += _bytes[_counted..start].Count((byte)'\n');
            _counted = start;
            budget.CountValue(place, Line);
        }

        private YamlNode Value()
        {
            var line = Line;
            return _reader.TokenType switch
            {
                JsonTokenType.StartObject => Map(line),
                JsonTokenType.StartArray => List(line),
                JsonTokenType.String => new YamlScalar(_reader.GetString()!, isPlain: false, line),
                _ => new YamlScalar(Encoding.UTF8.GetString(_reader.ValueSpan), isPlain: true, line),
            };
        }

        private YamlList List(int line)
        {
            var items = new List<YamlNode>();
            for (Next(); _reader.TokenType != JsonTokenType.EndArray; Next()) items.Add(Value());
            return new YamlList(items, line);
        }

        private YamlMap Map(int line)
        {
            var entries = new List<(YamlScalar, YamlNode)>();
            var seen = new HashSet<string>();
            for (Next(); _reader.TokenType != JsonTokenType.EndObject; Next())
            {
                var key = new YamlScalar(_reader.GetString()!, isPlain: false, Line);
                if (!seen.Add(key.Text)) throw place.At(Line, "The same key appears twice in one object.", "Keep one of the two.");
                Next();
                entries.Add((key, Value()));
            }

            return new YamlMap(entries, line);
        }
    }
}
