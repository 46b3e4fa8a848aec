using System.Globalization;
using System.Text;

namespace GoodOffices.Interchange.Yaml;

/// <summary>Writes block YAML line by line; every text comes back as it was, whatever it holds.</summary>
internal sealed class YamlWriter
{
    private static readonly HashSet<string> Reserved = new(StringComparer.OrdinalIgnoreCase) { "null", "true", "false", "yes", "no", "on", "off", "y", "n" };
    private readonly StringBuilder _text = new();

    public override string ToString() => _text.ToString();

    /// <summary>A line as it is, such as <c>- id: x</c>.</summary>
    public void Line(int depth, string line) => _text.Append(' ', depth * 2).Append(line).Append('\n');

    /// <summary>A key with a text; nothing where there is none.</summary>
    public void Text(int depth, string key, string? text)
    {
        if (text is not null) Line(depth, $"{key}: {Quote(text)}");
    }

    /// <summary>The text plain where YAML and people read it as text, else in double quotes.</summary>
    public static string Quote(string text)
    {
        if (IsPlain(text)) return text;
        var quoted = new StringBuilder("\"");
        foreach (var c in text)
        {
            quoted.Append(c switch
            {
                '"' => "\\\"",
                '\\' => "\\\\",
                '\n' => "\\n",
                _ when char.IsControl(c) || c is '\u2028' or '\u2029' or '\uFEFF' or '\u00A0' => string.Create(CultureInfo.InvariantCulture, $"\\u{(int)c:X4}"),
                _ => c.ToString(),
            });
        }

        return quoted.Append('"').ToString();
    }

    // A leading digit is quoted because 3.67 would be a number, and 2025-03-04 a date, to other readers.
    private static bool IsPlain(string text) =>
        text.Length > 0 && char.IsAsciiLetter(text[0]) && text[^1] != ' ' && !Reserved.Contains(text)
        && text.All(c => char.IsLetterOrDigit(c) || c is ' ' or '-' or '_' or '.' or '/' or '(' or ')' or '%' or '+' or ';');
}
