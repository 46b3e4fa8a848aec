using System.Text.Json;
using GoodOffices.Analysis.Settlement.Solutions;
using GoodOffices.Casework.Advice;
using GoodOffices.Interchange;

namespace GoodOffices.Tests.Settlement;

/// <summary>Every case under cases/ gives the answers that stand beside it (see cases/README.md).</summary>
public sealed class PublishedCases
{
    public static TheoryData<string> Cases() =>
        [.. Directory.EnumerateFiles(Repository.At("cases"), "*.expected.json", SearchOption.AllDirectories).Select(f => Path.GetRelativePath(Repository.At("cases"), f)).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Cases))]
    public void Have_the_answers_that_stand_beside_them(string expectedFile)
    {
        var path = Repository.At("cases", expectedFile);
        using var document = JsonDocument.Parse(File.ReadAllText(path));
        var expected = document.RootElement;
        var loaded = Assert.IsType<Reading.Loaded>(CaseReader.Read([Path.Combine(Path.GetDirectoryName(path)!, expected.GetProperty("case").GetString()!)])).Case;

        var report = Assert.IsType<SettlementOutcome.Solved>(SettlementAdvice.Solve(loaded.Case, loaded.Preferences, new SettlementOptions(), cancel: TestContext.Current.CancellationToken)).Report;

        Assert.False(string.IsNullOrWhiteSpace(expected.GetProperty("citation").GetString()));
        Assert.False(string.IsNullOrWhiteSpace(expected.GetProperty("certainty").GetString()));
        Assert.Equal(expected.GetProperty("packages").GetString(), report.PackageCount.ToString());
        Assert.Equal(expected.GetProperty("agreementExists").GetBoolean(), report.AgreementExists);
        if (expected.GetProperty("frontierCount").ValueKind == JsonValueKind.Number) Assert.Equal(expected.GetProperty("frontierCount").GetInt32(), report.Frontier!.Points.Count);
        var tolerance = expected.GetProperty("tolerance").GetDouble();
        foreach (var (name, concept) in new[] { ("nash", SolutionConcept.Nash), ("kalaiSmorodinsky", SolutionConcept.KalaiSmorodinsky), ("egalitarian", SolutionConcept.Egalitarian), ("utilitarian", SolutionConcept.Utilitarian) })
            Agree(expected.GetProperty(name), report.Solutions[(int)concept], tolerance);
        if (expected.TryGetProperty("relax", out var relax)) Agree(relax, report);
        if (expected.TryGetProperty("adjustedWinner", out var winner)) Agree(winner, report.AdjustedWinner!, report.Case);
        else Assert.Null(report.AdjustedWinner);
    }

    private static void Agree(JsonElement expected, SolutionReport solution, double tolerance)
    {
        Assert.Equal(expected.ValueKind == JsonValueKind.Null, solution.At is null);
        if (solution.At is null) return;
        Assert.True(solution.IsExact);
        Assert.Equal(expected.TryGetProperty("degenerate", out var degenerate) && degenerate.GetBoolean(), solution.Degenerate);
        var vectors = expected.GetProperty("utilities").EnumerateArray().Select(v => v.EnumerateArray().Select(n => n.GetDouble()).ToArray()).ToArray();
        // 1e-9 forgives the double that the expected number was written with, nothing else.
        Assert.Contains(vectors, vector => vector.Zip(solution.At.Utilities).All(pair => Math.Abs(pair.First - pair.Second) <= tolerance + (1e-9 * Math.Abs(pair.First))));
        if (tolerance == 0) Assert.Equal(vectors.Length, solution.Tied);
    }

    private static void Agree(JsonElement expected, AdjustedWinnerReport winner, Core.Cases.Case of)
    {
        static string[] Texts(JsonElement of) => [.. of.EnumerateArray().Select(text => text.GetString()!)];
        static string Fraction(Core.Numbers.Rational number) => number.Denominator.IsOne ? $"{number.Numerator}" : $"{number.Numerator}/{number.Denominator}";
        Assert.Equal(Texts(expected.GetProperty("points")), winner.Points.Select(Fraction));
        Assert.Equal(
            expected.GetProperty("shares").EnumerateObject().Select(issue => $"{issue.Name}: {string.Join(' ', Texts(issue.Value))}"),
            winner.Issues.Select(issue => $"{of.Issues[issue.Issue].Id}: {string.Join(' ', issue.Shares.Select(Fraction))}"));
    }

    private static void Agree(JsonElement expected, SettlementReport report)
    {
        static string Words(IEnumerable<(string Party, double Amount)> walkAways, IEnumerable<string> redLines) =>
            string.Join(' ', walkAways.OrderBy(w => w.Party, StringComparer.Ordinal).Select(w => FormattableString.Invariant($"{w.Party}:{w.Amount:G9}"))) + " | " + string.Join(' ', redLines);
        Assert.Equal(
            expected.EnumerateArray().Select(r => Words(r.GetProperty("walkAways").EnumerateObject().Select(p => (p.Name, p.Value.GetDouble())), r.GetProperty("redLines").EnumerateArray().Select(l => l.GetString()!))),
            report.Relaxations.Select(r => Words(r.WalkAways.Select(w => (w.Party.ToString(), w.Amount)), r.RedLines.Select(l => l.ToString()))));
    }
}
