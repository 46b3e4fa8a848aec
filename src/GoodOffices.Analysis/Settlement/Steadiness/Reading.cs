namespace GoodOffices.Analysis.Settlement.Steadiness;

/// <summary>What a rule compares of one package, ready to be read off anywhere on a stretch.</summary>
internal sealed class Reading
{
    private readonly Piece _piece;
    private readonly Line? _head;
    private readonly Line[] _tail;
    private readonly Line? _slack;

    public Reading(Road road, Piece piece, Standing standing)
    {
        _piece = piece;
        _head = piece.HasHead ? piece.Head(standing) : null;
        _tail = piece.HasTail ? piece.Tail(standing) : [];
        _slack = road.Slack(standing);
    }

    public IEnumerable<Line> Lines => _head is { } head ? _tail.Append(head) : _tail;

    public Line? Slack => _slack;

    public bool IsAcceptable(Ratio s) => _slack is not { } slack || slack.At(s).Sign >= 0;

    public bool Beats(Reading other, Ratio s)
    {
        if (!IsAcceptable(s)) return false;
        if (_head is { } head)
        {
            var (mine, theirs) = (head.At(s), other._head!.Value.At(s));
            if (mine.CompareTo(theirs) is var order and not 0) return order > 0;
            if (!_piece.HasTail || theirs.Sign != 0) return false;
        }

        return Sorted(s).AsSpan().SequenceCompareTo(other.Sorted(s)) > 0;
    }

    private Ratio[] Sorted(Ratio s)
    {
        var values = Array.ConvertAll(_tail, line => line.At(s));
        Array.Sort(values);
        return values;
    }
}
