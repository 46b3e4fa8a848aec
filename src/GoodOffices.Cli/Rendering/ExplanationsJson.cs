using System.Collections.Immutable;
using System.Text.Json;
using GoodOffices.Analysis.Settlement.Boundaries;
using GoodOffices.Analysis.Settlement.Solutions;
using GoodOffices.Casework.Advice;
using GoodOffices.Casework.Explanations;
using GoodOffices.Core.Cases;

namespace GoodOffices.Cli.Rendering;

/// <summary>Writes the object <c>explanations</c> of the JSON report.</summary>
internal sealed class ExplanationsJson(Utf8JsonWriter json, Case of)
{
    public void Write(ImmutableArray<Explanation> explanations)
    {
        json.WriteStartObject("explanations");
        foreach (var (name, concept) in Names)
        {
            if (explanations.FirstOrDefault(e => e.Concept == concept) is { } explanation) Write(name, explanation);
            else json.WriteNull(name);
        }

        json.WriteEndObject();
    }

    private static IEnumerable<(string Name, SolutionConcept Concept)> Names =>
        [("nash", SolutionConcept.Nash), ("kalaiSmorodinsky", SolutionConcept.KalaiSmorodinsky), ("egalitarian", SolutionConcept.Egalitarian), ("utilitarian", SolutionConcept.Utilitarian)];

    private void Write(string name, Explanation explanation)
    {
        json.WriteStartObject(name);
        json.WriteString("forTheMediator", explanation.ForTheMediator);
        json.WriteString("beforeTabling", explanation.BeforeTabling);
        json.WriteString("forTheTable", explanation.ForTheTable);
        json.WriteString("notSaid", explanation.NotSaid);
        json.WriteStartArray("sensitivity");
        foreach (var reach in explanation.Reaches) Write(reach);
        json.WriteEndArray();
        WriteBoundary(explanation.Boundary);
        json.WriteStartArray("nearEquals");
        foreach (var near in explanation.NearEquals) WriteNearEqual(near);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private void Write(InputReach reach)
    {
        json.WriteStartObject();
        json.WriteString("party", reach.Party.ToString());
        json.WriteString("weightOf", reach.Issue?.ToString());
        json.WriteNumber("given", reach.Given);
        WriteEnd("down", reach.Down);
        WriteEnd("up", reach.Up);
        json.WriteEndObject();
    }

    private void WriteEnd(string name, ReachEnd end)
    {
        json.WriteStartObject(name);
        WriteNumber("provenTo", end.Proven);
        WriteNumber("latest", end.Latest);
        json.WriteBoolean("included", end.IsIncluded);
        if (end.Rival is { } rival) WritePackage("then", rival);
        else json.WriteNull("then");
        json.WriteEndObject();
    }

    private void WriteBoundary(BoundaryReport boundary)
    {
        json.WriteStartObject("boundary");
        json.WriteStartArray("walkAways");
        foreach (var walkAway in boundary.WalkAways)
        {
            json.WriteStartObject();
            json.WriteString("party", walkAway.Party.ToString());
            json.WriteString("place", NameOf(walkAway.Place));
            json.WriteNumber("shareOfRange", walkAway.ShareOfRange);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray("redLines");
        foreach (var line in boundary.RedLines)
        {
            json.WriteStartObject();
            json.WriteString("party", line.Owner.ToString());
            json.WriteString("redLine", line.Line.ToString());
            json.WriteString("place", NameOf(line.Place));
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private void WriteNearEqual(PackagePoint near)
    {
        json.WriteStartObject();
        json.WriteStartArray("utilities");
        foreach (var utility in near.Utilities) json.WriteNumberValue(utility + 0.0);
        json.WriteEndArray();
        WritePackage("package", near.Options);
        json.WriteEndObject();
    }

    private void WritePackage(string name, ImmutableArray<int> options)
    {
        json.WriteStartObject(name);
        for (var i = 0; i < options.Length; i++) json.WriteString(of.Issues[i].Id.ToString(), of.Issues[i].Options[options[i]].Id.ToString());
        json.WriteEndObject();
    }

    private void WriteNumber(string name, double? value)
    {
        if (value is { } number) json.WriteNumber(name, number + 0.0);
        else json.WriteNull(name);
    }

    private static string NameOf(BoundaryPlace place) => place switch { BoundaryPlace.On => "on", BoundaryPlace.Near => "near", _ => "beyond" };
}
