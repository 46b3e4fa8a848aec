namespace GoodOffices.Analysis.Settlement.Steadiness;

/// <summary>All packages of a road in doubles, so that most need not be looked at exactly.</summary>
internal sealed class RoughRoad
{
    private const double Rounding = 1e-14;
    private readonly Road _road;
    private readonly double[][] _gains; // by party, then package; the moved party's from her utilities as given
    private readonly double[] _slopes;
    private readonly double[] _products;
    private readonly double[] _weights;
    private readonly (double At0, double Slope)? _floor;

    /// <param name="road">The rivals.</param>
    /// <param name="last">The package itself; it stands after the rivals.</param>
    public RoughRoad(Road road, Standing last)
    {
        _road = road;
        Standing[] all = [.. road.Rivals, last];
        _slopes = [.. all.Select(y => (double)y.Slope)];
        _gains = [.. Enumerable.Range(0, road.Problem.Parties.Length).Select(party => all.Select(y => (double)(party == road.Party ? y.Units[party] : y.Units[party] - road.Disagreement[party])).ToArray())];
        _weights = [.. road.Weights.Select(w => (double)w)];
        _floor = road.Floor is { } line ? (line.At0.ToDouble(), line.Slope.ToDouble()) : null;
        var scales = _gains.Select(gains => Math.Max(1, gains.Max(Math.Abs))).ToArray();
        _products = new double[all.Length];
        for (var y = 0; y < all.Length; y++)
        {
            _products[y] = 1;
            foreach (var party in road.Others) _products[y] *= _gains[party][y] / scales[party];
        }
    }

    /// <summary>The first place from one on where the moved party could accept a rival; infinite where there is none.</summary>
    public double AcceptableFrom(int rival, double place)
    {
        if (_floor is not { } floor || double.IsPositiveInfinity(place)) return place;
        var slack = new RoughLine(
            _gains[_road.Party][rival] - floor.At0, _slopes[rival] - floor.Slope, Rounding * (Math.Abs(_gains[_road.Party][rival]) + Math.Abs(floor.At0)));
        if (slack.Highest(place) >= 0) return place;
        return slack.Slope <= 0 ? double.PositiveInfinity : Math.Max(place, slack.RisesTo0());
    }

    /// <summary>What a rule compares, for every package on one stretch.</summary>
    public Func<int, RoughReading> On(Piece piece)
    {
        var (own, d) = (_road.Party, piece.Disagreement);
        var (d0, slope) = (d.At0.ToDouble(), d.Slope.ToDouble());
        RoughLine Gain(int y, double factor) => new(
            factor * (_gains[own][y] - d0), factor * (_slopes[y] - slope), Math.Abs(factor) * Rounding * (Math.Abs(_gains[own][y]) + Math.Abs(d0)));
        if (piece.HasHead && piece.IsProduct) return y => new RoughReading(Gain(y, _products[y]), null);
        if (piece.HasHead) return y => new RoughReading(Sum(Gain(y, _weights[own]), y), null);

        var (one0, one1) = (piece.One.At0.ToDouble(), piece.One.Slope.ToDouble());
        var factors = piece.Factors.Select(f => f.ToDouble()).ToArray();
        var others = _road.Others;
        return y =>
        {
            var least = double.PositiveInfinity;
            foreach (var party in others) least = Math.Min(least, piece.IsShares && factors[party] == 0 ? 1 : _gains[party][y] * factors[party]);
            RoughLine? second = others.Length == 0 ? null : piece.IsShares ? new RoughLine(least * one0, least * one1, 0) : new RoughLine(least, 0, 0);
            return new RoughReading(piece.IsShares && piece.NoIdeal ? new RoughLine(one0, one1, 0) : Gain(y, piece.IsShares ? 1 : _weights[own]), second);
        };
    }

    private RoughLine Sum(RoughLine own, int y)
    {
        var (sum, size) = (own.At0, Math.Abs(own.At0));
        foreach (var party in _road.Others)
        {
            sum += _gains[party][y] * _weights[party];
            size += Math.Abs(_gains[party][y] * _weights[party]);
        }

        return new RoughLine(sum, own.Slope, own.Blur + (Rounding * size));
    }
}
