using System.Globalization;
using System.Numerics;

namespace GoodOffices.Core.Numbers;

/// <summary>An exact fraction in lowest terms; its denominator is positive. Weights, values and walk-aways are kept like this.</summary>
/// <remarks>Sums and products never round. Two fractions are equal exactly when they are the same number.</remarks>
public readonly struct Rational : IEquatable<Rational>, IComparable<Rational>
{
    private readonly BigInteger _denominator; // zero in default(Rational), which must still be the number 0

    private Rational(BigInteger numerator, BigInteger denominator)
    {
        var divisor = BigInteger.GreatestCommonDivisor(numerator, denominator);
        if (denominator.Sign < 0) divisor = -divisor;
        (Numerator, _denominator) = divisor.IsOne ? (numerator, denominator) : (numerator / divisor, denominator / divisor);
    }

    /// <summary>The number 0.</summary>
    public static Rational Zero => default;

    /// <summary>The number 1.</summary>
    public static Rational One { get; } = new(BigInteger.One, BigInteger.One);

    /// <summary>The numerator, in lowest terms; it carries the sign.</summary>
    public BigInteger Numerator { get; }

    /// <summary>The denominator, in lowest terms; at least 1.</summary>
    public BigInteger Denominator => _denominator.IsZero ? BigInteger.One : _denominator;

    /// <summary>-1, 0 or 1.</summary>
    public int Sign => Numerator.Sign;

    /// <summary>The fraction <paramref name="numerator"/> / <paramref name="denominator"/>.</summary>
    /// <exception cref="DivideByZeroException">The denominator is 0.</exception>
    public static Rational Of(BigInteger numerator, BigInteger denominator) =>
        denominator.IsZero ? throw new DivideByZeroException("A fraction needs a denominator other than 0.") : new(numerator, denominator);

    /// <summary>A whole number.</summary>
    public static Rational Of(BigInteger whole) => new(whole, BigInteger.One);

    /// <summary>The sum.</summary>
    public static Rational operator +(Rational a, Rational b) => new((a.Numerator * b.Denominator) + (b.Numerator * a.Denominator), a.Denominator * b.Denominator);

    /// <summary>The difference.</summary>
    public static Rational operator -(Rational a, Rational b) => new((a.Numerator * b.Denominator) - (b.Numerator * a.Denominator), a.Denominator * b.Denominator);

    /// <summary>The product.</summary>
    public static Rational operator *(Rational a, Rational b) => new(a.Numerator * b.Numerator, a.Denominator * b.Denominator);

    /// <summary>The quotient.</summary>
    /// <exception cref="DivideByZeroException"><paramref name="b"/> is 0.</exception>
    public static Rational operator /(Rational a, Rational b) => Of(a.Numerator * b.Denominator, a.Denominator * b.Numerator);

    /// <summary>The number with the other sign.</summary>
    public static Rational operator -(Rational a) => new(-a.Numerator, a.Denominator);

    /// <summary>Exact equality.</summary>
    public static bool operator ==(Rational a, Rational b) => a.Equals(b);

    /// <summary>Exact inequality.</summary>
    public static bool operator !=(Rational a, Rational b) => !a.Equals(b);

    /// <summary>Exact order.</summary>
    public static bool operator <(Rational a, Rational b) => a.CompareTo(b) < 0;

    /// <summary>Exact order.</summary>
    public static bool operator >(Rational a, Rational b) => a.CompareTo(b) > 0;

    /// <summary>Exact order.</summary>
    public static bool operator <=(Rational a, Rational b) => a.CompareTo(b) <= 0;

    /// <summary>Exact order.</summary>
    public static bool operator >=(Rational a, Rational b) => a.CompareTo(b) >= 0;

    /// <inheritdoc/>
    public int CompareTo(Rational other) => (Numerator * other.Denominator).CompareTo(other.Numerator * Denominator);

    /// <inheritdoc/>
    public bool Equals(Rational other) => Numerator == other.Numerator && Denominator == other.Denominator;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is Rational other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Numerator, Denominator);

    /// <summary>The nearest double, for display only.</summary>
    public double ToDouble()
    {
        if (Numerator.IsZero) return 0;
        // 62 quotient bits, the last of them raised where anything was left over, so that the cast rounds once and to the nearest.
        var shift = 62 - (int)(BigInteger.Abs(Numerator).GetBitLength() - Denominator.GetBitLength());
        var (quotient, rest) = BigInteger.DivRem(BigInteger.Abs(Numerator) << Math.Max(0, shift), Denominator << Math.Max(0, -shift));
        var nearest = Math.ScaleB((double)((ulong)quotient | (rest.IsZero ? 0UL : 1UL)), -shift);
        return Sign < 0 ? -nearest : nearest;
    }

    /// <summary>A decimal where one of at most 40 digits says it exactly, else the fraction: <c>0.25</c>, <c>1/3</c>.</summary>
    public override string ToString()
    {
        var (rest, places) = (Denominator, 0);
        while (places < 40 && !rest.IsOne)
        {
            var shared = BigInteger.GreatestCommonDivisor(rest, 10);
            if (shared.IsOne) return string.Create(CultureInfo.InvariantCulture, $"{Numerator}/{Denominator}");
            rest /= shared;
            places++;
        }

        if (!rest.IsOne) return string.Create(CultureInfo.InvariantCulture, $"{Numerator}/{Denominator}");
        var digits = (BigInteger.Abs(Numerator) * BigInteger.Pow(10, places) / Denominator).ToString(CultureInfo.InvariantCulture).PadLeft(places + 1, '0');
        var text = places == 0 ? digits : $"{digits[..^places]}.{digits[^places..]}";
        return Sign < 0 ? "-" + text : text;
    }
}
