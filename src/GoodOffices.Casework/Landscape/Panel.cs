namespace GoodOffices.Casework.Landscape;

/// <summary>One pair of parties, drawn against each other.</summary>
/// <param name="Across">The party along the bottom, by position.</param>
/// <param name="Up">The party along the side, by position; the same as <paramref name="Across"/> in a strip for one party.</param>
/// <param name="X">Her scale.</param>
/// <param name="Y">The other's scale.</param>
/// <param name="Frame">Where it is drawn.</param>
internal sealed record Panel(int Across, int Up, Axis X, Axis Y, Box Frame)
{
    public bool IsStrip => Across == Up;

    /// <summary>Whether everything in it must be drawn smaller.</summary>
    public bool IsSmall => Frame.Width < 300;

    public double PixelX(double utility) => Frame.X + (X.Place(utility) * Frame.Width);

    /// <summary>Higher is better; in a strip everything lies on the middle line.</summary>
    public double PixelY(double utility) => IsStrip ? Frame.Y + (Frame.Height / 2) : Frame.Bottom - (Y.Place(utility) * Frame.Height);

    public (double X, double Y) Pixel(IReadOnlyList<double> utilities) => (PixelX(utilities[Across]), PixelY(utilities[Up]));
}
