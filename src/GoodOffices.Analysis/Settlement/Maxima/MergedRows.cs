namespace GoodOffices.Analysis.Settlement.Maxima;

/// <summary>Where each merged point came from: a row of a source's set. Points that came out equal are listed as ties of the first.</summary>
internal sealed class MergedRows(int mostPoints = int.MaxValue)
{
    public int[] Rows { get; private set; } = new int[64];

    public int[] Sources { get; private set; } = new int[64];

    public int Count { get; private set; }

    public List<(int Point, int Row, int Source)> Ties { get; } = [];

    public void Add(int row, int source)
    {
        if (Count == Rows.Length) Grow();
        if (Count >= mostPoints) throw new TooManyPointsException();
        Rows[Count] = row;
        Sources[Count++] = source;
    }

    public void AddTie(int row, int source)
    {
        // Ties take memory as points do; a merge that ties without end has to be thinned as well.
        if (Ties.Count >= (4L * mostPoints) + 1_000_000) throw new TooManyPointsException();
        Ties.Add((Count - 1, row, source));
    }

    /// <summary>Appends the points of a part that was merged apart and lies below this one.</summary>
    public void Append(MergedRows lower)
    {
        if ((long)Count + lower.Count > mostPoints) throw new TooManyPointsException();
        while (Count + lower.Count > Rows.Length) Grow();
        Array.Copy(lower.Rows, 0, Rows, Count, lower.Count);
        Array.Copy(lower.Sources, 0, Sources, Count, lower.Count);
        foreach (var (point, row, source) in lower.Ties) Ties.Add((point + Count, row, source));
        Count += lower.Count;
    }

    private void Grow()
    {
        var size = checked(Rows.Length * 2);
        var (rows, sources) = (Rows, Sources);
        Array.Resize(ref rows, size);
        Array.Resize(ref sources, size);
        (Rows, Sources) = (rows, sources);
    }
}
