using System.Globalization;
using System.Text;

namespace GoodOffices.Casework.Landscape;

/// <summary>How much room a text needs, without a font at hand.</summary>
/// <remarks>The widths err on the wide side of common sans-serif fonts, so that what is planned apart is drawn apart.</remarks>
internal static class Lettering
{
    private const string Narrow = "iljtfrI.,:;'|!()[] ·-";
    private const string Wide = "mwMW%@—–";

    /// <summary>An upper estimate of the width of a text.</summary>
    public static double Width(string text, double size)
    {
        var ems = 0.0;
        foreach (var rune in text.EnumerateRunes()) ems += Ems(rune);
        return ems * size;
    }

    /// <summary>The text, or as much of it as fits with an ellipsis; never cuts inside a written character.</summary>
    public static string Shorten(string text, double size, double room)
    {
        if (Width(text, size) <= room) return text;

        var kept = new StringBuilder();
        var left = room - Width("…", size);
        var characters = StringInfo.GetTextElementEnumerator(text);
        while (characters.MoveNext())
        {
            var character = characters.GetTextElement();
            left -= Width(character, size);
            if (left < 0) break;
            kept.Append(character);
        }

        return kept.ToString().TrimEnd() + "…";
    }

    /// <summary>Keeps the direction of a name from reordering the words and numbers around it.</summary>
    public static string Isolate(string name) => name.Any(IsBeyondLatin) ? $"\u2068{name}\u2069" : name;

    private static bool IsBeyondLatin(char c) => c >= 0x0590;

    private static double Ems(Rune rune)
    {
        if (rune.Value is 0x2068 or 0x2069) return 0;
        if (Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark or UnicodeCategory.Format) return 0;
        if (rune.Value >= 0x1100 && (rune.Value <= 0x11FF || rune.Value >= 0x2E80)) return rune.Value is >= 0xFB50 and < 0xFF00 ? 0.65 : 1.1;
        if (rune.Value < 0x3000 && Narrow.Contains((char)rune.Value, StringComparison.Ordinal)) return 0.38;
        if (rune.Value < 0x3000 && Wide.Contains((char)rune.Value, StringComparison.Ordinal)) return 0.98;
        return Rune.IsUpper(rune) ? 0.7 : 0.62;
    }
}
