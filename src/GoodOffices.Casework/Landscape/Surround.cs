using GoodOffices.Casework.Advice;
using GoodOffices.Casework.Wording;

namespace GoodOffices.Casework.Landscape;

/// <summary>The words around the panels: titles, numbers along the axes, walk-aways, footnotes.</summary>
internal static class Surround
{
    private const double LineStep = 17;

    public static IEnumerable<TextMark> Titles(SettlementReport report, double width)
    {
        var room = width - 48;
        yield return new TextMark(Lettering.Isolate(Shorten(report.Case.Name, TextRole.Title, room)), 24, 34, TextRole.Title);
        var counts = $"{Numbers.Counted(report.Parties.Length, "party", "parties")}, {Numbers.Counted(report.Case.Issues.Length, "issue")}, {Numbers.Counted(report.PackageCount, "package")}";
        yield return new TextMark($"What each package would be worth: {counts}", 24, 56, TextRole.Subtitle);
    }

    public static IEnumerable<TextMark> AroundPanel(Panel panel, SettlementReport report, bool isLeft, bool isBottom)
    {
        var frame = panel.Frame;
        if (isBottom)
        {
            foreach (var (value, text) in SpacedTicks(panel.X, frame.Width))
                yield return new TextMark(text, Math.Clamp(panel.PixelX(value), frame.X + 8, frame.Right - 8), frame.Bottom + 17, TextRole.Tick, Anchor.Middle);
            yield return AxisTitle(report.Parties[panel.Across], frame.Width, frame.X + (frame.Width / 2), frame.Bottom + 38, rises: false);
        }

        if (isLeft && !panel.IsStrip)
        {
            foreach (var (value, text) in panel.Y.Ticks(MostTicks(frame.Height, frame.Height < 300 ? 30 : 46)))
                yield return new TextMark(text, frame.X - 7, panel.PixelY(value) + 4, TextRole.Tick, Anchor.End);
            yield return AxisTitle(report.Parties[panel.Up], frame.Height, 22, frame.Y + (frame.Height / 2), rises: true);
        }
    }

    /// <summary>The walk-aways in words; only where one panel has the room.</summary>
    public static IEnumerable<TextMark> WalkAways(Panel panel, SettlementReport report)
    {
        var frame = panel.Frame;
        if (report.Parties[panel.Across].WalkAway is { } floor)
        {
            var words = WalkAway(report.Parties[panel.Across], panel.X, floor);
            var half = Lettering.Width(words, TextMark.SizeOf(TextRole.WalkAway)) / 2;
            var x = Math.Clamp(panel.PixelX(floor), Math.Min(frame.X + half, frame.Right - half), Math.Max(frame.X + half, frame.Right - half));
            yield return new TextMark(words, x, frame.Y - 8, TextRole.WalkAway, Anchor.Middle);
        }

        if (!panel.IsStrip && report.Parties[panel.Up].WalkAway is { } other)
        {
            var y = Math.Clamp(panel.PixelY(other) + 15, frame.Y + 16, frame.Bottom - 6);
            yield return new TextMark(WalkAway(report.Parties[panel.Up], panel.Y, other), frame.X + 8, y, TextRole.WalkAway);
        }
    }

    public static IEnumerable<TextMark> Footnotes(SettlementReport report, PackageCloud cloud, int shown, double y, double width)
    {
        foreach (var line in FootnoteLines(report, cloud, shown))
        {
            yield return new TextMark(Shorten(line, TextRole.Footnote, width - 48), 24, y, TextRole.Footnote);
            y += LineStep;
        }
    }

    /// <summary>How tall all footnotes are.</summary>
    public static double FootnoteHeight(SettlementReport report, PackageCloud cloud, int shown) => FootnoteLines(report, cloud, shown).Count() * LineStep;

    /// <summary>Round numbers along the bottom that keep apart however long they are.</summary>
    private static IReadOnlyList<(double Value, string Text)> SpacedTicks(Axis axis, double width)
    {
        for (var most = MostTicks(width, width < 300 ? 34 : 64); most > 2; most--)
        {
            var ticks = axis.Ticks(most);
            if (ticks.Sum(tick => Lettering.Width(tick.Text, TextMark.SizeOf(TextRole.Tick)) + 10) <= width) return ticks;
        }

        return axis.Ticks(2);
    }

    /// <summary>The grid lines stand where the numbers do.</summary>
    public static IEnumerable<double> GridAcross(Panel panel) => SpacedTicks(panel.X, panel.Frame.Width).Select(tick => panel.PixelX(tick.Value));

    public static IEnumerable<double> GridUp(Panel panel) =>
        panel.IsStrip ? [] : panel.Y.Ticks(MostTicks(panel.Frame.Height, panel.Frame.Height < 300 ? 30 : 46)).Select(tick => panel.PixelY(tick.Value));

    private static IEnumerable<string> FootnoteLines(SettlementReport report, PackageCloud cloud, int shown)
    {
        if (double.IsNaN(report.Parties[0].Greatest)) yield return "Every package breaks a red line: there is nothing to draw.";
        else if (cloud.IsComplete) yield return $"Grey dots: every package that breaks no red line ({Numbers.Count(cloud.Utilities.Length)}).";
        else yield return $"Grey dots: {Numbers.Counted(cloud.Utilities.Length, "package")} that break no red line, drawn at random.";

        yield return report.Frontier switch
        {
            null => "The frontier was not computed.",
            { IsExact: true } frontier => $"Frontier: {Numbers.Counted(frontier.Points.Count, "point")}, exact; nobody can improve on one without someone losing.",
            { Bound: { } bound } frontier => $"Frontier: {Numbers.Counted(frontier.Points.Count, "point")}, thinned; every package is matched within {Numbers.Percent(bound)} of each party's range.",
            { } frontier => $"Frontier: {Numbers.Counted(frontier.Points.Count, "point")}, not complete.",
        };
        if (report.Parties.Length > 1) yield return "Each axis is in its party's own unit: lengths along two axes cannot be compared.";
        if (shown < report.Parties.Length) yield return $"The first {shown} of {report.Parties.Length} parties are shown.";
    }

    private static string WalkAway(PartyOutlook party, Axis axis, double floor)
    {
        var name = Lettering.Isolate(Shorten(party.Party.Name, TextRole.WalkAway, 180));
        return $"{name} walks away below {Numbers.Utility(floor)}{(axis.Holds(floor) ? "" : " (outside the picture)")}";
    }

    private static TextMark AxisTitle(PartyOutlook party, double room, double x, double y, bool rises)
    {
        var unit = room < 240 ? "" : ", own unit"; // a footnote says it too
        var name = Shorten(party.Party.Name, TextRole.AxisTitle, room - Lettering.Width(unit, TextMark.SizeOf(TextRole.AxisTitle)));
        return new TextMark(Lettering.Isolate(name) + unit, x, y, TextRole.AxisTitle, Anchor.Middle, rises);
    }

    private static int MostTicks(double length, double apart) => Math.Max(2, (int)(length / apart));

    private static string Shorten(string text, TextRole role, double room) => Lettering.Shorten(text, TextMark.SizeOf(role), room);
}
