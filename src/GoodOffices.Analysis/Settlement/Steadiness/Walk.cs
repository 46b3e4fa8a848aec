using GoodOffices.Analysis.Settlement.Solutions;

namespace GoodOffices.Analysis.Settlement.Steadiness;

/// <summary>Follows one road from the input as given to the first place where a package is no longer a solution.</summary>
/// <remarks>Stretch by stretch. On each, a package beats another on an interval whose ends are places where two compared lines meet; the first of these
/// over all rivals is sought in doubles and settled exactly. Sets of acceptable packages are closed, so places between stretches are looked at by themselves.</remarks>
internal sealed class Walk
{
    private const int MostStretches = 100;
    private const int FewestStretches = 10;
    private const int MostLooks = 100_000; // rivals times stretches
    private readonly Road _road;
    private readonly Standing _package;
    private readonly SolutionConcept _concept;
    private readonly RoughRoad _rough;
    private readonly Ideals? _ideals;

    /// <param name="road">What is moved.</param>
    /// <param name="rough">The same in doubles, the package after its rivals.</param>
    /// <param name="ideals">Null where they are not known: then the walk ends, unsettled, where a rule asks for them.</param>
    /// <param name="package">The package that is a solution with the input as given.</param>
    /// <param name="concept">The rule.</param>
    public Walk(Road road, RoughRoad rough, Ideals? ideals, Standing package, SolutionConcept concept) =>
        (_road, _rough, _ideals, _package, _concept) = (road, rough, ideals, package, concept);

    /// <summary>How far, whether the place itself is still good, who is better there, and whether the road was followed to its end.</summary>
    public readonly record struct End(Ratio? At, bool IsIncluded, int Rival, bool IsSettled);

    public End Follow()
    {
        var s = default(Ratio);
        var stretches = Math.Clamp(MostLooks / Math.Max(1, _road.Rivals.Length), FewestStretches, MostStretches);
        for (var stretch = 0; stretch < stretches; stretch++)
        {
            if (_road.Length is { } length && s.CompareTo(length) >= 0) return new End(null, true, -1, true);
            if (_road.Slack(_package) is { } slack && slack.SignAfter(s) < 0) return new End(s, true, -1, true);
            if (PieceAfter(s) is not var (piece, end)) return new End(s, true, -1, false);
            if (FirstBeaten(piece, s, end) is { } beaten)
            {
                if (Judge(beaten.At) is not var (stillGood, there)) return new End(s, true, -1, false);
                return new End(beaten.At, stillGood, stillGood ? beaten.Rival : there, true);
            }

            if (end is not { } place) return new End(null, true, -1, true);
            if (Judge(place) is not var (isGood, rival)) return new End(s, true, -1, false);
            if (!isGood) return new End(place, false, rival, true);
            s = place;
        }

        return new End(s, true, -1, false);
    }

    private (Piece Piece, Ratio? End)? PieceAfter(Ratio s)
    {
        var disagreement = _road.DisagreementAfter(s);
        var end = _road.Length is { } length && length.CompareTo(s) > 0 ? length : (Ratio?)null;
        if (_road.NextTurn(s) is { } turn) end = Ideals.Least(end, turn);
        if (_road.Slack(_package)?.Root is { } refused && refused.CompareTo(s) > 0) end = Ideals.Least(end, refused);
        var needsIdeals = _concept == SolutionConcept.KalaiSmorodinsky;
        if (_concept == SolutionConcept.Nash)
        {
            // Where its product is 0 all along, shares decide between packages that have none either.
            var product = new Piece(_road, _concept, disagreement, disagreement, null).Head(_package);
            needsIdeals = product.SignAfter(s) == 0;
            if (product.Root is { } root && root.CompareTo(s) > 0) end = Ideals.Least(end, root);
        }

        if (!needsIdeals) return (new Piece(_road, _concept, disagreement, disagreement, null), end);
        if (_ideals is null) return null;
        var tops = _ideals.Tops(s, after: true);
        if (_ideals.NextJump(s, tops) is { } jump) end = Ideals.Least(end, jump);
        if (_road.Best.NextTurn(s) is { } bend) end = Ideals.Least(end, bend);
        return (new Piece(_road, _concept, disagreement, _road.Best.After(s), tops), end);
    }

    /// <summary>The first place between two, neither included, from which on some rival is better.</summary>
    private (Ratio At, int Rival)? FirstBeaten(Piece piece, Ratio start, Ratio? end)
    {
        var (own, rough) = (new Reading(_road, piece, _package), _rough.On(piece));
        var (mine, from) = (rough(_road.Rivals.Length), start.ToDouble());
        var (best, nearest, rival) = (end, end is { } e ? Raised(e) : double.PositiveInfinity, -1);
        var earliest = new double[_road.Rivals.Length];
        for (var y = 0; y < earliest.Length; y++) earliest[y] = _rough.AcceptableFrom(y, rough(y).EarliestAtLeast(mine, from));
        bool IsInTime(int y) => earliest[y] <= nearest && !double.IsPositiveInfinity(earliest[y]);
        // The most promising ones first: they rule most of the others out without a look at fractions.
        int[] hopeful = [.. Enumerable.Range(0, earliest.Length).Where(IsInTime)];
        Array.Sort(Array.ConvertAll(hopeful, y => (earliest[y], y)), hopeful);
        foreach (var y in hopeful.TakeWhile(IsInTime))
        {
            if (Earliest(new Reading(_road, piece, _road.Rivals[y]), own, start, best) is not { } found) continue;
            if (rival >= 0 && found.CompareTo(best!.Value) is var later && (later > 0 || (later == 0 && y > rival))) continue;
            (best, nearest, rival) = (found, Raised(found), y);
            if (found.CompareTo(start) == 0) break;
        }

        return rival < 0 ? null : (best!.Value, rival);
    }

    private static double Raised(Ratio place) => place.ToDouble() is var nearest ? nearest + (1e-12 * Math.Abs(nearest)) : 0;

    /// <summary>Between the places where two lines meet nothing changes, so that one look at each is enough.</summary>
    private static Ratio? Earliest(Reading rival, Reading own, Ratio start, Ratio? end)
    {
        Line[] lines = [.. rival.Lines, .. own.Lines];
        var places = new List<Ratio>();
        void Note(Ratio? root)
        {
            if (root is { } place && place.CompareTo(start) > 0 && (end is not { } e || place.CompareTo(e) < 0)) places.Add(place);
        }

        Note(rival.Slack?.Root);
        for (var i = 0; i < lines.Length; i++)
            for (var j = 0; j < i; j++) Note((lines[i] - lines[j]).Root);
        places.Sort();
        var last = start;
        foreach (var place in places)
        {
            if (place.CompareTo(last) == 0) continue;
            if (rival.Beats(own, Ratio.Half(last, place))) return last;
            if (rival.Beats(own, place)) return place;
            last = place;
        }

        var between = end is { } stop ? Ratio.Half(last, stop) : last + (Ratio)System.Numerics.BigInteger.One;
        return rival.Beats(own, between) ? last : null;
    }

    /// <summary>Whether the package is a solution at a place, straight from the definition; if not, who is better. Null where ideal gains would be needed and are not known.</summary>
    private (bool IsGood, int Rival)? Judge(Ratio s)
    {
        if (_road.Slack(_package) is { } slack && slack.At(s).Sign < 0) return (false, -1);
        Line Still(Line line) => new(line.At(s), default);
        var disagreement = Still(_road.DisagreementAfter(s));
        var needsIdeals = _concept is SolutionConcept.KalaiSmorodinsky
            || (_concept is SolutionConcept.Nash && new Piece(_road, _concept, disagreement, disagreement, null).Head(_package).At(s).Sign == 0);
        if (needsIdeals && _ideals is null) return null;
        var piece = new Piece(_road, _concept, disagreement, needsIdeals ? Still(_road.Best.After(s)) : disagreement, needsIdeals ? _ideals!.Tops(s, after: false) : null);
        var (own, rough, from) = (new Reading(_road, piece, _package), _rough.On(piece), s.ToDouble());
        var mine = rough(_road.Rivals.Length);
        for (var y = 0; y < _road.Rivals.Length; y++)
        {
            if (_rough.AcceptableFrom(y, rough(y).EarliestAtLeast(mine, from)) > from) continue;
            if (new Reading(_road, piece, _road.Rivals[y]).Beats(own, s)) return (false, y);
        }

        return (true, -1);
    }
}
