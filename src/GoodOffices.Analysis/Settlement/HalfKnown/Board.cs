namespace GoodOffices.Analysis.Settlement.HalfKnown;

/// <summary>What is settled so far, package by package.</summary>
internal sealed class Board
{
    public Board(int packages)
    {
        (Necessarily, Possibly, NecessarilyAcceptable, PossiblyAcceptable) = (new Verdict[packages], new Verdict[packages], new Verdict[packages], new Verdict[packages]);
        WitnessPoint = new int[packages];
        Array.Fill(WitnessPoint, -1);
    }

    public Verdict[] Necessarily { get; }

    public Verdict[] Possibly { get; }

    public Verdict[] NecessarilyAcceptable { get; }

    public Verdict[] PossiblyAcceptable { get; }

    /// <summary>By package: the point that proves it possibly efficient; -1 where there is none.</summary>
    public int[] WitnessPoint { get; }

    /// <summary>Marks what one point proves: who is efficient there is possibly so, and who is not cannot be so necessarily.</summary>
    public void Note(int[] efficient, int point)
    {
        var next = 0;
        for (var package = 0; package < Necessarily.Length; package++)
        {
            if (next < efficient.Length && efficient[next] == package)
            {
                next++;
                if (WitnessPoint[package] < 0) (WitnessPoint[package], Possibly[package]) = (point, Verdict.Yes);
            }
            else
            {
                Necessarily[package] = Verdict.No;
            }
        }
    }
}
