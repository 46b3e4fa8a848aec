using System.Numerics;

namespace GoodOffices.Analysis.Settlement.Steadiness;

/// <summary>An exact fraction; the denominator is above 0, and nothing is cancelled before it grows long.</summary>
internal readonly struct Ratio : IComparable<Ratio>
{
    private const long LongBits = 256;
    private readonly BigInteger _denominator; // 0 in default(Ratio), which must still be the number 0

    public Ratio(BigInteger numerator, BigInteger denominator)
    {
        if (denominator.Sign < 0) (numerator, denominator) = (-numerator, -denominator);
        if (denominator.GetBitLength() > LongBits && BigInteger.GreatestCommonDivisor(numerator, denominator) is { IsOne: false } shared) (numerator, denominator) = (numerator / shared, denominator / shared);
        (Numerator, _denominator) = (numerator, denominator);
    }

    public BigInteger Numerator { get; }

    public BigInteger Denominator => _denominator.IsZero ? BigInteger.One : _denominator;

    public int Sign => Numerator.Sign;

    public double Nearest => Fraction.ToDouble(Numerator, Denominator);

    public static implicit operator Ratio(BigInteger whole) => new(whole, BigInteger.One);

    public static implicit operator Ratio(Int128 whole) => new(whole, BigInteger.One);

    public static Ratio operator +(Ratio a, Ratio b) => new((a.Numerator * b.Denominator) + (b.Numerator * a.Denominator), a.Denominator * b.Denominator);

    public static Ratio operator -(Ratio a, Ratio b) => new((a.Numerator * b.Denominator) - (b.Numerator * a.Denominator), a.Denominator * b.Denominator);

    public static Ratio operator -(Ratio a) => new(-a.Numerator, a.Denominator);

    public static Ratio operator *(Ratio a, Ratio b) => new(a.Numerator * b.Numerator, a.Denominator * b.Denominator);

    public static Ratio operator /(Ratio a, Ratio b) => new(a.Numerator * b.Denominator, a.Denominator * b.Numerator);

    public int CompareTo(Ratio other) => (Numerator * other.Denominator).CompareTo(other.Numerator * Denominator);

    public static Ratio Half(Ratio a, Ratio b) => (a + b) / new BigInteger(2);
}

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
