using System.Globalization;
using GoodOffices.Analysis.Settlement.Solutions;
using GoodOffices.Casework.Advice;

namespace GoodOffices.Casework.Landscape;

/// <summary>A shape for each rule: disc, diamond, square, ring. They nest where rules agree.</summary>
internal static class SolutionShape
{
    /// <summary>Paper behind the shapes, so that they stand out from what lies below.</summary>
    public static void DrawHalo(Svg svg, SolutionSpot spot)
    {
        foreach (var concept in spot.Mark.Concepts) DrawOutline(svg, concept, spot, "back halo");
    }

    public static void Draw(Svg svg, SolutionSpot spot)
    {
        foreach (var concept in spot.Mark.Concepts) DrawOutline(svg, concept, spot, StyleOf(concept));
        if (!spot.Mark.Concepts.Contains(SolutionConcept.Nash)) svg.Circle(spot.X, spot.Y, 1.8, "ink");
    }

    private static string StyleOf(SolutionConcept concept) => concept switch
    {
        SolutionConcept.Nash => "nash",
        SolutionConcept.KalaiSmorodinsky => "shape ks",
        SolutionConcept.Egalitarian => "shape egal",
        _ => "shape util",
    };

    private static void DrawOutline(Svg svg, SolutionConcept concept, SolutionSpot spot, string styles)
    {
        var (x, y, reach) = (spot.X, spot.Y, SolutionMark.ReachOf(concept) * spot.Scale);
        switch (concept)
        {
            case SolutionConcept.Nash:
                svg.Circle(x, y, reach + 1, styles);
                break;
            case SolutionConcept.KalaiSmorodinsky:
                svg.Path(string.Create(CultureInfo.InvariantCulture, $"M{x:0.##} {y - reach:0.##}l{reach:0.##} {reach:0.##} -{reach:0.##} {reach:0.##} -{reach:0.##} -{reach:0.##}z"), styles);
                break;
            case SolutionConcept.Utilitarian:
                svg.Rect(Box.Around(x, y, reach), styles);
                break;
            default:
                svg.Circle(x, y, reach - 1.2, styles);
                break;
        }
    }
}
