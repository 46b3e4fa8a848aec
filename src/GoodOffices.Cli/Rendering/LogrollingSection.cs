using System.Collections.Immutable;
using System.Globalization;
using GoodOffices.Casework.Advice;
using GoodOffices.Casework.Wording;

namespace GoodOffices.Cli.Rendering;

/// <summary>What each party could give up and what that would be worth to the others, and the trades put together from it.</summary>
internal static class LogrollingSection
{
    private const int MostRows = 8;
    private const int MostNamed = 4; // beyond, names would be cut to pieces

    public static void Write(SettlementReport report, FromHereReport here, Sheet sheet)
    {
        var written = false;
        for (var party = 0; party < report.Parties.Length; party++) written |= WriteConcessions(report, here, party, sheet);
        foreach (var trades in here.Trades) written |= WriteTrades(report, trades, sheet);
        if (!written) return;
        var order = report.Parties.Length > MostNamed ? " Columns are the parties in the order above." : "";
        sheet.Say($"Per cent are shares of each party's own range: compare them down a column, never across.{order}");
    }

    /// <summary>Her changes that pay somebody, without those beaten by another that costs her no more and pays nobody less.</summary>
    private static bool WriteConcessions(SettlementReport report, FromHereReport here, int party, Sheet sheet)
    {
        var paying = here.Changes.Where(change => change.Shares[party] < 0 && change.Shares.Any(share => share > 0)).ToArray();
        ImmutableArray<ChangeReport> kept = [.. paying.Length > 5_000 ? paying : paying.Where(change => !paying.Any(other => Beats(other, change)))];
        if (kept.IsEmpty) return false;
        var shown = kept.OrderByDescending(change => change.Shares[party]).ThenBy(change => change.Issue).Take(MostRows).ToArray();
        var title = kept.Length > shown.Length ? $"What {report.Parties[party].Party.Name} could give: the {shown.Length} cheapest of {kept.Length} changes worth having" : $"What {report.Parties[party].Party.Name} could give";
        sheet.Write((title, new Grid(["Change", .. Names(report)], [.. shown.Select(change => Row(report, [Spell(report, change.Issue, change.Option, change.Breaks.Length > 0)], change.Shares))]) { IsNumeric = true }));
        if (shown.Any(change => change.Breaks.Length > 0)) sheet.Say("* breaks a red line unless something else changes with it");
        return true;
    }

    private static bool WriteTrades(SettlementReport report, TradesReport trades, Sheet sheet)
    {
        var number = trades.Issues == 2 ? "two" : "three";
        if (!trades.IsExact) sheet.Say($"A limit cut the search for trades over {number} issues short.");
        if (trades.Best.IsEmpty) return false;
        var title = $"Trades over {number} issues: {(trades.Count > trades.Best.Length ? $"{trades.Best.Length} of {Numbers.Count(trades.Count)}" : Numbers.Count(trades.Count))} that no other beats";
        sheet.Heading(title);
        foreach (var trade in trades.Best)
        {
            var gains = report.Parties.Select((party, p) => (party.Party.Name, Share: trade.Shares[p])).Where(gain => gain.Share != 0).Select(gain => $"{gain.Name} {Signed(gain.Share)}");
            sheet.Point($"{string.Join(", ", gains)}. {string.Join("; ", trade.Changed.Select(issue => Spell(report, issue, trade.At.Options[issue], false)))}.");
        }

        return true;
    }

    private static bool Beats(ChangeReport better, ChangeReport than) =>
        better.Shares.Zip(than.Shares).All(pair => pair.First >= pair.Second) && better.Shares.Zip(than.Shares).Any(pair => pair.First > pair.Second);

    private static IEnumerable<string> Names(SettlementReport report) =>
        report.Parties.Select((party, i) => report.Parties.Length > MostNamed ? (i + 1).ToString(CultureInfo.InvariantCulture) : party.Party.Name);

    private static IReadOnlyList<string> Row(SettlementReport report, string[] changes, ImmutableArray<double> shares) =>
        [string.Join('\n', changes), .. report.Parties.Select((_, party) => Signed(shares[party]))];

    private static string Spell(SettlementReport report, int issue, int option, bool breaks) =>
        $"{report.Case.Issues[issue].Name}: {report.Case.Issues[issue].Options[option].Name}{(breaks ? " *" : "")}";

    private static string Signed(double share)
    {
        var percent = Numbers.Percent(Math.Abs(share));
        return share > 0 ? "+" + percent : share < 0 ? "−" + percent : "0";
    }
}
