using System.Numerics;

namespace GoodOffices.Analysis.Settlement.HalfKnown;

/// <summary>Values for one party, drawn at random, that satisfy every statement exactly.</summary>
/// <param name="Coordinates">Exactly.</param>
/// <param name="Values">The numbers they amount to.</param>
internal sealed record Draw(Ratio[] Coordinates, PartyValues Values)
{
    private const int FirstGridBits = 24;
    private const int LastGridBits = 60;
    private const int MostTries = 50;

    /// <summary>Draws from the values that what is known allows; null where the polytope is too thin for every grid.</summary>
    public static Draw? From(HitAndRun walk, ValuePolytope polytope, PartyKnowledge party)
    {
        var walkAwayAt = party.WalkAway is { } w && w.Low < w.High ? (BigInteger)(walk.Draw() * (1 << FirstGridBits)) : BigInteger.Zero;
        for (var attempt = 0; attempt < MostTries; attempt++)
        {
            var place = walk.Next();
            for (var bits = FirstGridBits; bits <= LastGridBits; bits += 12)
            {
                var grid = Array.ConvertAll(place, n => new BigInteger(Math.ScaleB(n, bits)));
                if (Satisfies(polytope, grid, bits)) return new Draw([.. grid.Select(n => new Ratio(n, BigInteger.One << bits))], ValuesAt(polytope, party, grid, bits, walkAwayAt));
            }
        }

        return null;
    }

    /// <summary>The numbers at a point of the polytope; the walk-away at its lowest.</summary>
    public static PartyValues ValuesAt(ValuePolytope polytope, PartyKnowledge party, Ratio[] point)
    {
        var common = point.Aggregate(BigInteger.One, (product, n) => product / BigInteger.GreatestCommonDivisor(product, n.Denominator) * n.Denominator);
        return ValuesAt(polytope, party, Array.ConvertAll(point, n => n.Numerator * (common / n.Denominator)), common, BigInteger.Zero, BigInteger.One);
    }

    private static PartyValues ValuesAt(ValuePolytope polytope, PartyKnowledge party, BigInteger[] grid, int bits, BigInteger walkAwayAt)
    {
        var isDrawn = party.WalkAway is { } w && w.Low < w.High;
        return ValuesAt(polytope, party, grid, BigInteger.One << bits, isDrawn ? walkAwayAt : 0, isDrawn ? BigInteger.One << FirstGridBits : 1);
    }

    private static PartyValues ValuesAt(ValuePolytope polytope, PartyKnowledge party, BigInteger[] numerators, BigInteger one, BigInteger walkAwayAt, BigInteger walkAwayOne)
    {
        if (!(one % walkAwayOne).IsZero) (numerators, one) = ([.. numerators.Select(n => n * walkAwayOne)], one * walkAwayOne);
        var scale = polytope.Denominator / party.Denominator * one;
        var numbers = new PartyInput
        {
            Contributions = [.. polytope.Constants.Select((issue, i) => System.Collections.Immutable.ImmutableArray.CreateRange(issue.Select((constant, option) => Sum(constant * one, polytope.Factors[i][option], numerators))))],
            Denominator = polytope.Denominator * one,
            Combinations = [.. Differences.CombinationsOf(party).Select(combination => combination with { Value = combination.Value * scale })],
            WalkAway = party.WalkAway is { } w ? (w.Low * scale) + ((w.High - w.Low) * walkAwayAt * (scale / walkAwayOne)) : null,
        };
        return new PartyValues(numbers, [.. polytope.Weights.Select(weight => Sum(weight.Constant * one, weight.Factors, numerators))]);
    }

    private static BigInteger Sum(BigInteger constant, BigInteger[] factors, BigInteger[] numerators)
    {
        for (var j = 0; j < factors.Length; j++)
            if (!factors[j].IsZero) constant += factors[j] * numerators[j];
        return constant;
    }

    private static bool Satisfies(ValuePolytope polytope, BigInteger[] grid, int bits)
    {
        if (Array.Exists(grid, n => n.Sign < 0)) return false;
        foreach (var row in polytope.Rows)
            if (Sum(BigInteger.Zero, row.Factors, grid) > row.Limit << bits) return false;
        return true;
    }
}
