using System.Collections.Immutable;

namespace GoodOffices.Analysis.Settlement.Improvements;

/// <summary>What single changes give and take, and the trades that can be put together from those that cost somebody something.</summary>
/// <remarks>Trades are found as a frontier over packages with exactly so many changes, each from the costly ones; nobody's utilities are added to another's.
/// Source of the idea: Buchanan and Tullock, The Calculus of Consent, 1962; Froman and Cohen, Compromise and logroll, Behavioral Science 15, 1970.</remarks>
internal sealed class Logrolling(PlacedPackage here, Int128[] ranges, SettlementLimits limits)
{
    private const int MostShown = 5;
    private readonly HashSet<(int Issue, int Option)> _costly = [];

    public ImmutableArray<SingleChange> Changes()
    {
        var changes = ImmutableArray.CreateBuilder<SingleChange>();
        for (var issue = 0; issue < here.Package.Length; issue++)
        {
            for (var option = 0; option < here.Problem.OptionCounts[issue]; option++)
            {
                if (option == here.Package[issue]) continue;
                var (added, breaks) = here.Change(issue, option);
                if (added.Any(units => units < 0)) _costly.Add((issue, option));
                changes.Add(new SingleChange(issue, option, ShareOfRange(added), breaks));
            }
        }

        return changes.ToImmutable();
    }

    /// <summary>After <see cref="Changes"/>: the undominated trades over so many issues.</summary>
    public TradeList Trades(int issues, GainShares shares)
    {
        if (_costly.Select(change => change.Issue).Distinct().Count() < issues) return new TradeList(issues, 0, [], true);
        if (limits.Hurry.IsCancellationRequested) return new TradeList(issues, 0, [], false);
        var counting = here.CountingChanges(bothWays: true, (issue, option) => _costly.Contains((issue, option)));
        var parties = here.Units.Length;
        var frontier = Frontier.FindAtLeast(counting, [.. here.Units, -issues, issues], parties, limits);
        // A thinned frontier may hold packages with fewer changes, and equal gains several times.
        var found = ImprovementSet.On(frontier, here.Units, point => frontier.Units(point, parties) == -issues);
        var best = shares.Order(found, MostShown).Select(index => new Trade(shares.At(found, index), ShareOfRange([.. found.Units(index).Select((units, party) => units - here.Units[party])])));
        return new TradeList(issues, found.Count, [.. best], frontier.IsExact);
    }

    private ImmutableArray<double> ShareOfRange(Int128[] added) => [.. added.Select((units, party) => ranges[party] > 0 ? Fraction.ToDouble(units, ranges[party]) : 0)];
}
