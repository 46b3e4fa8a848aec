using System.Globalization;
using System.Text;

namespace GoodOffices.Interchange.Writing;

/// <summary>A name as YAML that no reader takes for anything but text: <c>No</c>, <c>3.10</c> and <c>null</c> would otherwise change.</summary>
internal static class YamlQuote
{
    public static string Of(string name)
    {
        var text = new StringBuilder("\"");
        for (var i = 0; i < name.Length; i++)
        {
            var c = name[i];
            if (c is '"' or '\\') text.Append('\\').Append(c);
            else if (c == ' ' || char.IsLetterOrDigit(c) || char.IsPunctuation(c) || char.IsSymbol(c)) text.Append(c);
            else if (char.IsSurrogatePair(name, i)) text.Append(c).Append(name[++i]);
            else text.Append(CultureInfo.InvariantCulture, $"\\u{(int)c:X4}"); // separators and marks that YAML may take for line ends
        }

        return text.Append('"').ToString();
    }
}
