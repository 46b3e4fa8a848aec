using System.Globalization;
using GoodOffices.Core.Cases;
using GoodOffices.Core.Numbers;
using GoodOffices.Interchange.Yaml;

namespace GoodOffices.Interchange.CaseFiles;

/// <summary>The keys of one group in our own files: only known ones, each asked for by its kind.</summary>
internal sealed class Fields
{
    private readonly Faults _faults;
    private readonly YamlMap _map;
    private readonly string _of;

    private Fields(Faults faults, YamlMap map, string of) => (_faults, _map, _of) = (faults, map, of);

    public int Line => _map.Line;

    public YamlMap Place => _map;

    /// <summary>Opens a group; a key that is not known is refused, since a misspelt one would otherwise change the answer in silence.</summary>
    /// <param name="of">Whose keys they are, for faults, such as <c>a party</c>.</param>
    public static Fields Open(Faults faults, YamlNode node, string of, params string[] known)
    {
        if (node is not YamlMap map) throw faults.At(node, $"The place of {of} holds {node.Kind}.", $"Give a group of keys: {string.Join(", ", known)}.");
        foreach (var (key, _) in map.Entries)
            if (!known.Contains(key.Text))
                throw faults.At(key, $"{faults.Quote(key.Text, "A key here")} is not a known key of {of}.", NearestWord.Remedy(key.Text, known, "Known keys"));

        return new Fields(faults, map, of);
    }

    /// <summary>What the key holds, or null where the key is missing or holds nothing.</summary>
    public YamlNode? Find(string key) => _map.TryFind(key, out var node) && node is not YamlScalar { IsNothing: true } ? node : null;

    public YamlNode Require(string key) => Find(key)
        ?? throw _faults.At(_map.TryFind(key, out var empty) ? empty : _map, $"'{key}' of {_of} is missing.", $"Add a line '{key}: …'.");

    /// <summary>A text that may run over several lines.</summary>
    public string? Text(string key)
    {
        if (Find(key) is not { } node) return null;
        var text = Scalar(node, key).Text.TrimEnd('\n');
        if (string.IsNullOrWhiteSpace(text)) throw _faults.At(node, $"'{key}' of {_of} is empty.", "Write a text, or remove the key.");
        return text.Any(c => char.IsControl(c) && c != '\n') ? throw _faults.At(node, $"'{key}' of {_of} holds a control character.", "Remove it.") : text;
    }

    /// <summary>A text of one line.</summary>
    public string? OneLine(string key) => Text(key) is not { } text ? null
        : text.Contains('\n', StringComparison.Ordinal) ? throw _faults.At(Find(key), $"'{key}' of {_of} runs over several lines.", "Write it on one line.")
        : text;

    public string Id(string key = "id") => IdText(Require(key), key);

    public string? OptionalId(string key) => Find(key) is { } node ? IdText(node, key) : null;

    public Rational? Number(string key)
    {
        if (Find(key) is not { } node) return null;
        return ReadNumber(_faults, node, $"'{key}' of {_of}");
    }

    public Rational RequireNumber(string key) => ReadNumber(_faults, Require(key), $"'{key}' of {_of}");

    public bool? YesOrNo(string key) => Find(key) is not { } node ? null : Scalar(node, key).Text switch
    {
        "yes" or "true" => true,
        "no" or "false" => false,
        _ => throw _faults.At(node, $"'{key}' of {_of} is neither yes nor no.", "Write yes or no."),
    };

    public DateOnly? Date(string key)
    {
        if (Find(key) is not { } node) return null;
        return DateOnly.TryParseExact(Scalar(node, key).Text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
            ? date
            : throw _faults.At(node, $"'{key}' of {_of} is not a date.", "Write it as year-month-day, such as 2025-03-04.");
    }

    /// <summary>A list; empty where the key is missing.</summary>
    public IReadOnlyList<YamlNode> List(string key, int most)
    {
        if (Find(key) is not { } node) return [];
        if (node is not YamlList list) throw _faults.At(node, $"'{key}' of {_of} holds {node.Kind}.", "Give a list: one line for each, beginning with '- '.");
        return list.Items.Count <= most ? list.Items : throw _faults.At(list.Items[most], $"'{key}' of {_of} has more than {most} entries.", "Shorten it.");
    }

    internal static Rational ReadNumber(Faults faults, YamlNode node, string what)
    {
        if (node is YamlScalar { IsNothing: false } scalar && NumberText.TryRead(scalar.Text, out var value)) return value;
        throw faults.At(node, $"{char.ToUpperInvariant(what[0])}{what[1..]} is not a number.", "Write a plain decimal such as 12 or 0.25, or a fraction such as 1/3.");
    }

    private YamlScalar Scalar(YamlNode node, string key) => node as YamlScalar
        ?? throw _faults.At(node, $"'{key}' of {_of} holds {node.Kind}.", "Give a single value.");

    private string IdText(YamlNode node, string key)
    {
        var text = Scalar(node, key).Text;
        return Identifier.IsValid(text)
            ? text
            : throw _faults.At(node, $"'{key}' of {_of} cannot name anything.", $"Use one to {Identifier.LongestText} printable characters.");
    }
}
