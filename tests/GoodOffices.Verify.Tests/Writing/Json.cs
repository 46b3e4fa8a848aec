using System.Collections;
using System.Globalization;
using System.Text;

namespace GoodOffices.Verify.Tests.Writing;

/// <summary>An object whose members stand in the order of their names, as canonical JSON wants it.</summary>
internal sealed class Json : SortedDictionary<string, object>
{
    public Json()
        : base(StringComparer.Ordinal)
    {
    }

    public Json With(string name, object value)
    {
        this[name] = value;
        return this;
    }

    public byte[] Canonical() => Encoding.UTF8.GetBytes(Text(this));

    private static string Text(object value) => value switch
    {
        string text => Quoted(text),
        bool truth => truth ? "true" : "false",
        int or long => Convert.ToInt64(value, CultureInfo.InvariantCulture).ToString(CultureInfo.InvariantCulture),
        Json members => "{" + string.Join(",", members.Select(member => Quoted(member.Key) + ":" + Text(member.Value))) + "}",
        IEnumerable items => "[" + string.Join(",", items.Cast<object>().Select(Text)) + "]",
        _ => throw new ArgumentException("No such value in canonical JSON.", nameof(value)),
    };

    private static string Quoted(string text)
    {
        var quoted = new StringBuilder("\"");
        foreach (var character in text)
        {
            quoted.Append(character switch
            {
                '"' => "\\\"",
                '\\' => "\\\\",
                '\b' => "\\b",
                '\t' => "\\t",
                '\n' => "\\n",
                '\f' => "\\f",
                '\r' => "\\r",
                < ' ' => "\\u" + ((int)character).ToString("x4", CultureInfo.InvariantCulture),
                _ => character.ToString(),
            });
        }

        return quoted.Append('"').ToString();
    }
}
