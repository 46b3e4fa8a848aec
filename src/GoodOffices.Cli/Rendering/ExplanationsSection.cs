using GoodOffices.Casework.Advice;
using GoodOffices.Casework.Explanations;
using GoodOffices.Casework.Wording;

namespace GoodOffices.Cli.Rendering;

/// <summary>What stands behind each solution, and words for the table: first what the mediator must know, then what anybody may.</summary>
internal static class ExplanationsSection
{
    public static void Write(SettlementReport report, Sheet sheet)
    {
        if (report.Explanations.IsDefaultOrEmpty) return;
        foreach (var same in report.Explanations.GroupBy(explanation => string.Join(' ', explanation.At.Options)))
        {
            sheet.Heading($"{Names(same)}: for the mediator alone");
            foreach (var explanation in same.Where(explanation => explanation.ForTheMediator.Length > 0)) sheet.Point(explanation.ForTheMediator);
            sheet.Heading("Before you table it: for the mediator alone");
            sheet.Point(same.First().BeforeTabling);
            sheet.Heading("For the table: from joint and public facts only");
            sheet.Point(same.First().ForTheTable);
        }
    }

    private static string Names(IEnumerable<Explanation> explanations) =>
        string.Join(", ", explanations.Select((explanation, i) => explanation.Concept is { } concept ? Concepts.Name(concept, startsSentence: i == 0) : "The package"));
}
