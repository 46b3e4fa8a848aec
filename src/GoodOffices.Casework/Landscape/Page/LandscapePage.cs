using System.Globalization;
using System.Net;
using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using GoodOffices.Casework.Advice;

namespace GoodOffices.Casework.Landscape.Page;

/// <summary>The landscape as one page that answers to mouse and keyboard, holds everything it needs, and can reach nothing outside itself.</summary>
/// <remarks>It shows private numbers of every party, and says on screen and on paper that it is for the mediator alone. Its policy lets no source run but its own
/// script and style, named by their hashes; names from the case reach it as text only.</remarks>
public static class LandscapePage
{
    private static readonly string[] Scripts = ["model", "plot", "cursor", "panel", "table", "main"];

    /// <summary>The page as HTML text.</summary>
    /// <param name="report">What was found.</param>
    /// <param name="cloud">The packages to scatter behind it; those without their options cannot be spelled out and are left aside.</param>
    public static string Write(SettlementReport report, PackageCloud cloud)
    {
        var style = ColoursOf(Palette.Light, isLight: true) + $"@media (prefers-color-scheme:dark){{{ColoursOf(Palette.Dark, isLight: false)}}}" + PrintColours() + Resource("page.css");
        var script = "(()=>{'use strict';\n" + string.Join('\n', Scripts.Select(name => Resource(name + ".js"))) + "\n})();";
        var policy = $"default-src 'none'; script-src '{HashOf(script)}'; style-src '{HashOf(style)}'; base-uri 'none'; form-action 'none'";
        var page = new StringBuilder();
        foreach (var (text, name) in Pieces(Resource("page.html")))
        {
            page.Append(text).Append(name switch
            {
                "policy" => policy,
                "title" => WebUtility.HtmlEncode(PlainText.Of(report.Case.Name)),
                "style" => style,
                "script" => script,
                "landscape" => LandscapeJson.Write(report, cloud),
                _ => "",
            });
        }

        return page.ToString();
    }

    private static string ColoursOf(Palette palette, bool isLight) => string.Create(CultureInfo.InvariantCulture,
        $":root{{color-scheme:{(isLight ? "light" : "dark")};--paper:{palette.Paper};--ink:{palette.Ink};--faint:{palette.FaintInk};--grid:{palette.Grid};--edge:{palette.Edge};--soft:{palette.Soft};--cloud:{palette.Cloud};--frontier:{palette.Frontier};--unacceptable:{palette.Unacceptable};--walk-away:{palette.WalkAway};--nash:{palette.Nash};--ks:{palette.KalaiSmorodinsky};--egal:{palette.Egalitarian};--util:{palette.Utilitarian};--alone:{palette.Alone};--alone-ink:{palette.AloneInk}}}");

    /// <summary>Paper is white whatever the screen is.</summary>
    private static string PrintColours() => $"@media print{{{ColoursOf(Palette.Light, isLight: true)}}}";

    private static string HashOf(string source) => "sha256-" + Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(source)));

    private static IEnumerable<(string Text, string? Name)> Pieces(string template)
    {
        var at = 0;
        while (template.IndexOf("{{", at, StringComparison.Ordinal) is >= 0 and var open)
        {
            var close = template.IndexOf("}}", open, StringComparison.Ordinal);
            yield return (template[at..open], template[(open + 2)..close]);
            at = close + 2;
        }

        yield return (template[at..], null);
    }

    private static string Resource(string name)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("landscape/" + name) ?? throw new InvalidOperationException($"The program lacks its part '{name}'.");
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }
}
