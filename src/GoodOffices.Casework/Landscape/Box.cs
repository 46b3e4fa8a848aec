namespace GoodOffices.Casework.Landscape;

/// <summary>A rectangle of the picture, in its own units; y grows downwards.</summary>
internal readonly record struct Box(double X, double Y, double Width, double Height)
{
    public double Right => X + Width;

    public double Bottom => Y + Height;

    public static Box Around(double x, double y, double reach) => new(x - reach, y - reach, 2 * reach, 2 * reach);

    public bool Overlaps(Box other) => X < other.Right && other.X < Right && Y < other.Bottom && other.Y < Bottom;

    public bool Contains(Box other) => X <= other.X && Y <= other.Y && Right >= other.Right && Bottom >= other.Bottom;

    public bool Contains(double x, double y) => x >= X && x <= Right && y >= Y && y <= Bottom;

    public Box Grow(double by) => new(X - by, Y - by, Width + (2 * by), Height + (2 * by));
}
