using GoodOffices.Analysis.Division;
using GoodOffices.Casework.Advice;
using GoodOffices.Casework.Wording;
using GoodOffices.Core.Numbers;

namespace GoodOffices.Cli.Rendering;

/// <summary>How Adjusted Winner divides the divisible issues, step by step.</summary>
internal static class AdjustedWinnerSection
{
    public static void Write(SettlementReport report, Sheet sheet)
    {
        if (report.AdjustedWinner is not { } winner) return;
        if (winner.WhyNot is { } reason)
        {
            sheet.Heading("Adjusted Winner");
            sheet.Say($"Not computed: {reason}.");
            return;
        }

        string[] names = [.. report.Parties.Select(party => party.Party.Name)];
        var steps = winner.Steps.Select((step, i) => (IReadOnlyList<string>)[$"{i + 1}. {Sentence(report, names, step)}", .. step.Points.Select(Written)]);
        var shares = winner.Issues.Select(issue => (IReadOnlyList<string>)[report.Case.Issues[issue.Issue].Name, .. issue.Points.Zip(issue.Shares).Select(pair => $"{Written(pair.First)} pts, {Part(pair.Second)}")]);
        IReadOnlyList<string> total = ["Points won, of 100", .. winner.Points.Select(Written)];
        sheet.Write(
            ("Adjusted Winner, step by step: points after each", new Grid(["Step", .. names], [.. steps]) { IsNumeric = true }),
            ("Adjusted Winner: who wins how much of each divisible issue", new Grid(["Issue", .. names], [.. shares, total]) { IsNumeric = true }));
        sheet.Say("Winning an issue means having it settled as she likes best. Both get equally many of their own points. The rule rewards misreporting: who guesses the other's points can gain by shading her own.");
    }

    private static string Sentence(SettlementReport report, string[] names, DividingStep step)
    {
        var issue = report.Case.Issues[step.Issue].Name;
        return step.Reason switch
        {
            WinnerReason.MorePoints => $"{issue} to {names[step.To]}, who gives it more points",
            WinnerReason.Tie => $"{issue}, a tie, to {names[step.To]}",
            _ => step.Share == Rational.One ? $"{issue} moves to {names[step.To]}, least ratio" : $"{Part(step.Share)} of {issue} moves to {names[step.To]}, least ratio",
        };
    }

    private static string Part(Rational share) => share == Rational.One ? "all" : share == Rational.Zero ? "none" : $"{share.Numerator}/{share.Denominator}";

    private static string Written(Rational points) => Numbers.Utility(points.ToDouble());
}
