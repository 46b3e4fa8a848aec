using System.Numerics;

namespace GoodOffices.Analysis.Settlement;

/// <summary>An exact fraction; the denominator is above 0.</summary>
internal readonly struct Ratio : IComparable<Ratio>
{
    private readonly BigInteger _denominator; // zero in default(Ratio), which must still be the number 0

    public Ratio(BigInteger numerator, BigInteger denominator)
    {
        var divisor = BigInteger.GreatestCommonDivisor(numerator, denominator);
        if (denominator.Sign < 0) divisor = -divisor;
        (Numerator, _denominator) = divisor.IsOne ? (numerator, denominator) : (numerator / divisor, denominator / divisor);
    }

    public BigInteger Numerator { get; }

    public BigInteger Denominator => _denominator.IsZero ? BigInteger.One : _denominator;

    public int Sign => Numerator.Sign;

    public double ToDouble() => Fraction.ToDouble(Numerator, Denominator);

    public static implicit operator Ratio(BigInteger whole) => new(whole, BigInteger.One);

    public static implicit operator Ratio(Int128 whole) => new(whole, BigInteger.One);

    public static implicit operator Ratio(int whole) => new(whole, BigInteger.One);

    public static Ratio operator +(Ratio a, Ratio b) => new((a.Numerator * b.Denominator) + (b.Numerator * a.Denominator), a.Denominator * b.Denominator);

    public static Ratio operator -(Ratio a, Ratio b) => new((a.Numerator * b.Denominator) - (b.Numerator * a.Denominator), a.Denominator * b.Denominator);

    public static Ratio operator *(Ratio a, Ratio b) => new(a.Numerator * b.Numerator, a.Denominator * b.Denominator);

    public static Ratio operator /(Ratio a, Ratio b) => new(a.Numerator * b.Denominator, a.Denominator * b.Numerator);

    public static Ratio operator -(Ratio a) => new(-a.Numerator, a.Denominator);

    public static Ratio Half(Ratio a, Ratio b) => (a + b) / 2;

    public int CompareTo(Ratio other) => (Numerator * other.Denominator).CompareTo(other.Numerator * Denominator);
}
