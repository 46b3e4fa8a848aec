using GoodOffices.Casework.Advice;
using GoodOffices.Casework.Wording;

namespace GoodOffices.Casework.Landscape;

/// <summary>What stands before a line of the legend.</summary>
internal enum LegendSymbol
{
    None,
    Package,
    Frontier,
    FrontierUnacceptable,
    BelowWalkAway,
    Solution,
}

/// <summary>One line of the legend.</summary>
/// <param name="Symbol">What stands before it.</param>
/// <param name="Mark">The shapes, where the symbol is a solution.</param>
/// <param name="Words">What is written.</param>
internal sealed record LegendLine(LegendSymbol Symbol, SolutionMark? Mark, TextMark Words)
{
    /// <summary>Where the symbol is centred.</summary>
    public (double X, double Y) Place => (Words.X - Legend.Indent + 15, Words.Y - (Words.Size * 0.35));
}

/// <summary>The legend, written from the top down in a box of its own.</summary>
internal sealed class Legend
{
    /// <summary>From the left edge to the words.</summary>
    public const double Indent = 38;
    private readonly List<LegendLine> _lines = [];
    private readonly Box _room;
    private double _y;

    private Legend(Box room) => (_room, _y) = (room, room.Y + 14);

    public static IReadOnlyList<LegendLine> Of(SettlementReport report, PackageCloud cloud, Box room)
    {
        var legend = new Legend(room);
        if (cloud.Utilities.Length > 0) legend.Add(LegendSymbol.Package, "a package", 21);
        if (report.Frontier is { } frontier)
        {
            var acceptable = frontier.Points.Any(point => point.Acceptable);
            if (acceptable) legend.Add(LegendSymbol.Frontier, "frontier, acceptable to all", 21);
            if (!acceptable || frontier.Points.Any(point => !point.Acceptable)) legend.Add(LegendSymbol.FrontierUnacceptable, "frontier, not acceptable to all", 21);
        }

        if (report.Parties.Any(party => party.WalkAway is not null)) legend.Add(LegendSymbol.BelowWalkAway, "below a walk-away", 21);
        legend.AddSolutions(report);
        return legend._lines;
    }

    private void AddSolutions(SettlementReport report)
    {
        var marks = SolutionMark.Group(report.Solutions);
        _y += 12;
        if (marks.Length == 0) Add(LegendSymbol.None, report.AgreementExists ? "solutions not found in time" : "no agreement is possible", 21);

        var letters = report.Parties.Length > 2;
        foreach (var mark in marks)
        {
            _y += 6;
            var symbol = LegendSymbol.Solution;
            foreach (var concept in mark.Concepts)
            {
                // one rule a line: four names that coincide would not fit side by side
                Add(symbol, (letters ? $"{Concepts.Letter(concept)}  " : "") + Concepts.Name(concept), 17, mark);
                symbol = LegendSymbol.None;
            }

            if (report.Parties.Length <= 3) AddUtilities(report, mark);
            _y += 4;
        }
    }

    private void AddUtilities(SettlementReport report, SolutionMark mark)
    {
        for (var i = 0; i < report.Parties.Length; i++)
        {
            var number = Numbers.Utility(mark.Utilities[i]);
            var size = TextMark.SizeOf(TextRole.LegendDetail);
            var name = Lettering.Shorten(report.Parties[i].Party.Name, size, _room.Width - Indent - Lettering.Width(number + "  ", size));
            _lines.Add(new LegendLine(LegendSymbol.None, null, new TextMark($"{Lettering.Isolate(name)} {number}", _room.X + Indent, _y, TextRole.LegendDetail)));
            _y += 15;
        }
    }

    private void Add(LegendSymbol symbol, string words, double step, SolutionMark? mark = null)
    {
        var shortened = Lettering.Shorten(words, TextMark.SizeOf(TextRole.Legend), _room.Width - Indent);
        _lines.Add(new LegendLine(symbol, mark, new TextMark(shortened, _room.X + Indent, _y, TextRole.Legend)));
        _y += step;
    }
}
