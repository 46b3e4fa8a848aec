using System.Numerics;
using GoodOffices.Core.Numbers;

namespace GoodOffices.Analysis.Tests.HalfKnown;

/// <summary>A bounded polytope as the list of its corners, cut by one half-space after another. Slow, exact, and nothing of the engine's.</summary>
internal sealed class SlowPolytope
{
    private readonly List<(Rational[] Point, BigInteger Tight)> _corners; // which cuts so far each corner lies on
    private readonly int _cuts;

    private SlowPolytope(List<(Rational[], BigInteger)> corners, int cuts) => (_corners, _cuts) = (corners, cuts);

    public IEnumerable<Rational[]> Corners => _corners.Select(corner => corner.Point);

    public bool IsEmpty => _corners.Count == 0;

    /// <summary>Weights that sum to the total, and contributions between 0 and the weight: all weight on one issue, each option worth all or nothing.</summary>
    public static SlowPolytope OfWeights(int[] counts, Rational total)
    {
        var variables = counts.Length + counts.Sum();
        var corners = new List<Rational[]>();
        for (var issue = 0; issue < counts.Length; issue++)
        {
            for (var subset = 0; subset < 1 << counts[issue]; subset++)
            {
                var corner = new Rational[variables];
                corner[issue] = total;
                for (var option = 0; option < counts[issue]; option++)
                    if ((subset >> option & 1) != 0) corner[counts.Length + counts.Take(issue).Sum() + option] = total;
                corners.Add(corner);
            }
        }

        var walls = new List<Func<Rational[], Rational>>();
        for (var issue = 0; issue < counts.Length; issue++)
        {
            var (i, first) = (issue, counts.Length + counts.Take(issue).Sum());
            for (var option = 0; option < counts[issue]; option++)
            {
                var at = first + option;
                walls.Add(point => point[at]);
                walls.Add(point => point[i] - point[at]);
            }
        }

        var tight = corners.Select(corner => walls.Select((wall, w) => wall(corner).Sign == 0 ? BigInteger.One << w : 0).Aggregate(BigInteger.Zero, (a, b) => a | b));
        return new SlowPolytope([.. corners.Zip(tight)], walls.Count);
    }

    public static SlowPolytope OfPoint(Rational[] point) => new([(point, BigInteger.Zero)], 0);

    /// <summary>What is left where a function is at least 0, or exactly 0.</summary>
    public SlowPolytope Cut(Func<Rational[], Rational> function, bool exactly = false)
    {
        var values = _corners.Select(corner => function(corner.Point)).ToArray();
        var mark = BigInteger.One << _cuts;
        var kept = new List<(Rational[], BigInteger)>();
        for (var i = 0; i < values.Length; i++)
        {
            if (values[i].Sign == 0) kept.Add((_corners[i].Point, _corners[i].Tight | mark));
            else if (values[i].Sign > 0 && !exactly) kept.Add(_corners[i]);
        }

        for (var i = 0; i < values.Length; i++)
            for (var j = 0; j < values.Length; j++)
                if (values[i].Sign > 0 && values[j].Sign < 0 && AreNeighbours(i, j)) kept.Add((Between(i, j, values[i], values[j]), (_corners[i].Tight & _corners[j].Tight) | mark));
        return new SlowPolytope(kept, _cuts + 1);
    }

    private bool AreNeighbours(int i, int j)
    {
        var common = _corners[i].Tight & _corners[j].Tight;
        for (var k = 0; k < _corners.Count; k++)
            if (k != i && k != j && (_corners[k].Tight & common) == common) return false;
        return true;
    }

    private Rational[] Between(int i, int j, Rational above, Rational below)
    {
        var share = above / (above - below);
        return [.. _corners[i].Point.Zip(_corners[j].Point, (a, b) => a + (share * (b - a)))];
    }
}
