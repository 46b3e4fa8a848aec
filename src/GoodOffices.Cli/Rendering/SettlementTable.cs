using System.Globalization;
using GoodOffices.Casework.Advice;
using GoodOffices.Casework.Wording;

namespace GoodOffices.Cli.Rendering;

/// <summary>Writes a report for a person to read: what is possible, what the rules single out, what stands in the way.</summary>
internal static class SettlementTable
{
    /// <param name="report">What to write.</param>
    /// <param name="sheet">Where.</param>
    /// <param name="points">How many points of the frontier to list.</param>
    public static void Write(SettlementReport report, Sheet sheet, int points)
    {
        WriteHeader(report, sheet);
        WriteAgreement(report, sheet);
        SolutionsSection.Write(report, sheet);
        FromHereSection.Write(report, sheet);
        AdjustedWinnerSection.Write(report, sheet);
        ExplanationsSection.Write(report, sheet);
        RedLinesSection.Write(report, sheet);
        RelaxationsSection.Write(report, sheet);
        FrontierSection.Write(report, sheet, points);
        WriteCautions(report, sheet);
    }

    private static void WriteHeader(SettlementReport report, Sheet sheet)
    {
        sheet.Title(report.Case.Name);
        var counts = $"{Numbers.Counted(report.Parties.Length, "party", "parties")}, {Numbers.Counted(report.Case.Issues.Length, "issue")}, {Numbers.Counted(report.PackageCount, "package")}";
        sheet.Say(report.Dialect is { } dialect ? $"{counts}; numbers read as {DialectName(dialect)} does" : counts);
        if (report.Case.Mediator is { } mediator) sheet.Say($"Good offices: {mediator}");
        sheet.Gap();

        var disagreementShown = report.Parties.Any(party => party.Disagreement != party.WalkAway);
        string[] headings = ["Party", "Walk-away", .. disagreementShown ? (string[])["Without agreement"] : [], "Worst package", "Best package"];
        var rows = report.Parties.Select(party => RowOf(party, disagreementShown)).ToArray();
        sheet.Write((null, new Grid(headings, rows) { IsNumeric = true }));
        sheet.Gap();
    }

    private static IReadOnlyList<string> RowOf(PartyOutlook party, bool disagreementShown)
    {
        var numbers = Numbers.Aligned([party.WalkAway ?? double.NaN, party.Disagreement, party.Least, party.Greatest]);
        return [party.Party.Name, party.WalkAway is null ? "none" : numbers[0], .. disagreementShown ? (string[])[numbers[1]] : [], numbers[2], numbers[3]];
    }

    private static void WriteAgreement(SettlementReport report, Sheet sheet)
    {
        if (report.Frontier is { } frontier)
        {
            var count = Numbers.Counted(frontier.Points.Count, "point");
            sheet.Say(frontier switch
            {
                { IsExact: true } => $"The frontier has {count}: nobody can improve on one without someone losing.",
                { Bound: { } bound } => $"A limit thinned the frontier to {count}: every package is matched within {Numbers.Percent(bound)} of each party's range.",
                _ => $"A limit stopped the frontier at {count}; others may exist.",
            });
        }

        if (!report.AgreementExists)
        {
            sheet.Say("No agreement is possible: no package is acceptable to every party.");
            return;
        }

        if (report.Frontier is not { } reached)
        {
            sheet.Say("Agreement is possible. The frontier was not computed; the solutions were found directly.");
            return;
        }

        var acceptable = reached.Points.Count(point => point.Acceptable);
        sheet.Say(acceptable == reached.Points.Count
            ? $"Agreement is possible: {(acceptable == 1 ? "it is" : "all of them are")} acceptable to every party."
            : $"Agreement is possible: {Numbers.Count(acceptable)} of them {(acceptable == 1 ? "is" : "are")} acceptable to every party.");
    }

    private static void WriteCautions(SettlementReport report, Sheet sheet)
    {
        sheet.Gap();
        if (report.Parties.Length > 1)
        {
            sheet.Say("Utilities of two parties share no unit: never compare or add them. Nash and Kalai–Smorodinsky do not depend on the scale each party chose; " +
                "egalitarian and utilitarian do, and another scale would move them.");
        }

        var arithmetic = report.IsExactArithmetic ? "exact arithmetic" : "arithmetic on a fine grid";
        sheet.Say($"Computed with {arithmetic} in {Elapsed(report.Engine.Elapsed)} and checked again independently.");
    }

    private static string Elapsed(TimeSpan elapsed) => elapsed.TotalSeconds >= 1
        ? elapsed.TotalSeconds.ToString("0.0", CultureInfo.InvariantCulture) + " s"
        : Math.Max(1, elapsed.TotalMilliseconds).ToString("0", CultureInfo.InvariantCulture) + " ms";

    private static string DialectName(string dialect) => dialect switch { "genius" => "GENIUS", "negmas" => "NegMAS", _ => dialect };
}
