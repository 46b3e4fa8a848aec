using System.Globalization;
using System.Text;

namespace GoodOffices.Casework.Landscape.Page;

/// <summary>Names come from files: what could break a line, turn the reading direction of its surroundings or hide is taken out.</summary>
internal static class PlainText
{
    public static string Of(string words)
    {
        var safe = new StringBuilder(words.Length);
        foreach (var rune in words.EnumerateRunes())
        {
            if (Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator) safe.Append(' ');
            else if (!IsUnseen(rune)) safe.Append(rune);
        }

        return safe.ToString();
    }

    // The joiners U+200C and U+200D stay: Persian and emoji are spelled with them.
    private static bool IsUnseen(Rune rune) => rune.Value is not (0x200C or 0x200D) && Rune.GetUnicodeCategory(rune) == UnicodeCategory.Format;
}
