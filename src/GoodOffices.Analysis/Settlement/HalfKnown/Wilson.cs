namespace GoodOffices.Analysis.Settlement.HalfKnown;

/// <summary>The interval that at 95 % confidence holds a share of which so many draws out of so many are known.</summary>
/// <remarks>Source: Wilson, Probable inference, the law of succession, and statistical inference, JASA 22, 1927.</remarks>
internal static class Wilson
{
    private const double Z = 1.959963984540054;

    public static (double Low, double High) Interval(int hits, int draws)
    {
        if (draws == 0) return (0, 1);
        var share = (double)hits / draws;
        var middle = (share + (Z * Z / (2 * draws))) / (1 + (Z * Z / draws));
        var half = Z / (1 + (Z * Z / draws)) * Math.Sqrt((share * (1 - share) / draws) + (Z * Z / (4.0 * draws * draws)));
        return (hits == 0 ? 0 : Math.Max(0, middle - half), hits == draws ? 1 : Math.Min(1, middle + half));
    }
}
