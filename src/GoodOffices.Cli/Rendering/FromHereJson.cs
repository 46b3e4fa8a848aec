using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using GoodOffices.Casework.Advice;
using GoodOffices.Core.Cases;

namespace GoodOffices.Cli.Rendering;

/// <summary>Writes what improves on the package on the table, and what Adjusted Winner does, as JSON.</summary>
/// <param name="json">Takes it.</param>
/// <param name="of">The case.</param>
/// <param name="writePoint">Writes utilities and package into the object that is open.</param>
internal sealed class FromHereJson(Utf8JsonWriter json, Case of, Action<PackagePoint> writePoint)
{
    private const int FlushAt = 1 << 16;

    public void Write(SettlementReport report)
    {
        if (report.FromHere is { } here) WriteFromHere(here);
        else json.WriteNull("fromHere");
        if (report.AdjustedWinner is { WhyNot: null } winner) WriteWinner(report, winner);
        else json.WriteNull("adjustedWinner");
    }

    private void WriteFromHere(FromHereReport here)
    {
        json.WriteStartObject("fromHere");
        writePoint(here.At);
        if (here.CanBeImproved is { } can) json.WriteBoolean("onFrontier", !can);
        else json.WriteNull("onFrontier");
        WriteNumbers("largestGains", here.LargestGains);
        WriteImprovements(here.Improvements);
        WriteFairest(here.Fairest);
        WriteNearest(here.Nearest);
        WriteChanges(here.Changes);
        json.WriteStartArray("trades");
        foreach (var trades in here.Trades) WriteTrades(trades);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private void WriteImprovements(ImprovementsReport? improvements)
    {
        if (improvements is null)
        {
            json.WriteNull("improvements");
            return;
        }

        json.WriteStartObject("improvements");
        json.WriteBoolean("exact", improvements.IsExact);
        WriteNumber("bound", improvements.Bound);
        json.WriteNumber("count", improvements.Points.Count);
        json.WriteString("packages", improvements.Packages.ToString(CultureInfo.InvariantCulture));
        json.WriteStartArray("points");
        foreach (var point in improvements.Points)
        {
            json.WriteStartObject();
            writePoint(point.At);
            json.WriteString("sharedBy", point.SharedBy.ToString(CultureInfo.InvariantCulture));
            json.WriteBoolean("acceptable", point.Acceptable);
            json.WriteEndObject();
            if (json.BytesPending > FlushAt) json.Flush();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private void WriteFairest(FairestReport? fairest)
    {
        if (fairest is null)
        {
            json.WriteNull("fairest");
            return;
        }

        json.WriteStartObject("fairest");
        writePoint(fairest.At);
        WriteNumbers("shares", fairest.Shares);
        WriteNumber("value", fairest.Value);
        json.WriteNumber("tied", fairest.Tied);
        json.WriteBoolean("exact", fairest.Bound is null);
        WriteNumber("bound", fairest.Bound);
        json.WriteEndObject();
    }

    private void WriteNearest(NearestReport? nearest)
    {
        if (nearest is null)
        {
            json.WriteNull("nearest");
            return;
        }

        json.WriteStartObject("nearest");
        writePoint(nearest.At);
        WriteNumbers("shares", nearest.Shares);
        json.WriteStartArray("changed");
        foreach (var issue in nearest.Changed) json.WriteStringValue(of.Issues[issue].Id.ToString());
        json.WriteEndArray();
        json.WriteNumber("atLeast", nearest.AtLeast);
        json.WriteBoolean("exact", nearest.IsExact);
        json.WriteEndObject();
    }

    private void WriteChanges(ImmutableArray<ChangeReport> changes)
    {
        json.WriteStartArray("changes");
        foreach (var change in changes)
        {
            json.WriteStartObject();
            json.WriteString("issue", of.Issues[change.Issue].Id.ToString());
            json.WriteString("option", of.Issues[change.Issue].Options[change.Option].Id.ToString());
            WriteNumbers("sharesOfRange", change.Shares);
            json.WriteStartArray("breaks");
            foreach (var line in change.Breaks) json.WriteStringValue(line.ToString());
            json.WriteEndArray();
            json.WriteEndObject();
            if (json.BytesPending > FlushAt) json.Flush();
        }

        json.WriteEndArray();
    }

    private void WriteTrades(TradesReport trades)
    {
        json.WriteStartObject();
        json.WriteNumber("issues", trades.Issues);
        json.WriteBoolean("exact", trades.IsExact);
        json.WriteNumber("count", trades.Count);
        json.WriteStartArray("best");
        foreach (var trade in trades.Best)
        {
            json.WriteStartObject();
            json.WriteStartObject("changes");
            foreach (var issue in trade.Changed) json.WriteString(of.Issues[issue].Id.ToString(), of.Issues[issue].Options[trade.At.Options[issue]].Id.ToString());
            json.WriteEndObject();
            WriteNumbers("utilities", trade.At.Utilities);
            WriteNumbers("sharesOfRange", trade.Shares);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private void WriteWinner(SettlementReport report, AdjustedWinnerReport winner)
    {
        json.WriteStartObject("adjustedWinner");
        WriteTexts("points", winner.Points.Select(points => $"{points}"));
        json.WriteStartObject("shares");
        foreach (var issue in winner.Issues) WriteTexts(of.Issues[issue.Issue].Id.ToString(), issue.Shares.Select(share => $"{share}"));
        json.WriteEndObject();
        json.WriteStartArray("steps");
        foreach (var step in winner.Steps)
        {
            json.WriteStartObject();
            json.WriteString("issue", of.Issues[step.Issue].Id.ToString());
            json.WriteString("to", report.Parties[step.To].Party.Id.ToString());
            json.WriteString("reason", step.Reason switch { Analysis.Division.WinnerReason.MorePoints => "morePoints", Analysis.Division.WinnerReason.Tie => "tie", _ => "leastRatio" });
            json.WriteString("share", $"{step.Share}");
            WriteTexts("points", step.Points.Select(points => $"{points}"));
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private void WriteTexts(string name, IEnumerable<string> texts)
    {
        json.WriteStartArray(name);
        foreach (var text in texts) json.WriteStringValue(text);
        json.WriteEndArray();
    }

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
        if (value is { } number && double.IsFinite(number)) json.WriteNumberValue(number + 0.0);
        else json.WriteNullValue();
    }
}
