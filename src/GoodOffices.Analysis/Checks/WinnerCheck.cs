using System.Collections.Immutable;
using System.Numerics;
using GoodOffices.Analysis.Division;

namespace GoodOffices.Analysis.Checks;

/// <summary>Checks a division against the points given: what it is worth, that both get equally much, and that exchanging shares at any rate cannot help both.</summary>
public static class WinnerCheck
{
    /// <summary>Passes in silence.</summary>
    /// <exception cref="CheckFailedException">Something does not hold.</exception>
    public static void Run(ImmutableArray<BigInteger> first, ImmutableArray<BigInteger> second, WinnerDivision division)
    {
        ArgumentNullException.ThrowIfNull(division);
        Require(division.FirstGets.Length == first.Length, "A division leaves an issue out.");
        Require(division.FirstGets.All(share => share.Denominator.Sign > 0 && share.Numerator.Sign >= 0 && share.Numerator <= share.Denominator), "A share lies outside 0 to 1.");
        Require(division.FirstGets.Count(share => !share.Numerator.IsZero && share.Numerator != share.Denominator) <= 1, "More than one issue is shared.");
        Require(IsWorth(first, [.. division.FirstGets], division.First), "The first party's points are not what is claimed.");
        Require(IsWorth(second, [.. division.FirstGets.Select(share => new ExactShare(share.Denominator - share.Numerator, share.Denominator))], division.Second), "The second party's points are not what is claimed.");
        Require(division.First.Numerator * division.Second.Denominator == division.Second.Numerator * division.First.Denominator, "The parties do not get equally many points.");
        for (var i = 0; i < first.Length; i++)
            for (var j = 0; j < first.Length; j++)
                if (!division.FirstGets[i].Numerator.IsZero && division.FirstGets[j].Numerator != division.FirstGets[j].Denominator)
                    Require(first[i] * second[j] >= first[j] * second[i], "Both would gain by exchanging parts of two issues.");
    }

    private static bool IsWorth(ImmutableArray<BigInteger> points, ImmutableArray<ExactShare> shares, ExactShare claimed)
    {
        var (numerator, denominator) = (BigInteger.Zero, BigInteger.One);
        for (var i = 0; i < points.Length; i++)
            (numerator, denominator) = ((numerator * shares[i].Denominator) + (points[i] * shares[i].Numerator * denominator), denominator * shares[i].Denominator);
        denominator *= points.Aggregate(BigInteger.Add);
        return numerator * 100 * claimed.Denominator == claimed.Numerator * denominator;
    }

    private static void Require(bool holds, string claim)
    {
        if (!holds) throw new CheckFailedException(claim);
    }
}
