using System.Collections.Immutable;
using GoodOffices.Analysis.Settlement.Solutions;
using GoodOffices.Casework.Advice;
using GoodOffices.Casework.Wording;

namespace GoodOffices.Cli.Rendering;

/// <summary>Each solution: its package issue by issue, and what each party gets from it.</summary>
internal static class SolutionsSection
{
    private const int BarCells = 8;

    public static void Write(SettlementReport report, Sheet sheet)
    {
        var columns = SolutionColumn.Group(report);
        if (columns.Length > 0) WriteColumns(report, columns, sheet);
        if (!report.AgreementExists) return;
        foreach (var missing in report.Solutions.Where(solution => solution.At is null))
            sheet.Say($"{Concepts.Name(missing.Concept)}: none was found before a limit was reached.");
    }

    private static void WriteColumns(SettlementReport report, ImmutableArray<SolutionColumn> columns, Sheet sheet)
    {
        string[] headings = [.. columns.Select(column => column.Heading)];
        var packages = report.Case.Issues.Select((issue, i) => (IReadOnlyList<string>)[issue.Name, .. columns.Select(column => issue.Options[column.At.Options[i]].Name)]);
        var parties = report.Parties.Select((party, p) => (IReadOnlyList<string>)[party.Party.Name, .. columns.Select(column => Outcome(party, column.At.Utilities[p]))]);
        string[] measures = ["Measure", .. columns.Select(column => string.Join("\n", column.Solutions.Select(Measure)))];
        sheet.Write(
            ("The package each rule singles out", new Grid(["Issue", .. headings], [.. packages])),
            ("What each party gets: utility (gain), and how far up its range", new Grid(["Party", .. headings], [.. parties, measures])));
    }

    private static string Outcome(PartyOutlook party, double utility)
    {
        var range = party.Greatest - party.Least;
        var share = range > 0 ? Math.Clamp((utility - party.Least) / range, 0, 1) : 1;
        var filled = share >= 1 ? BarCells : Math.Min(BarCells - 1, (int)Math.Round(share * BarCells)); // only the best looks full
        return $"{Numbers.Utility(utility)} ({Numbers.Gain(utility - party.Disagreement)})\n{new string('█', filled)}{new string('░', BarCells - filled)} {Numbers.Percent(share)}";
    }

    private static string Measure(SolutionReport solution)
    {
        var measure = solution.Concept switch
        {
            SolutionConcept.Nash => "product",
            SolutionConcept.KalaiSmorodinsky => "least share",
            SolutionConcept.Egalitarian => "least gain",
            _ => "sum",
        };
        var text = $"{measure} {Numbers.Utility(solution.Value)}";
        if (solution.Degenerate) text += "; no package gives every party a gain";
        if (solution.Tied > 1) text += $"; tied with {Numbers.Counted(solution.Tied - 1, "other")}";
        if (!solution.IsExact) text += solution.Bound is { } bound ? $"; not proven: within {Numbers.Percent(bound)} of best" : "; not proven best";
        return text;
    }
}
