namespace GoodOffices.Analysis.Settlement.Improvements;

/// <summary>Looks for an improvement with one change, then two, and so on, until there is one.</summary>
internal sealed class Closeness(PlacedPackage here, SettlementLimits limits)
{
    /// <param name="shares">Chooses among those with as few changes.</param>
    /// <param name="known">An improvement found otherwise: with as many changes as it has there is one.</param>
    public NearestImprovement Nearest(GainShares shares, Improvement known)
    {
        var (counting, parties, most) = (here.CountingChanges(bothWays: false), here.Units.Length, here.ChangesIn(known.Package));
        for (var changes = 1; changes <= most; changes++)
        {
            if (limits.Hurry.IsCancellationRequested) return new NearestImprovement(known, most, changes, false);
            var frontier = Frontier.FindAtLeast(counting, [.. here.Units, -changes], parties, limits);
            var found = ImprovementSet.On(frontier, here.Units);
            if (found.Count > 0)
            {
                var (index, _) = shares.Best(found);
                // With fewer it was proven impossible; what a limit thinned leaves open which of those with as many is best.
                var at = shares.At(found, index);
                return new NearestImprovement(at, here.ChangesIn(at.Package), changes, frontier.IsExact);
            }

            if (!frontier.IsExact) return new NearestImprovement(known, most, changes, false);
        }

        throw new InvalidOperationException("A known improvement was not found again.");
    }
}
