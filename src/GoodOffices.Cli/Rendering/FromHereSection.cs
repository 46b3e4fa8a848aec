using System.Collections.Immutable;
using GoodOffices.Casework.Advice;
using GoodOffices.Casework.Wording;

namespace GoodOffices.Cli.Rendering;

/// <summary>What can be done with the package on the table: how many packages improve on it, the fairest of them and the nearest.</summary>
internal static class FromHereSection
{
    private const string Unchanged = "as now";

    public static void Write(SettlementReport report, Sheet sheet)
    {
        if (report.FromHere is not { } here) return;
        sheet.Heading("From the package on the table");
        sheet.Say(Outcome(here));
        var below = report.Parties.Where((party, p) => party.WalkAway is { } walkAway && here.At.Utilities[p] < walkAway).Select(party => party.Party.Name).ToArray();
        if (below.Length > 0) sheet.Say($"It gives less than the walk-away to: {string.Join(", ", below)}.");
        if (here.Nearest is { } nearest) sheet.Say(Steps(nearest));
        WritePackages(report, here, sheet);
        LogrollingSection.Write(report, here, sheet);
    }

    private static string Outcome(FromHereReport here) => here switch
    {
        { CanBeImproved: false } => "It lies on the frontier: nobody can gain without someone losing.",
        { CanBeImproved: null } => "Whether it can be improved was not settled before a limit was reached.",
        { Improvements: null } => "It can be improved: somebody can gain without anybody losing. How many ways there are was not computed.",
        { Improvements: { IsExact: false, Bound: var bound } some } =>
            $"A limit cut the search short: {Numbers.Counted(some.Points.Count, "improvement")} found. Whatever was left out is matched, for every party, within {Numbers.Percent(bound ?? 1)} of her range by a package that was looked at.",
        { Improvements: { } all } =>
            $"{Numbers.Counted(all.Points.Count, "point")} of the frontier, {Numbers.Counted(all.Packages, "package")}, {(all.Points.Count == 1 ? "is" : "are")} worse for nobody and better for somebody.",
    };

    private static string Steps(NearestReport nearest)
    {
        var changes = Numbers.Counted(nearest.Changed.Length, "issue");
        if (nearest.IsExact) return $"The nearest improvement settles {changes} otherwise; none settles fewer.";
        return $"An improvement that settles {changes} otherwise was found; at least {nearest.AtLeast} {(nearest.AtLeast == 1 ? "is" : "are")} needed, and a limit left open whether a nearer or better one exists.";
    }

    private static void WritePackages(SettlementReport report, FromHereReport here, Sheet sheet)
    {
        var columns = new List<(string Heading, PackagePoint At, ImmutableArray<double> Shares)>();
        if (here.Fairest is { } fairest && here.Nearest is { } nearest && fairest.At.Options.AsSpan().SequenceEqual(nearest.At.Options.AsSpan()))
        {
            columns.Add(("Fairest and nearest\nimprovement", fairest.At, fairest.Shares));
        }
        else
        {
            if (here.Fairest is { } fair) columns.Add(("Fairest improvement", fair.At, fair.Shares));
            if (here.Nearest is { } near) columns.Add(("Nearest improvement", near.At, near.Shares));
        }

        string[] headings = ["On the table", .. columns.Select(column => column.Heading)];
        var issues = report.Case.Issues.Select((issue, i) => (IReadOnlyList<string>)[
            issue.Name, issue.Options[here.At.Options[i]].Name, .. columns.Select(column => column.At.Options[i] == here.At.Options[i] ? Unchanged : issue.Options[column.At.Options[i]].Name)]);
        var parties = report.Parties.Select((party, p) => (IReadOnlyList<string>)[
            party.Party.Name, Numbers.Utility(here.At.Utilities[p]), .. columns.Select(column => Gain(here, column.At, column.Shares, p))]);
        sheet.Write(
            ("The package on the table, and what improves on it", new Grid(["Issue", .. headings], [.. issues])),
            ("What each party gets: utility (gain over the table), share of the most it can gain", new Grid(["Party", .. headings], [.. parties])));
        if (here.Fairest is { Tied: > 1 } tied) sheet.Say($"The fairest is tied with {Numbers.Counted(tied.Tied - 1, "other")}.");
        if (here.Fairest is { Bound: { } bound }) sheet.Say($"The fairest is not proven: its least share may fall short by up to {Numbers.Percent(bound)}.");
    }

    private static string Gain(FromHereReport here, PackagePoint at, ImmutableArray<double> shares, int party)
    {
        var gain = $"{Numbers.Utility(at.Utilities[party])} ({Numbers.Gain(at.Utilities[party] - here.At.Utilities[party])})";
        return here.LargestGains[party] > 0 ? $"{gain}, {Numbers.Percent(shares[party])}" : here.LargestGains[party] == 0 ? $"{gain}, can gain nothing" : gain;
    }
}
