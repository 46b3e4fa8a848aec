using System.Globalization;
using GoodOffices.Analysis.Settlement.Solutions;
using GoodOffices.Casework.Advice;

namespace GoodOffices.Casework.Landscape;

/// <summary>The colours of the picture on one kind of paper.</summary>
/// <remarks>The hues of the four rules follow Okabe and Ito (2008), which colour-blind readers tell apart, and are darkened or lightened until each
/// stands out from its paper by at least 3 : 1, as WCAG 2.2 asks of graphics. Nothing is told by colour alone. The last four serve pages: edges of what can be
/// pressed, a soft ground, and the bar that says for whom a page is.</remarks>
internal sealed record Palette(
    string Paper, string Ink, string FaintInk, string Grid, string Cloud, string Frontier, string Unacceptable, string WalkAway,
    string Nash, string KalaiSmorodinsky, string Egalitarian, string Utilitarian,
    string Edge, string Soft, string Alone, string AloneInk)
{
    public static Palette Light { get; } = new(
        "#ffffff", "#1b1f24", "#555d66", "#e4e7eb", "#9aa4af", "#1b1f24", "#f1e9e4", "#7a4a2b",
        "#0072b2", "#c24d00", "#00805f", "#9c4483",
        "#868f99", "#f4f1ee", "#5f2a12", "#ffffff");

    public static Palette Dark { get; } = new(
        "#14181d", "#eef1f4", "#aab3bd", "#2a313a", "#667180", "#eef1f4", "#2b221d", "#d9a37c",
        "#56b4e9", "#f0a53a", "#2fc79a", "#ea9bcb",
        "#727d89", "#221f1e", "#e9b48f", "#231509");

    public string Of(SolutionConcept concept) => concept switch
    {
        SolutionConcept.Nash => Nash,
        SolutionConcept.KalaiSmorodinsky => KalaiSmorodinsky,
        SolutionConcept.Egalitarian => Egalitarian,
        _ => Utilitarian,
    };

    /// <summary>How far two colours stand apart, from 1 (the same) to 21 (black on white).</summary>
    /// <remarks>WCAG 2.2, relative luminance.</remarks>
    public static double Contrast(string one, string other)
    {
        var (a, b) = (Luminance(one), Luminance(other));
        return (Math.Max(a, b) + 0.05) / (Math.Min(a, b) + 0.05);
    }

    /// <summary>The style rules of this palette.</summary>
    public string Css() => string.Concat(
        $".paper{{fill:{Paper}}}.ink{{fill:{Ink}}}.faint{{fill:{FaintInk}}}.halo{{stroke:{Paper}}}",
        $".grid{{stroke:{Grid}}}.frame{{stroke:{FaintInk}}}.cloud{{stroke:{Cloud}}}.frontier{{stroke:{Frontier}}}.hollow{{stroke:{Paper}}}",
        $".no{{fill:{Unacceptable}}}.floor{{stroke:{WalkAway}}}.floor-ink{{fill:{WalkAway}}}.lead{{stroke:{FaintInk}}}",
        $".nash{{fill:{Nash}}}.ks{{stroke:{KalaiSmorodinsky}}}.egal{{stroke:{Egalitarian}}}.util{{stroke:{Utilitarian}}}");

    private static double Luminance(string colour)
    {
        var rgb = int.Parse(colour.AsSpan(1), NumberStyles.HexNumber, CultureInfo.InvariantCulture);
        return (0.2126 * Linear(rgb >> 16)) + (0.7152 * Linear((rgb >> 8) & 255)) + (0.0722 * Linear(rgb & 255));
    }

    private static double Linear(int channel)
    {
        var share = channel / 255.0;
        return share <= 0.04045 ? share / 12.92 : Math.Pow((share + 0.055) / 1.055, 2.4);
    }
}
