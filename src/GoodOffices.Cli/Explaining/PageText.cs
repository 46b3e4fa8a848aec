using System.Text.RegularExpressions;
using GoodOffices.Cli.Rendering;

namespace GoodOffices.Cli.Explaining;

/// <summary>Writes a page of our own manual for a terminal: headings, paragraphs, lists, tables and examples. It reads the Markdown our pages use, and no more.</summary>
internal sealed class PageText(Sheet sheet)
{
    private static readonly Regex Entry = new(@"^\s*(- |\d+\. )");
    private static readonly Regex Rule = new(@"^[\s|:-]+$");
    private static readonly Regex Code = new("`([^`]*)`");
    private static readonly Regex Link = new(@"\[([^\]]+)\]\([^)]*\)");
    private static readonly Regex Strong = new(@"\*\*(.+?)\*\*");
    private static readonly Regex Emphasis = new(@"(?<![\w*])\*(?![\s*])([^*]+?)(?<!\s)\*(?![\w*])");
    private readonly List<string> _open = []; // the lines of a paragraph or of one entry of a list
    private readonly List<string> _table = [];
    private bool _isEntry;
    private bool _isExample;
    private bool _isGapDue;

    public static void Write(string page, Sheet sheet)
    {
        var text = new PageText(sheet);
        foreach (var line in page.ReplaceLineEndings("\n").Split('\n')) text.Take(line.TrimEnd());
        text.Close();
    }

    private void Take(string line)
    {
        if (line.StartsWith("```", StringComparison.Ordinal))
        {
            Close();
            _isExample = !_isExample;
        }
        else if (_isExample)
        {
            LeaveGap();
            sheet.Point(line);
        }
        else if (line.Length == 0)
        {
            Close();
            _isGapDue = true;
        }
        else if (line.StartsWith('#'))
        {
            Close();
            _isGapDue = false; // a heading brings its own
            if (line.StartsWith("# ", StringComparison.Ordinal)) sheet.Title(Plain(line[2..]));
            else sheet.Heading(Plain(line.TrimStart('#', ' ')));
        }
        else if (line.StartsWith('|'))
        {
            CloseWords();
            _table.Add(line);
        }
        else
        {
            TakeWords(line);
        }
    }

    private void TakeWords(string line)
    {
        if (Entry.IsMatch(line))
        {
            Close();
            _isEntry = true;
        }

        _open.Add(line.Trim());
    }

    private void Close()
    {
        CloseWords();
        if (_table.Count == 0) return;
        var rows = _table.Where(row => !Rule.IsMatch(row)).Select(row => (IReadOnlyList<string>)[.. row.Trim('|').Split('|').Select(cell => Plain(cell.Trim()))]).ToArray();
        _table.Clear();
        var columns = rows.Max(row => row.Count);
        var whole = rows.Select(row => (IReadOnlyList<string>)[.. row, .. Enumerable.Repeat("", columns - row.Count)]).ToArray();
        LeaveGap();
        sheet.Write((null, new Grid(whole[0], whole[1..])));
    }

    private void LeaveGap()
    {
        if (_isGapDue) sheet.Gap();
        _isGapDue = false;
    }

    private void CloseWords()
    {
        if (_open.Count == 0) return;
        LeaveGap();
        var words = Plain(string.Join(' ', _open));
        if (_isEntry) sheet.Point(words);
        else sheet.Say(words);
        _open.Clear();
        _isEntry = false;
    }

    /// <summary>Without the marks of emphasis and of links.</summary>
    internal static string Plain(string words) => Emphasis.Replace(Strong.Replace(Link.Replace(Code.Replace(words, "$1"), "$1"), "$1"), "$1");
}
