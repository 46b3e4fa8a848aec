using System.Collections.Immutable;
using System.Numerics;

namespace GoodOffices.Analysis.Settlement.Improvements;

/// <summary>Frontier vectors worse for nobody and better for somebody than the package on the table.</summary>
public sealed class ImprovementSet
{
    private readonly Frontier _frontier;
    private readonly int[] _points;
    private readonly int _parties;

    private ImprovementSet(Frontier frontier, int[] points, int parties) => (_frontier, _points, _parties) = (frontier, points, parties);

    /// <summary>How many vectors.</summary>
    public int Count => _points.Length;

    /// <summary>Whether these are all, and all on the frontier.</summary>
    public bool IsExact => _frontier.IsExact;

    /// <summary>Where not exact: for every improvement some package was found that gives no party less than it by more than this share of her range.</summary>
    /// <remarks>Each vector kept is an improvement even then; it may lie a little below the frontier.</remarks>
    public double? Bound => _frontier.Bound;

    /// <summary>How many packages have exactly these vectors; where not exact, at least so many.</summary>
    public BigInteger Packages => _points.Aggregate(BigInteger.Zero, (sum, point) => sum + _frontier.SharedBy(point));

    /// <summary>What a vector is worth, by party, in her own unit.</summary>
    public ImmutableArray<double> Utilities(int index) => [.. Enumerable.Range(0, _parties).Select(party => _frontier.Utility(_points[index], party))];

    /// <summary>Its first package.</summary>
    public ImmutableArray<int> Package(int index) => _frontier.Package(_points[index]);

    /// <summary>How many packages have exactly this vector.</summary>
    public BigInteger SharedBy(int index) => _frontier.SharedBy(_points[index]);

    internal Frontier Frontier => _frontier;

    internal long PeakBytes => _frontier.PeakBytes;

    internal Int128[] Units(int index) => [.. Enumerable.Range(0, _parties).Select(party => _frontier.Units(_points[index], party))];

    /// <summary>Those points of a frontier that improve on given units; a frontier may have more dimensions than parties.</summary>
    internal static ImprovementSet On(Frontier frontier, Int128[] here, Func<int, bool>? only = null)
    {
        var points = new List<int>();
        for (var point = 0; point < frontier.Count; point++)
        {
            var (worse, better) = (false, false);
            for (var party = 0; party < here.Length && !worse; party++)
            {
                var units = frontier.Units(point, party);
                (worse, better) = (units < here[party], better || units > here[party]);
            }

            if (better && !worse && (only is null || only(point))) points.Add(point);
        }

        return new ImprovementSet(frontier, [.. points], here.Length);
    }
}
