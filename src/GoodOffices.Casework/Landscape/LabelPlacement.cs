namespace GoodOffices.Casework.Landscape;

/// <summary>A thin line from a mark to its words.</summary>
internal readonly record struct Leader(double X1, double Y1, double X2, double Y2)
{
    /// <summary>Small boxes along the line.</summary>
    public IEnumerable<Box> Steps()
    {
        var steps = (int)Math.Ceiling((Math.Abs(X2 - X1) + Math.Abs(Y2 - Y1)) / 4);
        for (var i = 0; i <= steps; i++)
            yield return Box.Around(X1 + ((X2 - X1) * i / Math.Max(1, steps)), Y1 + ((Y2 - Y1) * i / Math.Max(1, steps)), 1);
    }
}

/// <summary>Finds room for the words beside a mark.</summary>
/// <param name="room">Words never leave it.</param>
/// <param name="crowd">How much of what is drawn lies under a box; fewer is better, none is not needed.</param>
internal sealed class LabelPlacement(Box room, Func<Box, int> crowd)
{
    private readonly List<Box> _taken = [];

    /// <summary>Keeps words away from a place.</summary>
    public void Reserve(Box box) => _taken.Add(box);

    /// <summary>Keeps words off a line.</summary>
    public void Reserve(Leader leader) => _taken.AddRange(leader.Steps());

    /// <summary>The best free place for words beside a point, near rather than far; null where there is none.</summary>
    public TextMark? Beside(double x, double y, double reach, string words, TextRole role)
    {
        TextMark? best = null;
        var least = double.PositiveInfinity;
        for (var ring = 0; ring < 14; ring++)
        {
            for (var turn = 0; turn < 16; turn++)
            {
                var label = MoveInside(At(x, y, reach + 5 + (ring * 14), turn * Math.PI / 8, words, role));
                var box = label.Box.Grow(2);
                if (!room.Contains(box) || _taken.Exists(box.Overlaps)) continue;
                var cost = (ring * 6) + Math.Min(crowd(box), 60) + Crossings(label, x, y, reach);
                if (cost < least) (best, least) = (label, cost);
            }
        }

        if (best is not null) Reserve(best.Box.Grow(2));
        return best;
    }

    /// <summary>The line to words that could not stand close by; null where they do.</summary>
    public static Leader? LeaderTo(Box words, double x, double y, double reach)
    {
        var (dx, dy) = (Math.Clamp(x, words.X, words.Right) - x, Math.Clamp(y, words.Y, words.Bottom) - y);
        var distance = Math.Sqrt((dx * dx) + (dy * dy));
        return distance < reach + 10 ? null : new Leader(x + (dx / distance * reach), y + (dy / distance * reach), x + dx, y + dy);
    }

    /// <summary>Long words near the edge are moved sideways rather than far away.</summary>
    private TextMark MoveInside(TextMark label)
    {
        var box = label.Box.Grow(3);
        var shift = box.Right > room.Right ? room.Right - box.Right : box.X < room.X ? room.X - box.X : 0;
        return label with { X = label.X + shift };
    }

    /// <summary>A line through another mark or word misleads, so it costs much.</summary>
    private int Crossings(TextMark label, double x, double y, double reach) => LeaderTo(label.Box, x, y, reach) is { } leader
        && leader.Steps().Any(step => _taken.Exists(box => box.Overlaps(step) && !box.Contains(x, y))) ? 60 : 0;

    private static TextMark At(double x, double y, double distance, double angle, string words, TextRole role)
    {
        var (cos, sin) = (Math.Cos(angle), Math.Sin(angle));
        var anchor = cos > 0.3 ? Anchor.Start : cos < -0.3 ? Anchor.End : Anchor.Middle;
        var size = TextMark.SizeOf(role);
        return new TextMark(words, x + (distance * cos), y - (distance * sin) + (size * (0.36 - (0.45 * sin))), role, anchor);
    }
}
