using System.Text;

namespace GoodOffices.Interchange.CaseFiles;

/// <summary>Cuts the line of a rule into words, quoted names and signs.</summary>
internal static class RuleWords
{
    /// <summary>One piece of a rule.</summary>
    /// <param name="Text">Without its quotes.</param>
    /// <param name="IsName">It may name an issue, an option or a number; a quoted keyword is a name.</param>
    /// <param name="IsSign">It is <c>=</c>, <c>&gt;=</c> or <c>&lt;=</c>.</param>
    /// <param name="IsQuoted">It stood in double quotes.</param>
    public readonly record struct Word(string Text, bool IsName, bool IsSign, bool IsQuoted = false)
    {
        public bool Is(string keyword) => !IsName && !IsSign && Text == keyword;
    }

    private static readonly HashSet<string> Keywords = ["and", "or", "to", "requires"];

    /// <summary>The words, or null where a quote is not closed.</summary>
    public static IReadOnlyList<Word>? Cut(string text)
    {
        var words = new List<Word>();
        for (var at = 0; at < text.Length;)
        {
            if (char.IsWhiteSpace(text[at])) at++;
            else if (IsSignCharacter(text[at])) words.Add(CutSign(text, ref at));
            else if (text[at] != '"') words.Add(CutBare(text, ref at));
            else if (CutQuoted(text, ref at) is { } name) words.Add(new Word(name, IsName: true, IsSign: false, IsQuoted: true));
            else return null;
        }

        return words;
    }

    /// <summary>The name as a rule must write it: bare where that is clear, else quoted.</summary>
    public static string Write(string name)
    {
        var isBare = !Keywords.Contains(name) && !name.Any(c => char.IsWhiteSpace(c) || c == '"' || IsSignCharacter(c));
        return isBare ? name : $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }

    private static bool IsSignCharacter(char c) => c is '=' or '<' or '>' or '!';

    private static Word CutSign(string text, ref int at)
    {
        var start = at;
        while (at < text.Length && IsSignCharacter(text[at])) at++;
        return new Word(text[start..at], IsName: false, IsSign: true);
    }

    private static Word CutBare(string text, ref int at)
    {
        var start = at;
        while (at < text.Length && !char.IsWhiteSpace(text[at]) && text[at] != '"' && !IsSignCharacter(text[at])) at++;
        var word = text[start..at];
        return new Word(word, !Keywords.Contains(word), IsSign: false);
    }

    private static string? CutQuoted(string text, ref int at)
    {
        var name = new StringBuilder();
        for (at++; at < text.Length; at++)
        {
            if (text[at] != '"')
            {
                name.Append(text[at]);
            }
            else if (at + 1 < text.Length && text[at + 1] == '"')
            {
                name.Append('"');
                at++;
            }
            else
            {
                at++;
                return name.ToString();
            }
        }

        return null;
    }
}
