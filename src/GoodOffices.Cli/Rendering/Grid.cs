namespace GoodOffices.Cli.Rendering;

/// <summary>Rows under headings, in columns as wide as their words need and the page allows.</summary>
/// <param name="Headings">One for each column.</param>
/// <param name="Rows">Cells may have several lines.</param>
internal sealed record Grid(IReadOnlyList<string> Headings, IReadOnlyList<IReadOnlyList<string>> Rows)
{
    private const int WidestColumn = 36; // beyond, a column only pushes its neighbours apart
    private const int NarrowestColumn = 5;

    /// <summary>Whether all columns but the first hold numbers to be compared.</summary>
    public bool IsNumeric { get; init; }

    /// <summary>How wide the columns are and how far apart, so that all these grids stand in line on a page.</summary>
    public static (int[] Widths, int Gap) Measure(IReadOnlyList<Grid> grids, int page)
    {
        var columns = grids[0].Headings.Count;
        var widths = new int[columns];
        foreach (var grid in grids)
        {
            for (var i = 0; i < columns; i++)
            {
                var cells = grid.Rows.SelectMany(row => row[i].Split('\n')).Select(Wrapping.CellsOf).DefaultIfEmpty(0).Max();
                var heading = grid.IsNumeric ? Wrapping.LongestWord(grid.Headings[i]) : grid.Headings[i].Split('\n').Max(Wrapping.CellsOf);
                widths[i] = Math.Max(widths[i], Math.Clamp(Math.Max(cells, heading), 1, WidestColumn));
            }
        }

        var gap = widths.Sum() + (2 * (columns - 1)) <= page ? 2 : columns > 6 ? 1 : 2;
        while (widths.Sum() + (gap * (columns - 1)) > page && widths.Max() > NarrowestColumn) widths[Array.IndexOf(widths, widths.Max())]--;
        return (widths, gap);
    }

    /// <summary>The lines of the heading, then those of the rows, without blanks at their ends.</summary>
    public (IReadOnlyList<string> Head, IReadOnlyList<string> Body) Lay(int[] widths, int gap) =>
        ([.. LayRow(Headings, widths, gap)], [.. Rows.SelectMany(row => LayRow(row, widths, gap))]);

    private IEnumerable<string> LayRow(IReadOnlyList<string> cells, int[] widths, int gap)
    {
        var columns = cells.Select((cell, i) => cell.Split('\n').SelectMany(line => Wrapping.Wrap(Wrapping.Printable(line), widths[i])).ToArray()).ToArray();
        for (var line = 0; line < columns.Max(column => column.Length); line++)
        {
            var parts = columns.Select((column, i) => Pad(line < column.Length ? column[line] : "", widths[i], toTheRight: IsNumeric && i > 0));
            yield return string.Join(new string(' ', gap), parts).TrimEnd();
        }
    }

    private static string Pad(string words, int width, bool toTheRight)
    {
        var blanks = new string(' ', Math.Max(0, width - Wrapping.CellsOf(words)));
        return toTheRight ? blanks + words : words + blanks;
    }
}
