using Spectre.Console;

namespace GoodOffices.Cli.Rendering;

/// <summary>The page the answer is written on: headings, sentences and grids in a given width, with or without colour.</summary>
internal sealed class Sheet
{
    private const string Indent = "  ";
    private readonly IAnsiConsole _console;
    private readonly int _width;

    public Sheet(TextWriter writer, int width, bool colour)
    {
        _width = width;
        _console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = colour ? AnsiSupport.Yes : AnsiSupport.No,
            ColorSystem = colour ? ColorSystemSupport.Standard : ColorSystemSupport.NoColors,
            Interactive = InteractionSupport.No,
            Enrichment = new ProfileEnrichment { UseDefaultEnrichers = false },
            Out = new AnsiConsoleOutput(writer),
        });
        _console.Profile.Width = width + 1; // lines are broken here, not there
    }

    public void Title(string words) => Write(words, Bold);

    public void Heading(string words)
    {
        Gap();
        Write(words, new Style(foreground: Color.Teal, decoration: Decoration.Bold));
    }

    public void Say(string words) => Write(words, Style.Plain);

    /// <summary>A sentence of a list, its further lines indented.</summary>
    public void Point(string words)
    {
        var lines = Wrapping.Wrap(Wrapping.Printable(words), _width - 4);
        for (var i = 0; i < lines.Count; i++) Line(Indent + (i == 0 ? "" : Indent) + lines[i], Style.Plain);
    }

    public void Gap() => Line("", Style.Plain);

    /// <summary>Grids whose columns stand in line, each under its title.</summary>
    public void Write(params IReadOnlyList<(string? Title, Grid Grid)> parts)
    {
        var (widths, gap) = Grid.Measure([.. parts.Select(part => part.Grid)], _width - Indent.Length);
        var rule = new string('─', Math.Min(_width, widths.Sum() + (gap * (widths.Length - 1)) + (2 * Indent.Length)));
        foreach (var (title, grid) in parts)
        {
            if (title is not null) Heading(title);
            var (head, body) = grid.Lay(widths, gap);
            foreach (var line in head) Line(Indent + line, Bold);
            Line(rule, Style.Plain);
            foreach (var line in body) Line(Indent + line, Style.Plain);
        }
    }

    private static Style Bold { get; } = new(decoration: Decoration.Bold);

    private void Write(string words, Style style)
    {
        foreach (var line in Wrapping.Wrap(Wrapping.Printable(words), _width)) Line(line, style);
    }

    private void Line(string words, Style style) => _console.Write(new Text(words + "\n", style));
}
