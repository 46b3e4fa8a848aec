using System.Collections.Immutable;
using System.Globalization;
using System.Numerics;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using GoodOffices.Analysis.Settlement.Solutions;
using GoodOffices.Casework.Advice;
using GoodOffices.Core.Cases;

namespace GoodOffices.Cli.Rendering;

/// <summary>Writes a report as JSON, point by point: a frontier of any size passes through without being held as text.</summary>
internal sealed class JsonReport(Utf8JsonWriter json, Case of)
{
    private const int FlushAt = 1 << 16;

    // made once: a frontier repeats each of them in every point
    private readonly JsonEncodedText[] _issues = [.. of.Issues.Select(issue => Encode(issue.Id.ToString()))];
    private readonly JsonEncodedText[][] _options = [.. of.Issues.Select(issue => issue.Options.Select(option => Encode(option.Id.ToString())).ToArray())];

    public static void Write(SettlementReport report, Stream stream)
    {
        using (var json = new Utf8JsonWriter(stream, new JsonWriterOptions { Encoder = Encoder, SkipValidation = false }))
            new JsonReport(json, report.Case).Write(report);
        stream.WriteByte((byte)'\n');
        stream.Flush();
    }

    internal static JavaScriptEncoder Encoder { get; } = JavaScriptEncoder.Create(UnicodeRanges.All); // names stay readable in every script

    private static JsonEncodedText Encode(string text) => JsonEncodedText.Encode(text, Encoder);

    private void Write(SettlementReport report)
    {
        json.WriteStartObject();
        json.WriteString("case", report.Case.Id.ToString());
        json.WriteString("dialect", report.Dialect);
        json.WriteString("arithmetic", report.IsExactArithmetic ? "exact" : "grid");
        WriteNumbers("disagreement", [.. report.Parties.Select(party => party.Disagreement)]);
        WriteCase(report);
        WriteCount("packages", report.PackageCount);
        json.WriteBoolean("agreementExists", report.AgreementExists);
        WriteRelaxations(report);
        WriteFrontier(report.Frontier);
        WriteSolutions(report);
        new FromHereJson(json, report.Case, WritePackage).Write(report);
        json.WriteNull("robust");
        if (!report.Explanations.IsDefaultOrEmpty) new ExplanationsJson(json, of).Write(report.Explanations);
        json.WriteString("checks", "passed"); // the engine throws rather than hand out what its checker refuses
        json.WriteStartObject("engine");
        json.WriteString("version", report.Engine.Version);
        json.WriteNumber("elapsedMilliseconds", Math.Round(report.Engine.Elapsed.TotalMilliseconds, 3));
        json.WriteNumber("peakBytes", report.Engine.PeakBytes);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private void WriteCase(SettlementReport report)
    {
        json.WriteStartArray("parties");
        foreach (var outlook in report.Parties)
        {
            json.WriteStartObject();
            json.WriteString("id", outlook.Party.Id.ToString());
            json.WriteString("name", outlook.Party.Name);
            WriteNumber("walkAway", outlook.WalkAway);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray("issues");
        foreach (var issue in report.Case.Issues)
        {
            json.WriteStartObject();
            json.WriteString("id", issue.Id.ToString());
            json.WriteString("name", issue.Name);
            json.WriteNumber("options", issue.Options.Length);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private void WriteRelaxations(SettlementReport report)
    {
        json.WriteStartArray("relax");
        foreach (var relaxation in report.AgreementExists ? [] : report.Relaxations)
        {
            json.WriteStartObject();
            json.WriteStartObject("walkAways");
            foreach (var lowering in relaxation.WalkAways) WriteNumber(lowering.Party.ToString(), lowering.Amount);
            json.WriteEndObject();
            json.WriteStartArray("redLines");
            foreach (var line in relaxation.RedLines) json.WriteStringValue(line.ToString());
            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private void WriteFrontier(FrontierReport? frontier)
    {
        if (frontier is null)
        {
            json.WriteNull("frontier");
            return;
        }

        json.WriteStartObject("frontier");
        json.WriteBoolean("exact", frontier.IsExact);
        WriteNumber("bound", frontier.Bound);
        json.WriteNumber("count", frontier.Points.Count);
        json.WriteStartArray("points");
        foreach (var point in frontier.Points)
        {
            json.WriteStartObject();
            WritePackage(point.At);
            WriteCount("sharedBy", point.SharedBy);
            json.WriteBoolean("acceptable", point.Acceptable);
            json.WriteEndObject();
            if (json.BytesPending > FlushAt) json.Flush();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private void WriteSolutions(SettlementReport report)
    {
        json.WriteStartObject("solutions");
        WriteSolution("nash", SolutionConcept.Nash, report.Solutions);
        WriteSolution("kalaiSmorodinsky", SolutionConcept.KalaiSmorodinsky, report.Solutions);
        WriteSolution("egalitarian", SolutionConcept.Egalitarian, report.Solutions);
        WriteSolution("utilitarian", SolutionConcept.Utilitarian, report.Solutions);
        json.WriteEndObject();
    }

    private void WriteSolution(string name, SolutionConcept concept, ImmutableArray<SolutionReport> solutions)
    {
        if (solutions.FirstOrDefault(solution => solution.Concept == concept) is not { At: { } at } found)
        {
            json.WriteNull(name);
            return;
        }

        json.WriteStartObject(name);
        WritePackage(at);
        WriteNumber("value", found.Value);
        json.WriteNumber("tied", found.Tied);
        json.WriteBoolean("degenerate", found.Degenerate);
        json.WriteBoolean("exact", found.IsExact);
        WriteNumber("bound", found.Bound);
        json.WriteEndObject();
    }

    private void WritePackage(PackagePoint point)
    {
        WriteNumbers("utilities", point.Utilities);
        json.WriteStartObject("package");
        for (var i = 0; i < point.Options.Length; i++) json.WriteString(_issues[i], _options[i][point.Options[i]]);
        json.WriteEndObject();
    }

    private void WriteCount(string name, BigInteger count) => json.WriteString(name, count.ToString(CultureInfo.InvariantCulture));

    private void WriteNumbers(string name, ImmutableArray<double> values)
    {
        json.WriteStartArray(name);
        foreach (var value in values) WriteValue(value);
        json.WriteEndArray();
    }

    private void WriteNumber(string name, double? value)
    {
        json.WritePropertyName(name);
        WriteValue(value);
    }

    private void WriteValue(double? value)
    {
        // JSON has no NaN: where every package breaks a red line there is no least utility to speak of
        if (value is { } number && double.IsFinite(number)) json.WriteNumberValue(number + 0.0); // and no -0
        else json.WriteNullValue();
    }
}
