using GoodOffices.Casework.Advice;

namespace GoodOffices.Casework.Landscape;

/// <summary>Where everything in the picture goes. Kept apart from the drawing so that a test can measure it.</summary>
internal sealed class LandscapePlan
{
    /// <summary>The most parties a matrix of pairs stays legible for.</summary>
    public const int MostParties = 6;
    private const double Left = 100;
    private const double Top = 100;
    private const double Gap = 16;

    private LandscapePlan(double width, double height) => Page = new Box(0, 0, width, height);

    public Box Page { get; }

    public required IReadOnlyList<PanelPlan> Panels { get; init; }

    public required IReadOnlyList<LegendLine> Legend { get; init; }

    /// <summary>The words outside the panels; those inside are with their panel.</summary>
    public required IReadOnlyList<TextMark> Texts { get; init; }

    /// <summary>Every line of text in the picture.</summary>
    public IEnumerable<TextMark> AllTexts => Texts.Concat(Legend.Select(line => line.Words)).Concat(Panels.SelectMany(panel => panel.Labels));

    public static LandscapePlan Of(SettlementReport report, PackageCloud cloud)
    {
        var shown = Math.Min(report.Parties.Length, MostParties);
        const double width = 960;
        var (panels, legendRoom) = shown switch
        {
            1 => Strip(report),
            2 => Pair(report),
            _ => Matrix(report, shown, width),
        };

        var legend = Landscape.Legend.Of(report, cloud, legendRoom);
        var bottom = Math.Max(panels.Max(panel => panel.Frame.Bottom) + 62, legend.Max(line => line.Words.Box.Bottom) + 24);
        var texts = Surround.Titles(report, width).Concat(Around(panels, report)).ToList();
        List<TextMark> floors = shown < 3 ? [.. Surround.WalkAways(panels[0], report)] : [];
        texts.AddRange(floors);
        texts.AddRange(Surround.Footnotes(report, cloud, shown, bottom, width));
        return new LandscapePlan(width, bottom + Surround.FootnoteHeight(report, cloud, shown))
        {
            Panels = [.. panels.Select(panel => PanelPlan.Of(panel, report, cloud, floors))],
            Legend = legend,
            Texts = texts,
        };
    }

    private static IEnumerable<TextMark> Around(IReadOnlyList<Panel> panels, SettlementReport report)
    {
        var (left, bottom) = (panels.Min(panel => panel.Frame.X), panels.Max(panel => panel.Frame.Bottom));
        return panels.SelectMany(panel =>
            Surround.AroundPanel(panel, report, isLeft: panel.Frame.X <= left, isBottom: panel.Frame.Bottom >= bottom - 0.001));
    }

    private static (IReadOnlyList<Panel> Panels, Box Legend) Strip(SettlementReport report)
    {
        var axis = AxisOf(report.Parties[0]);
        return ([new Panel(0, 0, axis, axis, new Box(40, Top, 880, 130))], new Box(40, Top + 190, 700, 200));
    }

    private static (IReadOnlyList<Panel> Panels, Box Legend) Pair(SettlementReport report)
    {
        var frame = new Box(Left, Top, 580, 520);
        return ([new Panel(0, 1, AxisOf(report.Parties[0]), AxisOf(report.Parties[1]), frame)], new Box(frame.Right + 18, Top, 250, 500));
    }

    /// <summary>Each party against each other once: the lower triangle, which leaves the upper right free for the legend.</summary>
    private static (IReadOnlyList<Panel> Panels, Box Legend) Matrix(SettlementReport report, int shown, double width)
    {
        var side = shown - 1;
        var cell = (width - Left - 24 - ((side - 1) * Gap)) / side;
        var axes = report.Parties.Take(shown).Select(AxisOf).ToArray();
        var panels = new List<Panel>();
        for (var up = 1; up < shown; up++)
            for (var across = 0; across < up; across++)
                panels.Add(new Panel(across, up, axes[across], axes[up], new Box(Left + (across * (cell + Gap)), Top + ((up - 1) * (cell + Gap)), cell, cell)));

        var room = side == 3 ? cell : Math.Min(cell * 2, 340);
        return (panels, new Box(width - 24 - Math.Min(room, side == 2 ? cell : room), Top, Math.Min(room, side == 2 ? cell : room), 0));
    }

    private static Axis AxisOf(PartyOutlook party) => Axis.Of(party.Least, party.Greatest, party.WalkAway);
}
