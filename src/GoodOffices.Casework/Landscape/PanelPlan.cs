using System.Globalization;
using System.Text;
using GoodOffices.Casework.Advice;

namespace GoodOffices.Casework.Landscape;

/// <summary>Everything that lies inside one panel, at its place.</summary>
internal sealed class PanelPlan
{
    private const double CloudGrain = 2.5;
    private const double StairGrain = 4;
    private readonly DotPath _stairs; // only for keeping words off the line
    private readonly List<TextMark> _labels = [];
    private readonly List<Leader> _leaders = [];

    private PanelPlan(Panel panel)
    {
        Panel = panel;
        Cloud = new DotPath(panel.Frame, CloudGrain);
        Acceptable = new DotPath(panel.Frame, 1);
        Unacceptable = new DotPath(panel.Frame, 1);
        _stairs = new DotPath(panel.Frame, StairGrain);
    }

    public Panel Panel { get; }

    public DotPath Cloud { get; }

    public DotPath Acceptable { get; }

    public DotPath Unacceptable { get; }

    /// <summary>The edge between what can be had and what cannot; for two parties only.</summary>
    public string? Staircase { get; private set; }

    public double? FloorX { get; private init; }

    public double? FloorY { get; private init; }

    public required IReadOnlyList<SolutionSpot> Spots { get; init; }

    public IReadOnlyList<TextMark> Labels => _labels;

    public IReadOnlyList<Leader> Leaders => _leaders;

    /// <param name="panel">The pair of parties.</param>
    /// <param name="report">What to draw.</param>
    /// <param name="cloud">The packages behind it.</param>
    /// <param name="taken">Words that are already there.</param>
    public static PanelPlan Of(Panel panel, SettlementReport report, PackageCloud cloud, IReadOnlyList<TextMark> taken)
    {
        var plan = new PanelPlan(panel)
        {
            Spots = [.. SolutionMark.Group(report.Solutions).Select(mark => SpotOf(mark, panel))],
            FloorX = report.Parties[panel.Across].WalkAway,
            FloorY = panel.IsStrip ? null : report.Parties[panel.Up].WalkAway,
        };
        plan.Scatter(report, cloud);
        plan.PlaceLabels(taken, letters: report.Parties.Length > 2);
        return plan;
    }

    private static SolutionSpot SpotOf(SolutionMark mark, Panel panel)
    {
        var (x, y) = panel.Pixel(mark.Utilities);
        return new SolutionSpot(mark, x, y, panel.IsSmall ? 0.75 : 1);
    }

    private void Scatter(SettlementReport report, PackageCloud cloud)
    {
        foreach (var utilities in cloud.Utilities)
        {
            var (x, y) = Panel.Pixel(utilities);
            Cloud.Add(x, y);
        }

        if (report.Frontier is not { } frontier) return;
        foreach (var point in frontier.Points)
        {
            var (x, y) = Panel.Pixel(point.At.Utilities);
            (point.Acceptable ? Acceptable : Unacceptable).Add(x, y);
        }

        if (report.Parties.Length == 2) Staircase = StaircaseOf(frontier.Points);
    }

    private string? StaircaseOf(IReadOnlyList<FrontierPoint> points)
    {
        if (points.Count < 2) return null;

        var path = new StringBuilder();
        var (lastX, lastY) = Panel.Pixel(points[0].At.Utilities);
        path.Append(CultureInfo.InvariantCulture, $"M{lastX:0.#} {lastY:0.#}");
        for (var i = 1; i < points.Count; i++)
        {
            var (x, y) = Panel.Pixel(points[i].At.Utilities);
            if (Math.Abs(x - lastX) + Math.Abs(y - lastY) < 0.4) continue; // steps too small to be seen would only swell the file
            path.Append(CultureInfo.InvariantCulture, $"H{x:0.#}V{y:0.#}");
            for (var at = x; at < lastX; at += StairGrain) _stairs.Add(at, lastY);
            for (var at = y; at < lastY; at += StairGrain) _stairs.Add(x, at);
            (lastX, lastY) = (x, y);
        }

        return path.ToString();
    }

    private int CrowdIn(Box box)
    {
        var onFloor = (FloorX is { } across && box.Contains(Panel.PixelX(across), box.Y)) || (FloorY is { } up && box.Contains(box.X, Panel.PixelY(up)));
        return (8 * (Acceptable.CountIn(box) + Unacceptable.CountIn(box))) + _stairs.CountIn(box) + (Cloud.CountIn(box) / 12) + (onFloor ? 12 : 0);
    }

    private void PlaceLabels(IReadOnlyList<TextMark> taken, bool letters)
    {
        var placement = new LabelPlacement(Panel.Frame, CrowdIn);
        foreach (var text in taken) placement.Reserve(text.Box.Grow(2));
        foreach (var spot in Spots) placement.Reserve(spot.Box);

        foreach (var spot in Spots)
        {
            var words = letters ? spot.Mark.Letters : spot.Mark.Words;
            if (placement.Beside(spot.X, spot.Y, spot.Reach, words, TextRole.Solution) is not { } label) continue;
            _labels.Add(label);
            if (LabelPlacement.LeaderTo(label.Box, spot.X, spot.Y, spot.Reach) is not { } leader) continue;
            _leaders.Add(leader);
            placement.Reserve(leader);
        }
    }
}
