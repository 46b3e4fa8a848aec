using System.Globalization;
using GoodOffices.Casework.Advice;
using GoodOffices.Casework.Wording;

namespace GoodOffices.Cli.Rendering;

/// <summary>What would have to give way where no agreement is possible.</summary>
internal static class RelaxationsSection
{
    public static void Write(SettlementReport report, Sheet sheet)
    {
        if (report.AgreementExists) return;

        sheet.Heading("What would make agreement possible");
        if (report.Relaxations.Length == 0)
        {
            sheet.Point("No way was found before a limit was reached.");
            return;
        }

        if (report.Relaxations.Length > 1) sheet.Say("Each of these alone would do, the least first:");
        for (var i = 0; i < report.Relaxations.Length; i++)
        {
            var number = report.Relaxations.Length > 1 ? (i + 1).ToString(CultureInfo.InvariantCulture) + ". " : "";
            sheet.Point(number + Sentence(report, report.Relaxations[i]));
        }
    }

    private static string Sentence(SettlementReport report, Relaxation relaxation)
    {
        var steps = relaxation.WalkAways
            .Select(lowering => $"{RedLinesSection.NameOf(report, lowering.Party)} would have to lower its walk-away by {Numbers.Utility(lowering.Amount)}{ShareOf(report, lowering)}")
            .Concat(relaxation.RedLines.Select(line => report.RedLines.FirstOrDefault(known => known.Line.Id == line) is { } owned
                ? $"{RedLinesSection.NameOf(report, owned.Owner)} would have to drop its red line {line}"
                : $"the red line {line} would have to be dropped"));
        return string.Join(", and ", steps) + ".";
    }

    private static string ShareOf(SettlementReport report, WalkAwayLowering lowering)
    {
        var outlook = report.Parties.First(party => party.Party.Id == lowering.Party);
        return outlook.Greatest > outlook.Least ? $" ({Numbers.Percent(lowering.ShareOfRange)} of its range)" : $" (every package is worth {Numbers.Utility(outlook.Greatest)} to it)";
    }
}
