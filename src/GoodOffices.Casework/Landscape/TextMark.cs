namespace GoodOffices.Casework.Landscape;

/// <summary>From which end a text is written.</summary>
internal enum Anchor
{
    Start,
    Middle,
    End,
}

/// <summary>What a text is for; its look follows from it.</summary>
internal enum TextRole
{
    Title,
    Subtitle,
    AxisTitle,
    Tick,
    WalkAway,
    Solution,
    Legend,
    LegendDetail,
    Footnote,
}

/// <summary>A line of text in the picture.</summary>
/// <param name="Words">What is written.</param>
/// <param name="X">Where it is anchored.</param>
/// <param name="Y">Its base line.</param>
/// <param name="Role">What it is for.</param>
/// <param name="Anchor">From which end it is written.</param>
/// <param name="Rises">Whether it is written from bottom to top.</param>
internal sealed record TextMark(string Words, double X, double Y, TextRole Role, Anchor Anchor = Anchor.Start, bool Rises = false)
{
    public double Size => SizeOf(Role);

    /// <summary>The room it takes.</summary>
    public Box Box
    {
        get
        {
            var width = Lettering.Width(Words, Size);
            var before = Anchor switch { Anchor.Start => 0, Anchor.Middle => width / 2, _ => width };
            return Rises
                ? new Box(X - Size, Y - width + before, Size * 1.25, width)
                : new Box(X - before, Y - Size, width, Size * 1.25);
        }
    }

    public static double SizeOf(TextRole role) => role switch
    {
        TextRole.Title => 20,
        TextRole.Subtitle or TextRole.AxisTitle or TextRole.Solution or TextRole.Legend => 13,
        TextRole.WalkAway or TextRole.LegendDetail or TextRole.Footnote => 11.5,
        _ => 11,
    };
}
