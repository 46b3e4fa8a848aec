using System.Collections.Immutable;
using GoodOffices.Core.Issues;
using GoodOffices.Core.Numbers;
using GoodOffices.Core.Preferences;
using GoodOffices.Interchange.Foreign;
using GoodOffices.Interchange.Xml;

namespace GoodOffices.Interchange.Genius;

/// <summary>What one issue's options are worth in a GENIUS profile.</summary>
internal readonly struct GeniusValues(FilePlace place, Dialect dialect)
{
    // GENIUS takes a greatest evaluation below this for 0, and every evaluation of the issue with it.
    private static readonly Rational LeastGreatest = Rational.Of(1, 100_000);

    public ValueFunction Read(XmlPart part, Issue issue)
    {
        foreach (var child in part.Children)
            if (child.Name is not ("item" or "range" or "similarity_function" or "evaluator")) throw GeniusWords.Unknown(place, child);
        return GeniusWords.Kind(part) switch
        {
            "discrete" => ReadItems(part, issue),
            "integer" when issue is NumericIssue numeric => ReadLine(part, numeric),
            "integer" => throw place.At(part.Line, $"Issue {FilePlace.Quote(issue.Name)} is a list of options in the domain and an integer in the profile.", "Check that domain and profile belong together."),
            "real" => throw place.At(part.Line, $"Issue {FilePlace.Quote(issue.Name)} is continuous ('real').", "Choose a step, and give it as a numeric issue with that step in our own YAML."),
            _ => throw place.At(part.Line, $"Issue {FilePlace.Quote(issue.Name)} is of a kind that is not read.", "Discrete and integer issues are."),
        };
    }

    private ValueFunction.PerOption ReadItems(XmlPart part, Issue issue)
    {
        var values = new Rational[issue.Options.Length];
        var found = new bool[values.Length];
        foreach (var item in part.Children.Where(child => child.Name == "item"))
        {
            var text = item.Attribute("value")?.Trim() ?? "";
            var position = GoodOffices.Core.Cases.Identifier.IsValid(text) ? issue.IndexOf(OptionId.Of(text)) : -1;
            if (position < 0) throw place.At(item.Line, $"Issue {FilePlace.Quote(issue.Name)} has no such option in the domain.", "Check that domain and profile belong together.");
            if (found[position]) throw place.At(item.Line, "The same option appears twice.", "Keep one of the two.");
            var value = place.Number(item.Line, item.Attribute("evaluation"), "an evaluation");
            if (value.Sign < 0 && dialect == Dialect.Genius) throw place.At(item.Line, "An evaluation is negative, which GENIUS does not allow.", "Write a number of 0 or more, or read the files with the NegMAS dialect.");
            (values[position], found[position]) = (value, true);
        }

        if (Array.IndexOf(found, false) is >= 0 and var missing) throw place.At(part.Line, $"Option {FilePlace.Quote(issue.Options[missing].Name)} of issue {FilePlace.Quote(issue.Name)} has no evaluation.", "Give every option of the domain an evaluation.");
        return new ValueFunction.PerOption(dialect == Dialect.Genius ? OverGreatest(values) : [.. values]);
    }

    private static ImmutableArray<Rational> OverGreatest(Rational[] values)
    {
        var greatest = values.Max();
        return greatest < LeastGreatest ? [.. values.Select(_ => Rational.Zero)] : [.. values.Select(value => value / greatest)];
    }

    private ValueFunction ReadLine(XmlPart part, NumericIssue issue)
    {
        CheckBounds(part, issue);
        var evaluators = part.Children.Where(child => child.Name == "evaluator").ToArray();
        if (evaluators is not [var evaluator]) throw place.At(part.Line, $"Integer issue {FilePlace.Quote(issue.Name)} does not have exactly one evaluator.", "Give it one with ftype=\"linear\", an offset and a slope.");
        var kind = evaluator.Attribute("ftype")?.Trim().ToLowerInvariant() ?? "linear";
        if (kind != "linear") throw place.At(evaluator.Line, $"The evaluator is of a kind that is not read: {FilePlace.Quote(kind)}.", "Linear evaluators are; give others as piecewise-linear values in our own YAML.");

        // The older names count from zero; the newer ones, in GENIUS but not in NegMAS, from the lower bound.
        var isOlder = evaluator.Attribute("offset") is null && evaluator.Attribute("slope") is null;
        var offset = place.Number(evaluator.Line, evaluator.Attribute(isOlder ? "parameter0" : "offset"), "the offset of an evaluator");
        var slope = place.Number(evaluator.Line, evaluator.Attribute(isOlder ? "parameter1" : "slope"), "the slope of an evaluator");
        if (dialect == Dialect.Negmas) return StraightLine.Over(issue, Rational.Zero, offset, slope);
        return StraightLine.ClippedOver(issue, isOlder ? Rational.Zero : issue.Low, offset, slope);
    }

    private void CheckBounds(XmlPart part, NumericIssue issue)
    {
        var (low, high) = GeniusWords.Bounds(part);
        if (low is null && high is null) return;
        if (InputNumber.TryParse(low, out var least) && InputNumber.TryParse(high, out var most) && least == issue.Low && most == issue.High) return;
        throw place.At(part.Line, $"The bounds of issue {FilePlace.Quote(issue.Name)} are not the domain's.", "Check that domain and profile belong together.");
    }
}
