namespace GoodOffices.Analysis.Settlement.HalfKnown;

/// <summary>Decides for one package whether another can dominate it: pair by pair, since every party's values are free of the others'.</summary>
internal sealed class NecessaryPairs(PackageList packages, Differences[] parties, CancellationToken hurry)
{
    private readonly int[] _order = [.. Enumerable.Range(0, parties.Length).OrderBy(party => parties[party].Polytope.Dimension)]; // known numbers are cheapest

    public Verdict Decide(int package)
    {
        for (var other = 0; other < packages.Count; other++)
        {
            if ((other & 255) == 0 && hurry.IsCancellationRequested) return Verdict.Undecided;
            if (other != package && CanDominate(other, package)) return Verdict.No;
        }

        return Verdict.Yes;
    }

    private bool CanDominate(int other, int package)
    {
        var better = false;
        foreach (var party in _order)
        {
            var sign = parties[party].SignOfGreatest(packages[other], packages[package]);
            if (sign < 0) return false;
            better |= sign > 0;
        }

        return better;
    }
}
