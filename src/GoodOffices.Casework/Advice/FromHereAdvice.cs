using System.Collections;
using System.Collections.Immutable;
using GoodOffices.Analysis.Checks;
using GoodOffices.Analysis.Settlement;
using GoodOffices.Analysis.Settlement.Improvements;
using GoodOffices.Core.Cases;
using GoodOffices.Core.Preferences;

namespace GoodOffices.Casework.Advice;

/// <summary>Asks the engine about a package on the table, has the answer checked, and puts it in the case's own words.</summary>
internal static class FromHereAdvice
{
    /// <param name="of">The case.</param>
    /// <param name="translated">Its numbers.</param>
    /// <param name="options">Which package, and what is wanted.</param>
    /// <param name="frontier">Where one was found.</param>
    /// <param name="limits">How much may be spent.</param>
    /// <param name="limitsReached">Told what a limit cut short.</param>
    public static FromHereReport? Run(Case of, PreferenceTranslation.Translated translated, SettlementOptions options, Frontier? frontier, SettlementLimits limits, List<string> limitsReached)
    {
        if (options.OnTheTable is not { } package) return null;
        var answer = FromHere.Find(translated.Problem, package, frontier, options.Frontier, limits);
        FromHereCheck.Run(translated.Problem, answer);
        if (!answer.IsExact) limitsReached.Add("What can be reached from the package on the table is not whole: the time was up (--max-seconds), or it grew beyond what is allowed (--max-points, --max-memory).");
        return Report(of, translated, answer);
    }

    private static FromHereReport Report(Case of, PreferenceTranslation.Translated translated, FromHere answer) => new(
        new PackagePoint(answer.Utilities, answer.Package), answer.CanBeImproved, answer.LargestGains,
        answer.Improvements is { } list ? new ImprovementsReport(list.IsExact, list.Bound, list.Packages, new LazyPoints(list, translated.Problem)) : null,
        answer.Fairest is { } fairest ? new FairestReport(Point(fairest.At), fairest.At.Shares, fairest.Value, fairest.Tied, fairest.Bound) : null,
        answer.Nearest is { } nearest ? new NearestReport(Point(nearest.At), nearest.At.Shares, Changed(answer, nearest.At), nearest.AtLeast, nearest.IsExact) : null,
        [.. answer.Changes.Select(change => new ChangeReport(change.Issue, change.Option, change.Shares, change.BreaksRule ? Breaks(of, translated, answer.Package.SetItem(change.Issue, change.Option)) : []))],
        [.. answer.Trades.Select(trades => new TradesReport(
            trades.Issues, trades.IsExact, trades.Count, [.. trades.Best.Select(trade => new TradeReport(Point(trade.At), Changed(answer, trade.At), trade.ShareOfRange))]))]);

    private static PackagePoint Point(Improvement at) => new(at.Utilities, at.Package);

    private static ImmutableArray<int> Changed(FromHere answer, Improvement at) => [.. Enumerable.Range(0, at.Package.Length).Where(issue => at.Package[issue] != answer.Package[issue])];

    private static ImmutableArray<RedLineId> Breaks(Case of, PreferenceTranslation.Translated translated, ImmutableArray<int> package) =>
        [.. translated.RedLines.Where(pair => OnTheTable.IsBroken(of, pair.Line, package)).Select(pair => pair.Line.Id)];

    /// <summary>Spells a point's package only when it is asked for.</summary>
    private sealed class LazyPoints(ImprovementSet set, SettlementProblem problem) : IReadOnlyList<FrontierPoint>
    {
        public int Count => set.Count;

        public FrontierPoint this[int index] => new(new PackagePoint(set.Utilities(index), set.Package(index)), set.SharedBy(index), IsAcceptable(set.Utilities(index)));

        public IEnumerator<FrontierPoint> GetEnumerator() => Enumerable.Range(0, Count).Select(point => this[point]).GetEnumerator();

        IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

        private bool IsAcceptable(ImmutableArray<double> utilities) =>
            !problem.Parties.Where((party, p) => party.WalkAway is { } walkAway && utilities[p] < Core.Numbers.Rational.Of(walkAway, party.Denominator).ToDouble()).Any();
    }
}

/// <summary>What can be said of a package before anything is computed.</summary>
public static class OnTheTable
{
    /// <summary>Whose red lines a package breaks, with how many each; in the order of the preferences.</summary>
    public static ImmutableArray<(PartyPreferences Of, int Lines)> Breaks(Case of, ImmutableArray<PartyPreferences> preferences, ImmutableArray<int> package) =>
        [.. preferences.Select(own => (own, own.RedLines.Count(line => IsBroken(of, line, package)))).Where(pair => pair.Item2 > 0)];

    internal static bool IsBroken(Case of, RedLine line, ImmutableArray<int> package)
    {
        bool Hold(ImmutableArray<Condition> conditions) => conditions.All(condition =>
        {
            var issue = 0;
            while (of.Issues[issue].Id != condition.Issue) issue++;
            return condition.Holds(of.Issues[issue], package[issue]);
        });
        return Hold(line.When) && (line.Requires.IsEmpty || !Hold(line.Requires));
    }
}
