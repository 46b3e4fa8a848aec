namespace GoodOffices.Casework.Landscape;

/// <summary>Draws one panel, from the paper up: shade, grid, packages, frontier, solutions, words.</summary>
internal static class PanelDrawing
{
    private const int FewDots = 400;
    private const int ManyDots = 6000; // beyond, dots touch: a regular grid of gaps would be read as a pattern

    public static void Draw(Svg svg, PanelPlan plan)
    {
        var panel = plan.Panel;
        DrawUnacceptable(svg, plan);
        foreach (var x in Surround.GridAcross(panel)) svg.Line(x, panel.Frame.Y, x, panel.Frame.Bottom, "line grid");
        foreach (var y in Surround.GridUp(panel)) svg.Line(panel.Frame.X, y, panel.Frame.Right, y, "line grid");
        svg.Rect(panel.Frame, "line frame");
        DrawDots(svg, plan.Cloud, "cloud", plan.Cloud.Count > ManyDots ? 3 : plan.Cloud.Count > FewDots || plan.Panel.IsSmall ? 2.4 : 4);
        DrawFloors(svg, plan);
        if (plan.Staircase is { } stairs) svg.Path(stairs, "stairs frontier");

        var width = FrontierDot(plan.Acceptable.Count + plan.Unacceptable.Count, plan.Panel.IsSmall);
        DrawDots(svg, plan.Unacceptable, "frontier", width);
        DrawDots(svg, plan.Unacceptable, "hollow", width / 2);
        DrawDots(svg, plan.Acceptable, "frontier", width);
        foreach (var spot in plan.Spots) SolutionShape.DrawHalo(svg, spot); // all halos first: none may cut a neighbour's shape
        foreach (var spot in plan.Spots) SolutionShape.Draw(svg, spot);
        foreach (var (x1, y1, x2, y2) in plan.Leaders) svg.Line(x1, y1, x2, y2, "line lead");
        foreach (var label in plan.Labels) svg.Text(label, LandscapeDrawing.StylesOf(label.Role));
    }

    /// <summary>The more dots, the smaller: a large frontier must not become one black patch.</summary>
    private static double FrontierDot(int count, bool isSmall) =>
        count > ManyDots / 3 ? isSmall ? 1.2 : 2 : count > FewDots ? isSmall ? 2.2 : 3.2 : isSmall ? 4.4 : 6;

    private static void DrawUnacceptable(Svg svg, PanelPlan plan)
    {
        var frame = plan.Panel.Frame;
        if (plan.FloorX is { } across)
        {
            var edge = Math.Clamp(plan.Panel.PixelX(across), frame.X, frame.Right);
            if (edge > frame.X) svg.Rect(frame with { Width = edge - frame.X }, "no");
        }

        if (plan.FloorY is { } up)
        {
            var edge = Math.Clamp(plan.Panel.PixelY(up), frame.Y, frame.Bottom);
            if (edge < frame.Bottom) svg.Rect(frame with { Y = edge, Height = frame.Bottom - edge }, "no");
        }
    }

    private static void DrawFloors(Svg svg, PanelPlan plan)
    {
        var (panel, frame) = (plan.Panel, plan.Panel.Frame);
        if (plan.FloorX is { } across && panel.X.Holds(across)) svg.Line(panel.PixelX(across), frame.Y, panel.PixelX(across), frame.Bottom, "floor");
        if (plan.FloorY is { } up && panel.Y.Holds(up)) svg.Line(frame.X, panel.PixelY(up), frame.Right, panel.PixelY(up), "floor");
    }

    private static void DrawDots(Svg svg, DotPath dots, string style, double width)
    {
        if (!dots.IsEmpty) svg.Dots(dots.ToPath(), style, width);
    }
}
