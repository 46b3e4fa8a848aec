using System.Globalization;
using System.Text;

namespace GoodOffices.Casework.Landscape;

/// <summary>Writes SVG text: every word escaped, every number short and free of the machine's language.</summary>
internal sealed class Svg
{
    private readonly StringBuilder _text = new();

    public Svg Raw(string markup)
    {
        _text.Append(markup).Append('\n');
        return this;
    }

    public Svg Rect(Box box, string styles, string more = "") =>
        Raw(string.Create(CultureInfo.InvariantCulture, $"<rect class=\"{styles}\" x=\"{box.X:0.##}\" y=\"{box.Y:0.##}\" width=\"{box.Width:0.##}\" height=\"{box.Height:0.##}\"{more}/>"));

    public Svg Line(double x1, double y1, double x2, double y2, string styles) =>
        Raw(string.Create(CultureInfo.InvariantCulture, $"<path class=\"{styles}\" d=\"M{x1:0.##} {y1:0.##}L{x2:0.##} {y2:0.##}\"/>"));

    public Svg Path(string steps, string styles) => Raw($"<path class=\"{styles}\" d=\"{steps}\"/>");

    public Svg Dots(string steps, string styles, double across) =>
        Raw(string.Create(CultureInfo.InvariantCulture, $"<path class=\"dots {styles}\" stroke-width=\"{across:0.#}\" d=\"{steps}\"/>"));

    public Svg Circle(double x, double y, double radius, string styles) =>
        Raw(string.Create(CultureInfo.InvariantCulture, $"<circle class=\"{styles}\" cx=\"{x:0.##}\" cy=\"{y:0.##}\" r=\"{radius:0.##}\"/>"));

    public Svg Text(TextMark mark, string styles)
    {
        var anchor = mark.Anchor switch { Anchor.Start => "start", Anchor.Middle => "middle", _ => "end" };
        var turn = mark.Rises ? string.Create(CultureInfo.InvariantCulture, $" transform=\"rotate(-90 {mark.X:0.##} {mark.Y:0.##})\"") : "";
        return Raw(string.Create(CultureInfo.InvariantCulture,
            $"<text class=\"{styles}\" x=\"{mark.X:0.##}\" y=\"{mark.Y:0.##}\" font-size=\"{mark.Size:0.##}\" text-anchor=\"{anchor}\"{turn}>{Escape(mark.Words)}</text>"));
    }

    public override string ToString() => _text.ToString();

    /// <summary>Makes any text harmless inside XML, and drops what XML cannot carry at all.</summary>
    public static string Escape(string text)
    {
        var safe = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes()) // a lone surrogate comes out as U+FFFD
        {
            _ = rune.Value switch
            {
                '<' => safe.Append("&lt;"),
                '>' => safe.Append("&gt;"),
                '&' => safe.Append("&amp;"),
                '"' => safe.Append("&quot;"),
                < ' ' or (>= 0x7F and < 0xA0) or 0xFFFE or 0xFFFF => safe.Append(' '),
                _ => safe.Append(rune),
            };
        }

        return safe.ToString();
    }
}
