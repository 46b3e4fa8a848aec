namespace GoodOffices.Analysis.Settlement.Steadiness;

/// <summary>A number that changes evenly as an input is moved: <paramref name="At0"/> + <paramref name="Slope"/> · s.</summary>
internal readonly record struct Line(Ratio At0, Ratio Slope)
{
    public Ratio At(Ratio s) => At0 + (Slope * s);

    public static Line operator -(Line a, Line b) => new(a.At0 - b.At0, a.Slope - b.Slope);

    public static Line operator *(Ratio factor, Line a) => new(factor * a.At0, factor * a.Slope);

    /// <summary>Where it is 0; null where it never is, or always.</summary>
    public Ratio? Root => Slope.Sign == 0 ? null : -At0 / Slope;

    /// <summary>Its sign just after a place.</summary>
    public int SignAfter(Ratio s) => At(s).Sign is var sign and not 0 ? sign : Slope.Sign;
}

/// <summary>The least, or the greatest, of several lines.</summary>
internal sealed class Envelope(IReadOnlyList<Line> lines, bool least)
{
    public static Envelope Of(Line line) => new([line], least: true);

    public IReadOnlyList<Line> Lines => lines;

    /// <summary>The line that counts just after a place.</summary>
    public Line After(Ratio s)
    {
        var best = lines[0];
        foreach (var line in lines)
            if ((line - best).SignAfter(s) * (least ? -1 : 1) > 0) best = line;
        return best;
    }

    /// <summary>Where another line takes over after a place; null where none does.</summary>
    public Ratio? NextTurn(Ratio s)
    {
        var (current, next) = (After(s), (Ratio?)null);
        foreach (var line in lines)
            if ((line - current).Root is { } root && root.CompareTo(s) > 0 && (next is not { } n || root.CompareTo(n) < 0)) next = root;
        return next;
    }
}
