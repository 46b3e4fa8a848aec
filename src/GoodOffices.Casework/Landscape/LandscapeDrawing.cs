using System.Globalization;
using GoodOffices.Casework.Advice;
using GoodOffices.Casework.Wording;

namespace GoodOffices.Casework.Landscape;

/// <summary>Draws what the settlement engine found: packages, frontier, walk-aways and solutions, one axis a party.</summary>
/// <remarks>The picture shows private numbers of every party: it belongs to whoever may see the report. One party gives a strip, two a
/// plane, more a matrix of pairs. It holds its own styles, light and dark, and asks nothing of the network.</remarks>
public static class LandscapeDrawing
{
    private const string Style =
        "text{font-family:Inter,'Segoe UI','Helvetica Neue','Noto Sans','DejaVu Sans',Arial,sans-serif}" +
        ".title,.name{font-weight:600}.halo{stroke-width:4;stroke-linejoin:round;paint-order:stroke}" +
        ".line{fill:none;stroke-width:1}.dots{fill:none;stroke-linecap:round}.stairs{fill:none;stroke-width:1.2;opacity:.55}" +
        ".floor{fill:none;stroke-width:1.6;stroke-dasharray:6 4}.shape{fill:none;stroke-width:2.4}.back{fill:none;stroke-width:6}";

    /// <summary>The picture as SVG text.</summary>
    /// <param name="report">What was found.</param>
    /// <param name="cloud">The packages to scatter behind it.</param>
    public static string Draw(SettlementReport report, PackageCloud cloud)
    {
        var plan = LandscapePlan.Of(report, cloud);
        var svg = new Svg();
        svg.Raw(string.Create(CultureInfo.InvariantCulture,
            $"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {plan.Page.Width:0.##} {plan.Page.Height:0.##}\" width=\"{plan.Page.Width:0.##}\" height=\"{plan.Page.Height:0.##}\" direction=\"ltr\" role=\"img\" aria-labelledby=\"landscape-title landscape-summary\">"));
        svg.Raw($"<title id=\"landscape-title\">{Svg.Escape(report.Case.Name)}</title>");
        svg.Raw($"<desc id=\"landscape-summary\">{Svg.Escape(Summary(report))}</desc>");
        svg.Raw($"<style>{Style}{Palette.Light.Css()}@media (prefers-color-scheme:dark){{{Palette.Dark.Css()}}}</style>");
        svg.Rect(plan.Page, "paper");
        foreach (var panel in plan.Panels) PanelDrawing.Draw(svg, panel);
        foreach (var line in plan.Legend) DrawLegendLine(svg, line);
        foreach (var text in plan.Texts) svg.Text(text, StylesOf(text.Role));
        return svg.Raw("</svg>").ToString();
    }

    internal static string StylesOf(TextRole role) => role switch
    {
        TextRole.Title => "ink title",
        TextRole.Solution => "ink name halo",
        TextRole.WalkAway => "floor-ink halo",
        TextRole.AxisTitle or TextRole.Legend => "ink",
        _ => "faint",
    };

    private static void DrawLegendLine(Svg svg, LegendLine line)
    {
        var (x, y) = line.Place;
        switch (line.Symbol)
        {
            case LegendSymbol.Package:
                svg.Dots(Dot(x, y), "cloud", 4);
                break;
            case LegendSymbol.Frontier:
                svg.Dots(Dot(x, y), "frontier", 6);
                break;
            case LegendSymbol.FrontierUnacceptable:
                svg.Dots(Dot(x, y), "frontier", 6);
                svg.Dots(Dot(x, y), "hollow", 3);
                break;
            case LegendSymbol.BelowWalkAway:
                svg.Rect(new Box(x - 12, y - 7, 24, 14), "no");
                svg.Line(x + 12, y - 7, x + 12, y + 7, "floor");
                break;
            case LegendSymbol.Solution:
                SolutionShape.Draw(svg, new SolutionSpot(line.Mark!, x, y));
                break;
        }

        svg.Text(line.Words, StylesOf(line.Words.Role));
    }

    private static string Dot(double x, double y) => string.Create(CultureInfo.InvariantCulture, $"M{x:0.#} {y:0.#}h0");

    private static string Summary(SettlementReport report)
    {
        var parties = string.Join(", ", report.Parties.Select(party => party.Party.Name));
        var solutions = SolutionMark.Group(report.Solutions).Select(mark =>
            $"{mark.Words}: {string.Join(", ", report.Parties.Select((party, i) => $"{party.Party.Name} {Numbers.Utility(mark.Utilities[i])}"))}.");
        var agreement = report.AgreementExists ? "Agreement is possible." : "No package is acceptable to every party.";
        return $"Landscape of agreements between {parties}. {agreement} {string.Join(" ", solutions)}".TrimEnd();
    }
}
