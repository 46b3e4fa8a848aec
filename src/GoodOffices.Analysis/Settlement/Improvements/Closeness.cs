namespace GoodOffices.Analysis.Settlement.Improvements;

/// <summary>Looks for an improvement with one change, then two, and so on, until there is one.</summary>
internal sealed class Closeness(PlacedPackage here, SettlementLimits limits)
{
    /// <param name="shares">Chooses among those with as few changes.</param>
    /// <param name="known">An improvement found otherwise: with as many changes as it has there is one.</param>
    public NearestImprovement Nearest(GainShares shares, Improvement known)
    {
        var (counting, parties, most) = (here.CountingChanges(bothWays: false), here.Units.Length, here.ChangesIn(known.Package));
        int? open = null; // from so many changes on a limit left something out
        for (var changes = 1; changes <= most; changes++)
        {
            if (limits.Hurry.IsCancellationRequested) return new NearestImprovement(known, most, open ?? changes, false);
            var frontier = Frontier.FindAtLeast(counting, [.. here.Units, -changes], parties, limits);
            if (!frontier.IsExact) open ??= changes;
            var found = ImprovementSet.On(frontier, here.Units);
            if (found.Count == 0) continue;
            var at = shares.At(found, shares.Best(found).Index);
            return new NearestImprovement(at, here.ChangesIn(at.Package), open ?? changes, open is null);
        }

        return open is { } least ? new NearestImprovement(known, most, least, false) : throw new InvalidOperationException("A known improvement was not found again.");
    }
}
