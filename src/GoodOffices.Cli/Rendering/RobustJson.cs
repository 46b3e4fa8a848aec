using System.Globalization;
using System.Text.Json;
using GoodOffices.Analysis.Settlement.HalfKnown;
using GoodOffices.Analysis.Settlement.Solutions;
using GoodOffices.Casework.Advice;

namespace GoodOffices.Cli.Rendering;

/// <summary>Writes what half-known preferences allow to conclude as JSON: the usual object, in which frontier and solutions are null, with <c>robust</c> in it.</summary>
internal sealed class RobustJson(Utf8JsonWriter json, RobustReport report)
{
    private const int FlushAt = 1 << 16;

    public static void Write(RobustReport report, Stream stream)
    {
        using (var json = new Utf8JsonWriter(stream, new JsonWriterOptions { Encoder = JsonReport.Encoder, SkipValidation = false }))
            new RobustJson(json, report).Write();
        stream.WriteByte((byte)'\n');
        stream.Flush();
    }

    private void Write()
    {
        json.WriteStartObject();
        json.WriteString("case", report.Case.Id.ToString());
        json.WriteString("dialect", report.Dialect);
        json.WriteStartArray("parties");
        foreach (var party in report.Case.Parties)
        {
            json.WriteStartObject();
            json.WriteString("id", party.Id.ToString());
            json.WriteString("name", party.Name);
            json.WriteBoolean("halfKnown", report.HalfKnown.Contains(party));
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteString("packages", report.Case.Issues.Aggregate(System.Numerics.BigInteger.One, (product, issue) => product * issue.Options.Length).ToString(CultureInfo.InvariantCulture));
        json.WriteNull("frontier");
        json.WriteNull("solutions");
        json.WriteNull("fromHere");
        json.WriteNull("adjustedWinner");
        WriteRobust();
        json.WriteString("checks", "passed");
        json.WriteStartObject("engine");
        json.WriteString("version", report.Engine.Version);
        json.WriteNumber("elapsedMilliseconds", Math.Round(report.Engine.Elapsed.TotalMilliseconds, 3));
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private void WriteRobust()
    {
        var answer = report.Answer;
        json.WriteStartObject("robust");
        json.WriteNumber("withinRedLines", answer.Packages.Count);
        WriteCounts("necessarilyEfficient", package => package.NecessarilyEfficient);
        WriteCounts("possiblyEfficient", package => package.PossiblyEfficient);
        WriteCounts("necessarilyAcceptable", package => package.NecessarilyAcceptable);
        WriteCounts("possiblyAcceptable", package => package.PossiblyAcceptable);
        json.WriteNumber("undecided", answer.Undecided);
        json.WriteNumber("draws", answer.Draws);
        json.WriteNumber("seed", report.Seed);
        WriteShares();
        WriteQuestion();
        json.WriteStartArray("packages");
        foreach (var package in answer.Packages.Where(package => package.PossiblyEfficient != Verdict.No))
        {
            json.WriteStartObject();
            WritePackage(package);
            json.WriteString("necessarilyEfficient", Word(package.NecessarilyEfficient));
            json.WriteString("possiblyEfficient", Word(package.PossiblyEfficient));
            json.WriteString("necessarilyAcceptable", Word(package.NecessarilyAcceptable));
            json.WriteString("possiblyAcceptable", Word(package.PossiblyAcceptable));
            json.WriteEndObject();
            if (json.BytesPending > FlushAt) json.Flush();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private void WriteCounts(string name, Func<PackageVerdicts, Verdict> verdict)
    {
        json.WriteStartObject(name);
        foreach (var value in (Verdict[])[Verdict.Yes, Verdict.No, Verdict.Undecided]) json.WriteNumber(Word(value), report.Answer.Packages.Count(package => verdict(package) == value));
        json.WriteEndObject();
    }

    private void WriteShares()
    {
        json.WriteStartObject("solutions");
        foreach (var (name, rule) in new[] { ("nash", SolutionConcept.Nash), ("kalaiSmorodinsky", SolutionConcept.KalaiSmorodinsky), ("egalitarian", SolutionConcept.Egalitarian), ("utilitarian", SolutionConcept.Utilitarian) })
        {
            json.WriteStartArray(name);
            foreach (var share in report.Answer.Shares[(int)rule])
            {
                json.WriteStartObject();
                if (share.Package < 0) json.WriteNull("package");
                else WritePackage(report.Answer.Packages[share.Package]);
                json.WriteNumber("share", (double)share.Draws / report.Answer.Draws);
                json.WriteNumber("low", share.Low);
                json.WriteNumber("high", share.High);
                json.WriteEndObject();
            }

            json.WriteEndArray();
        }

        json.WriteEndObject();
    }

    private void WriteQuestion()
    {
        if (report.Answer.Question is not { } question)
        {
            json.WriteNull("nextQuestion");
            return;
        }

        json.WriteStartObject("nextQuestion");
        json.WriteString("party", report.Case.Parties[question.Party].Id.ToString());
        foreach (var (name, side) in new[] { ("first", question.First), ("second", question.Second) })
        {
            json.WriteStartObject(name);
            foreach (var (issue, option) in side) json.WriteString(report.Case.Issues[issue].Id.ToString(), report.Case.Issues[issue].Options[option].Id.ToString());
            json.WriteEndObject();
        }

        json.WriteNumber("shareOfFirst", question.ShareOfFirst);
        json.WriteNumber("possible", question.Possible);
        json.WriteNumber("expectedRemoved", question.ExpectedRemoved);
        json.WriteEndObject();
    }

    private void WritePackage(PackageVerdicts package)
    {
        json.WriteStartObject("package");
        for (var i = 0; i < package.Options.Length; i++) json.WriteString(report.Case.Issues[i].Id.ToString(), report.Case.Issues[i].Options[package.Options[i]].Id.ToString());
        json.WriteEndObject();
    }

    private static string Word(Verdict verdict) => verdict switch { Verdict.Yes => "yes", Verdict.No => "no", _ => "undecided" };
}
