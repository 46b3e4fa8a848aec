namespace GoodOffices.Analysis.Settlement.Steadiness;

/// <summary>The ideal gains along a road: the moved party's bends, the others' jump where packages become acceptable or cease to be.</summary>
internal sealed class Ideals
{
    private const double Doubt = 1e-9;
    private readonly Road _road;
    private readonly int[] _others;
    private readonly Line[]? _slacks;
    private readonly (double At0, double Slope)[] _rough;

    public Ideals(Road road)
    {
        (_road, _others) = (road, [.. road.Others]);
        _slacks = road.Rivals.Length > 0 && road.Slack(road.Rivals[0]) is not null ? [.. road.Rivals.Select(rival => road.Slack(rival)!.Value)] : null;
        _rough = _slacks is null ? [] : [.. _slacks.Select(line => (line.At0.Nearest, line.Slope.Nearest))];
    }

    /// <summary>By party: the most she gets from any acceptable package, at a place or just after it.</summary>
    public Int128[] Tops(Ratio s, bool after)
    {
        var tops = new Int128[_road.Problem.Parties.Length];
        Array.Fill(tops, Int128.MinValue);
        for (var rival = 0; rival < _road.Rivals.Length; rival++)
        {
            if (!IsIn(rival, s, after)) continue;
            foreach (var party in _others) tops[party] = Int128.Max(tops[party], _road.Rivals[rival].Units[party]);
        }

        return tops;
    }

    public bool IsIn(int rival, Ratio s, bool after)
    {
        if (_slacks is null) return true;
        var (at0, slope) = _rough[rival];
        var at = s.Nearest;
        var value = at0 + (slope * at);
        if (Math.Abs(value) > Doubt * (Math.Abs(at0) + Math.Abs(slope * at))) return value > 0;
        return (after ? _slacks[rival].SignAfter(s) : _slacks[rival].At(s).Sign) >= 0;
    }

    /// <summary>Where a top that holds just after a place changes; null where none does.</summary>
    public Ratio? NextJump(Ratio s, Int128[] tops)
    {
        if (_slacks is null) return null;
        var next = (Ratio?)null;
        foreach (var party in _others)
        {
            var (last, stays) = ((Ratio?)null, false);
            for (var rival = 0; rival < _slacks.Length; rival++)
            {
                var (units, slope) = (_road.Rivals[rival].Units[party], _slacks[rival].Slope.Sign);
                if (units < tops[party] || (units == tops[party] && stays)) continue;
                var isIn = IsIn(rival, s, after: true);
                if (units > tops[party] && !isIn && slope > 0 && _slacks[rival].Root is { } enters && enters.CompareTo(s) > 0) next = Least(next, enters);
                if (units != tops[party] || !isIn) continue;
                if (slope >= 0) stays = true;
                else if (_slacks[rival].Root is { } leaves && (last is not { } l || leaves.CompareTo(l) > 0)) last = leaves;
            }

            if (!stays && last is { } end) next = Least(next, end);
        }

        return next;
    }

    public static Ratio Least(Ratio? a, Ratio b) => a is { } other && other.CompareTo(b) <= 0 ? other : b;
}
