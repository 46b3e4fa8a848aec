using System.Collections.Immutable;
using System.Numerics;

namespace GoodOffices.Analysis.Settlement;

/// <summary>One party's numbers as whole units that sums cannot overflow, and what a unit is worth.</summary>
/// <param name="Contributions">By issue, then option, in units.</param>
/// <param name="Combinations">Same order as the input's combination values, in units.</param>
/// <param name="WalkAway">The least number of units that is acceptable; null where everything is.</param>
/// <param name="UnitNumerator">A unit is worth numerator / denominator of the party's own scale.</param>
/// <param name="UnitDenominator">At least 1.</param>
/// <param name="IsExact">Whether units say the input exactly; otherwise they are a grid of 10^-15 of the party's range.</param>
/// <param name="FitsLong">Whether every sum fits 62 bits.</param>
internal sealed record UnitScale(
    Int128[][] Contributions, Int128[] Combinations, Int128? WalkAway, BigInteger UnitNumerator, BigInteger UnitDenominator, bool IsExact, bool FitsLong)
{
    private const int BitsOfLong = 62;
    private const int BitsOfInt128 = 126;
    private static readonly BigInteger GridLines = BigInteger.Pow(10, 15);

    public double ToUtility(Int128 units) => Fraction.ToDouble(units * UnitNumerator, UnitDenominator);

    public static UnitScale Of(PartyInput party)
    {
        var divisor = SharedDivisor(party);
        var total = Total(party) / divisor;
        return total.GetBitLength() <= BitsOfInt128
            ? Scaled(party, n => n / divisor, divisor, party.Denominator, isExact: true, total.GetBitLength() <= BitsOfLong)
            : OnGrid(party);
    }

    private static UnitScale OnGrid(PartyInput party)
    {
        // The range before red lines: where they narrow it the grid is only finer in relation to it than promised.
        var range = party.Contributions.Aggregate(BigInteger.Zero, (sum, issue) => sum + issue.Max() - issue.Min())
            + party.Combinations.Aggregate(BigInteger.Zero, (sum, c) => sum + BigInteger.Abs(c.Value));
        if (range.IsZero) range = BigInteger.One;
        BigInteger Nearest(BigInteger n) => FloorDivide((2 * n * GridLines) + range, 2 * range);
        var scaled = Scaled(party, Nearest, range, party.Denominator * GridLines, isExact: false, fitsLong: true);
        return scaled with { FitsLong = Total(party, Nearest).GetBitLength() <= BitsOfLong };
    }

    private static UnitScale Scaled(PartyInput party, Func<BigInteger, BigInteger> toUnits, BigInteger numerator, BigInteger denominator, bool isExact, bool fitsLong) => new(
        [.. party.Contributions.Select(issue => issue.Select(n => Narrow(toUnits(n))).ToArray())],
        [.. party.Combinations.Select(c => Narrow(toUnits(c.Value)))],
        party.WalkAway is { } w ? Narrow(toUnits(w)) : null, numerator, denominator, isExact, fitsLong);

    private static Int128 Narrow(BigInteger units) => units.GetBitLength() <= BitsOfInt128
        ? (Int128)units
        : throw new ArgumentException("A walk-away lies more than 10^20 ranges away from every package.", nameof(units));

    private static BigInteger SharedDivisor(PartyInput party)
    {
        var divisor = party.WalkAway ?? BigInteger.Zero;
        foreach (var n in party.Contributions.SelectMany(issue => issue).Concat(party.Combinations.Select(c => c.Value)))
            divisor = BigInteger.GreatestCommonDivisor(divisor, n);
        return divisor.IsZero ? BigInteger.One : BigInteger.Abs(divisor);
    }

    private static BigInteger Total(PartyInput party, Func<BigInteger, BigInteger>? map = null)
    {
        map ??= n => n;
        var total = party.Contributions.Aggregate(BigInteger.Zero, (sum, issue) => sum + issue.Max(n => BigInteger.Abs(map(n))));
        total += party.Combinations.Aggregate(BigInteger.Zero, (sum, c) => sum + BigInteger.Abs(map(c.Value)));
        return BigInteger.Max(total, BigInteger.Abs(map(party.WalkAway ?? BigInteger.Zero)));
    }

    private static BigInteger FloorDivide(BigInteger a, BigInteger b)
    {
        var quotient = BigInteger.DivRem(a, b, out var rest);
        return rest.Sign < 0 ? quotient - 1 : quotient;
    }
}
