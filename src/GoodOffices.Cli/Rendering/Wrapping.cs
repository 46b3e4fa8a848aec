using System.Text;
using Spectre.Console;

namespace GoodOffices.Cli.Rendering;

/// <summary>Breaks words into lines of a given number of terminal cells.</summary>
internal static class Wrapping
{
    /// <summary>Names come from files: what could move the cursor, turn the reading direction or break the line is taken out.</summary>
    public static string Printable(string words)
    {
        var safe = new StringBuilder(words.Length);
        foreach (var c in words)
        {
            if (c is (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069') or '\u200E' or '\u200F') continue;
            safe.Append(char.IsControl(c) ? ' ' : c);
        }

        return safe.ToString();
    }

    public static int CellsOf(string words) => words.GetCellWidth();

    /// <summary>Lines of whole words; a word longer than a line is broken after a dash where it has one.</summary>
    public static List<string> Wrap(string words, int width)
    {
        var lines = new List<string>();
        var (line, used) = ("", 0);
        foreach (var word in words.Replace(" %", "\u00A0%", StringComparison.Ordinal).Split(' ')) // a number keeps its per cent sign
        {
            var rest = word.Replace('\u00A0', ' ');
            if (used > 0 && used + 1 + CellsOf(rest) > width)
            {
                lines.Add(line);
                (line, used) = ("", 0);
            }

            while (CellsOf(rest) > width)
            {
                var cut = CutAt(rest, width);
                lines.Add(rest[..cut]);
                rest = rest[cut..];
            }

            line = line.Length > 0 ? line + " " + rest : rest;
            used = CellsOf(line);
        }

        lines.Add(line);
        return lines;
    }

    /// <summary>The cells of the longest piece that breaks badly.</summary>
    public static int LongestWord(string words) => words.Split(' ', '\n').Max(CellsOf);

    private static int CutAt(string word, int width)
    {
        var (at, used, afterDash) = (0, 0, 0);
        foreach (var rune in word.EnumerateRunes())
        {
            used += CellsOf(rune.ToString());
            if (used > width) break;
            at += rune.Utf16SequenceLength;
            if (rune.Value is '-' or '–' or '/' or '_') afterDash = at;
        }

        return afterDash > 0 ? afterDash : Math.Max(at, char.IsHighSurrogate(word[0]) ? 2 : 1);
    }
}
