using System.Collections.Immutable;
using GoodOffices.Analysis.Settlement.HalfKnown;
using GoodOffices.Analysis.Settlement.Solutions;
using GoodOffices.Casework.Advice;
using GoodOffices.Casework.Wording;

namespace GoodOffices.Cli.Rendering;

/// <summary>Writes for a person what half-known preferences allow to conclude: what holds in any case, what may hold, and what to ask.</summary>
internal static class RobustTable
{
    private const int MostCandidates = 5;

    /// <param name="report">What to write.</param>
    /// <param name="sheet">Where.</param>
    /// <param name="most">How many packages to list.</param>
    public static void Write(RobustReport report, Sheet sheet, int most)
    {
        sheet.Title(report.Case.Name);
        sheet.Say($"{Numbers.Counted(report.Case.Parties.Length, "party", "parties")}, {Numbers.Counted(report.Case.Issues.Length, "issue")}, {Numbers.Counted(report.Answer.Packages.Count, "package")} within the red lines");
        sheet.Say($"Half known: {string.Join(", ", report.HalfKnown.Select(party => party.Name))}.");
        WriteCounts(report.Answer, sheet);
        WritePackages(report, sheet, most);
        WriteCandidates(report, sheet);
        WriteQuestion(report, sheet);
        WriteCautions(report, sheet);
    }

    private static void WriteCounts(RobustAnswer answer, Sheet sheet)
    {
        IReadOnlyList<string> Row(string claim, Func<PackageVerdicts, Verdict> verdict) =>
            [claim, .. ((Verdict[])[Verdict.Yes, Verdict.No, Verdict.Undecided]).Select(value => Numbers.Count(answer.Packages.Count(package => verdict(package) == value)))];
        sheet.Write(("Whatever the values are, and for some values", new Grid(["Packages that are", "Yes", "No", "Undecided"],
        [
            Row("necessarily efficient", package => package.NecessarilyEfficient),
            Row("possibly efficient", package => package.PossiblyEfficient),
            Row("necessarily acceptable", package => package.NecessarilyAcceptable),
            Row("possibly acceptable", package => package.PossiblyAcceptable),
        ])
        { IsNumeric = true }));
    }

    private static void WritePackages(RobustReport report, Sheet sheet, int most)
    {
        if (most == 0) return;
        PackageVerdicts[] listed = [.. report.Answer.Packages.Where(package => package.NecessarilyEfficient == Verdict.Yes)];
        if (listed.Length == 0) return;
        sheet.Heading($"Efficient whatever the values are{(listed.Length > most ? $": {Numbers.Count(most)} of {Numbers.Count(listed.Length)}" : "")}");
        foreach (var package in listed.Take(most)) sheet.Point($"{Spell(report, package.Options)}{Acceptance(package)}");
    }

    private static string Acceptance(PackageVerdicts package) => package switch
    {
        { NecessarilyAcceptable: Verdict.Yes } => " (acceptable in any case)",
        { PossiblyAcceptable: Verdict.Yes } => " (may be acceptable)",
        { PossiblyAcceptable: Verdict.No } => " (not acceptable)",
        _ => "",
    };

    private static void WriteCandidates(RobustReport report, Sheet sheet)
    {
        if (report.Answer.Draws == 0) return;
        sheet.Heading("What each rule may single out, and its share of what is possible (95 % interval)");
        foreach (var rule in Enum.GetValues<SolutionConcept>())
        {
            var shares = report.Answer.Shares[(int)rule];
            sheet.Say(Concepts.Name(rule));
            foreach (var share in shares.Take(MostCandidates))
            {
                var name = share.Package < 0 ? "no agreement" : Spell(report, report.Answer.Packages[share.Package].Options);
                sheet.Point($"{Numbers.Percent((double)share.Draws / report.Answer.Draws)} ({Numbers.Percent(share.Low)} to {Numbers.Percent(share.High)}): {name}");
            }

            if (shares.Length > MostCandidates) sheet.Point($"{Numbers.Counted(shares.Length - MostCandidates, "other")}; --json lists them.");
        }
    }

    private static void WriteQuestion(RobustReport report, Sheet sheet)
    {
        sheet.Heading("What to ask next");
        if (report.Answer.Question is not { } question)
        {
            sheet.Say("No question of the kind \"would you rather\" would be expected to rule anything out.");
            return;
        }

        sheet.Say($"Ask {report.Case.Parties[question.Party].Name}: everything else being equal, would you rather have {Side(report, question.First)}, or {Side(report, question.Second)}?");
        sheet.Say($"Her answer is expected to rule out {question.ExpectedRemoved.ToString("0.0", System.Globalization.CultureInfo.InvariantCulture)} of {Numbers.Counted(question.Possible, "possible solution")} (a package counts once for each rule).");
    }

    private static string Side(RobustReport report, ImmutableArray<(int Issue, int Option)> side) =>
        string.Join(" and ", side.Select(part => $"{report.Case.Issues[part.Issue].Name}: {report.Case.Issues[part.Issue].Options[part.Option].Name}"));

    private static string Spell(RobustReport report, ImmutableArray<int> options) =>
        string.Join("; ", options.Select((option, issue) => $"{report.Case.Issues[issue].Name}: {report.Case.Issues[issue].Options[option].Name}"));

    private static void WriteCautions(RobustReport report, Sheet sheet)
    {
        sheet.Gap();
        if (report.Answer.Undecided > 0) sheet.Say($"{Numbers.Counted(report.Answer.Undecided, "package is", "packages are")} undecided in at least one question; undecided is no guess either way.");
        sheet.Say($"Yes and no are proven in exact arithmetic and checked again; shares come from {Numbers.Counted(report.Answer.Draws, "draw")} (seed {report.Seed}) and are no probabilities. " +
            "Egalitarian and utilitarian compare the parties' scales as given.");
    }
}
