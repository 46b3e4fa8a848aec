using GoodOffices.Casework.Advice;
using GoodOffices.Casework.Wording;

namespace GoodOffices.Cli.Rendering;

/// <summary>Which red lines change what can be had.</summary>
internal static class RedLinesSection
{
    public static void Write(SettlementReport report, Sheet sheet)
    {
        if (report.RedLines.Length == 0) return;

        var binding = report.RedLines.Where(line => line.Binds == true).ToArray();
        sheet.Heading("Red lines that bind: dropping one alone would change the frontier");
        foreach (var line in binding)
        {
            var owner = NameOf(report, line.Owner);
            sheet.Point(line.Line.Note is { Length: > 0 } note ? $"{owner}: {line.Line.Id} ({note})" : $"{owner}: {line.Line.Id}");
        }

        var free = report.RedLines.Count(line => line.Binds == false);
        var unknown = report.RedLines.Count(line => line.Binds is null);
        if (binding.Length == 0 && free > 0) sheet.Point($"None of the {Numbers.Counted(free, "red line")} binds.");
        else if (free > 0) sheet.Point($"{Numbers.Counted(free, "other red line")} {(free == 1 ? "does" : "do")} not bind.");
        if (unknown > 0) sheet.Point($"Not computed for {Numbers.Counted(unknown, "red line")}.");
    }

    public static string NameOf(SettlementReport report, Core.Parties.PartyId party) =>
        report.Parties.FirstOrDefault(outlook => outlook.Party.Id == party)?.Party.Name ?? party.ToString();
}
