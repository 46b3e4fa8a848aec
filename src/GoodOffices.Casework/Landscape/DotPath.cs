using System.Globalization;
using System.Text;

namespace GoodOffices.Casework.Landscape;

/// <summary>Many dots as one path, at most one for each small square of the picture, so that a million packages do not make a large file.</summary>
/// <param name="frame">Dots outside are left out.</param>
/// <param name="grain">The side of the squares.</param>
internal sealed class DotPath(Box frame, double grain)
{
    private readonly SortedSet<(int Row, int Column)> _taken = [];

    public bool IsEmpty => _taken.Count == 0;

    public int Count => _taken.Count;

    public void Add(double x, double y)
    {
        if (!frame.Contains(x, y)) return;
        _taken.Add(((int)Math.Floor((y - frame.Y) / grain), (int)Math.Floor((x - frame.X) / grain)));
    }

    /// <summary>How many dots fall into a box.</summary>
    public int CountIn(Box box)
    {
        var (top, bottom) = ((int)Math.Floor((box.Y - frame.Y) / grain), (int)Math.Floor((box.Bottom - frame.Y) / grain));
        var (left, right) = ((int)Math.Floor((box.X - frame.X) / grain), (int)Math.Floor((box.Right - frame.X) / grain));
        var count = 0;
        for (var row = top; row <= bottom; row++) count += _taken.GetViewBetween((row, left), (row, right)).Count;
        return count;
    }

    /// <summary>The dots as sub-paths of no length: round line caps make them visible.</summary>
    public string ToPath()
    {
        var path = new StringBuilder();
        foreach (var (row, column) in _taken)
        {
            var (x, y) = (frame.X + ((column + 0.5) * grain), frame.Y + ((row + 0.5) * grain));
            path.Append(CultureInfo.InvariantCulture, $"M{x:0.#} {y:0.#}h0");
        }

        return path.ToString();
    }
}
