using System.Numerics;
using GoodOffices.Analysis.Settlement.Solutions;

namespace GoodOffices.Analysis.Settlement.Steadiness;

/// <summary>A stretch of a road on which disagreement point and ideal gains do not bend or jump, so that everything a rule compares is a line.</summary>
/// <remarks>A rule compares a head (product of gains; sum), a tail by leximin (gains; shares), or first one and then the other (Nash where the product is 0).
/// Shares are multiplied by the moved party's ideal gain, which is the same for all packages and above 0 inside a stretch.</remarks>
internal sealed class Piece
{
    private readonly Road _road;
    private readonly Line _disagreement;
    private readonly Line _ideal;
    private readonly Ratio[] _factors;
    private readonly bool _noIdeal;

    /// <param name="road">What is moved.</param>
    /// <param name="concept">The rule.</param>
    /// <param name="disagreement">The moved party's, as a line.</param>
    /// <param name="top">The most she gets, as a line.</param>
    /// <param name="tops">The most the others get; null where the rule does not ask.</param>
    public Piece(Road road, SolutionConcept concept, Line disagreement, Line top, Int128[]? tops)
    {
        (_road, _disagreement, _ideal) = (road, disagreement, top - disagreement);
        HasHead = concept is SolutionConcept.Nash or SolutionConcept.Utilitarian;
        HasTail = concept is SolutionConcept.KalaiSmorodinsky or SolutionConcept.Egalitarian || (concept == SolutionConcept.Nash && tops is not null);
        IsProduct = concept == SolutionConcept.Nash;
        IsShares = concept != SolutionConcept.Egalitarian;
        _noIdeal = _ideal.At0.Sign == 0 && _ideal.Slope.Sign == 0;
        _factors = new Ratio[road.Problem.Parties.Length];
        for (var party = 0; party < _factors.Length; party++)
        {
            var gain = tops is null || party == road.Party ? Int128.Zero : tops[party] - road.Disagreement[party];
            _factors[party] = !IsShares ? road.Weights[party] : gain > 0 ? new Ratio(BigInteger.One, gain) : default;
        }
    }

    public bool HasHead { get; }

    public bool HasTail { get; }

    public bool IsProduct { get; }

    public bool IsShares { get; }

    public Line Disagreement => _disagreement;

    public bool NoIdeal => _noIdeal;

    /// <summary>By party: what a unit of gain counts in the tail; 0 where the party counts as 1.</summary>
    public IReadOnlyList<Ratio> Factors => _factors;

    /// <summary>The product of gains, or the sum.</summary>
    public Line Head(Standing y)
    {
        var own = _road.Own(y);
        if (!IsProduct)
        {
            var sum = _road.Others.Aggregate(default(Ratio), (all, party) => all + (Ratio)(y.Units[party] * _road.Weights[party]));
            var weighted = (Ratio)_road.Weights[_road.Party] * own;
            return weighted with { At0 = weighted.At0 + sum };
        }

        var product = _road.Others.Aggregate(BigInteger.One, (all, party) => all * (y.Units[party] - _road.Disagreement[party]));
        return (Ratio)product * (own - _disagreement);
    }

    /// <summary>By party: gains on the common scale, or shares of the ideal gains.</summary>
    public Line[] Tail(Standing y)
    {
        var tail = new Line[_factors.Length];
        for (var party = 0; party < tail.Length; party++) tail[party] = party == _road.Party ? OwnPart(y) : OthersPart(y, party);
        return tail;
    }

    /// <summary>The value that a share of 1 has here.</summary>
    public Line One => _noIdeal ? new Line((Ratio)BigInteger.One, default) : _ideal;

    private Line OwnPart(Standing y) => !IsShares ? _factors[_road.Party] * (_road.Own(y) - _disagreement)
        : _noIdeal ? One
        : _road.Own(y) - _disagreement;

    private Line OthersPart(Standing y, int party)
    {
        var gain = (Ratio)(y.Units[party] - _road.Disagreement[party]);
        if (!IsShares) return new Line(gain * _factors[party], default);
        return _factors[party].Sign == 0 ? One : gain * _factors[party] * One;
    }
}
