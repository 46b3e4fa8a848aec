namespace GoodOffices.Analysis.Settlement.Steadiness;

/// <summary>The ideal gains along a road: the moved party's bends, the others' jump where packages become acceptable or cease to be.</summary>
internal sealed class Ideals
{
    private const double Doubt = 1e-9;
    private readonly Road _road;
    private readonly int[] _others;
    private readonly double[]? _turns; // where each package becomes acceptable or ceases to be; null where the moved party accepts everything
    private readonly sbyte[] _ways; // 1: becomes, -1: ceases; 0: neither, and then a turn of minus infinity says that it is acceptable

    public Ideals(Road road)
    {
        (_road, _others) = (road, road.Others);
        _ways = new sbyte[road.Rivals.Length];
        if (road.Rivals.Length == 0 || road.Slack(road.Rivals[0]) is null) return;
        _turns = new double[road.Rivals.Length];
        for (var rival = 0; rival < _turns.Length; rival++)
        {
            var slack = SlackOf(rival);
            _ways[rival] = (sbyte)slack.Slope.Sign;
            _turns[rival] = _ways[rival] != 0 ? -(double)slack.At0.Numerator / (double)slack.Slope.Numerator
                : slack.At0.Sign >= 0 ? double.NegativeInfinity : double.PositiveInfinity;
        }
    }

    /// <summary>By party: the most she gets from any acceptable package, at a place or just after it.</summary>
    public Int128[] Tops(Ratio s, bool after)
    {
        var (tops, at) = (new Int128[_road.Problem.Parties.Length], s.ToDouble());
        Array.Fill(tops, Int128.MinValue);
        for (var rival = 0; rival < _road.Rivals.Length; rival++)
        {
            var units = _road.Rivals[rival].Units;
            var isHigher = false;
            foreach (var party in _others) isHigher |= units[party] > tops[party];
            if (!isHigher || !IsIn(rival, s, at, after)) continue;
            foreach (var party in _others) tops[party] = Int128.Max(tops[party], units[party]);
        }

        return tops;
    }

    /// <summary>Where a top that holds just after a place changes; null where none does.</summary>
    public Ratio? NextJump(Ratio s, Int128[] tops)
    {
        if (_turns is null) return null;
        var (next, at) = ((Ratio?)null, s.ToDouble());
        foreach (var party in _others)
        {
            var (last, stays) = ((Ratio?)null, false);
            for (var rival = 0; rival < _turns.Length; rival++)
            {
                var units = _road.Rivals[rival].Units[party];
                if (units < tops[party] || (units == tops[party] && stays) || (units > tops[party] && _ways[rival] <= 0)) continue;
                // One that comes later than what is known already changes nothing.
                if (units > tops[party] && next is { } known && _turns[rival] > known.ToDouble() * (1 + Doubt)) continue;
                var isIn = IsIn(rival, s, at, after: true);
                if (units > tops[party] && !isIn && SlackOf(rival).Root is { } enters && enters.CompareTo(s) > 0) next = Least(next, enters);
                if (units != tops[party] || !isIn) continue;
                if (_ways[rival] >= 0) stays = true;
                else if (SlackOf(rival).Root is { } leaves && (last is not { } l || leaves.CompareTo(l) > 0)) last = leaves;
            }

            if (!stays && last is { } end) next = Least(next, end);
        }

        return next;
    }

    public static Ratio Least(Ratio? a, Ratio b) => a is { } other && other.CompareTo(b) <= 0 ? other : b;

    private Line SlackOf(int rival) => _road.Slack(_road.Rivals[rival])!.Value;

    private bool IsIn(int rival, Ratio s, double at, bool after)
    {
        if (_turns is null) return true;
        if (_ways[rival] == 0) return double.IsNegativeInfinity(_turns[rival]);
        var beyond = at - _turns[rival];
        if (Math.Abs(beyond) > Doubt * (Math.Abs(at) + Math.Abs(_turns[rival]))) return beyond > 0 == _ways[rival] > 0;
        var slack = SlackOf(rival);
        return (after ? slack.SignAfter(s) : slack.At(s).Sign) >= 0;
    }
}
