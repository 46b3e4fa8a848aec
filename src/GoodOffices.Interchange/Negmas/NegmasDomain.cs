using System.Collections.Immutable;
using System.Numerics;
using GoodOffices.Core.Issues;
using GoodOffices.Core.Numbers;
using GoodOffices.Interchange.Foreign;
using GoodOffices.Interchange.Yaml;

namespace GoodOffices.Interchange.Negmas;

/// <summary>The issues of a NegMAS outcome space.</summary>
internal static class NegmasDomain
{
    public static ImmutableArray<Issue> Read(FilePlace place, YamlMap root, CaseBudget budget)
    {
        var type = NegmasWords.TypeOf(place, root);
        if (type is not ("CartesianOutcomeSpace" or "DiscreteCartesianOutcomeSpace")) throw place.At(root.Line, $"The outcome space is of a type that is not read: {FilePlace.Quote(type)}.", "Read are Cartesian ones: every combination of options is a package.");

        var issues = new List<Func<Issue>>(); // ranges are spelled out only when all are known to be within limits
        var names = new HashSet<string>();
        foreach (var node in place.List(place.Member(root, "issues"), "'issues'").Items)
        {
            budget.CountIssue(place, node.Line);
            var map = place.Map(node, "An issue");
            var name = place.Name(place.Member(map, "name"), "the name of an issue");
            if (!names.Add(name)) throw place.At(node.Line, $"Two issues are called {FilePlace.Quote(name)}.", "Give each issue a name of its own.");
            issues.Add(ReadIssue(place, map, name, budget));
        }

        return issues.Count > 0 ? [.. issues.Select(build => build())] : throw place.At(root.Line, "The outcome space has no issue.", "Give it at least one.");
    }

    private static Func<Issue> ReadIssue(FilePlace place, YamlMap map, string name, CaseBudget budget)
    {
        var type = NegmasWords.TypeOf(place, map);
        var values = place.Member(map, "values");
        switch (type)
        {
            case "CategoricalIssue" or "OrdinalIssue" or "DiscreteOrdinalIssue" or "CardinalIssue" or "DiscreteCardinalIssue" when values is YamlList list:
                var options = OptionTable.Options(place, list, name, budget);
                return () => new ListedIssue(IssueId.Of(name), name, options);
            case "ContiguousIssue":
                return ReadRange(place, name, values, budget);
            case "ContinuousIssue" or "ContinuousInfiniteIssue":
                throw place.At(map.Line, $"Issue {FilePlace.Quote(name)} is continuous ({type}).", "Choose a step, and give it as a numeric issue with that step in our own YAML.");
            default:
                throw place.At(map.Line, $"Issue {FilePlace.Quote(name)} is of a type that is not read: {FilePlace.Quote(type)}.", "Read are categorical issues and contiguous integer ranges.");
        }
    }

    private static Func<Issue> ReadRange(FilePlace place, string name, YamlNode values, CaseBudget budget)
    {
        Rational low, high;
        if (values is YamlList { Items.Count: 2 } bounds) (low, high) = (place.Number(bounds.Items[0], "a bound"), place.Number(bounds.Items[1], "a bound"));
        else (low, high) = (Rational.Zero, place.Number(values, "the number of values") - Rational.One);
        if (!low.Denominator.IsOne || !high.Denominator.IsOne || high < low) throw place.At(values.Line, $"The bounds of issue {FilePlace.Quote(name)} are not two whole numbers, the least first.", "Correct them.");

        budget.CountOptions(place, values.Line, (high - low).Numerator + BigInteger.One);
        return () => new NumericIssue(IssueId.Of(name), name, low, high, Rational.One, unit: null);
    }
}
