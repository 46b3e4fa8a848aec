using System.Collections.Immutable;
using System.Numerics;
using GoodOffices.Core.Issues;
using GoodOffices.Core.Numbers;
using GoodOffices.Interchange.Foreign;
using GoodOffices.Interchange.Yaml;

namespace GoodOffices.Interchange.GeniusWeb;

/// <summary>The issues of a GeniusWeb domain.</summary>
internal static class GeniusWebDomain
{
    private const string Issues = "issuesValues";

    public static ImmutableArray<Issue> Read(FilePlace place, YamlMap domain, CaseBudget budget)
    {
        var issues = new List<Func<Issue>>(); // ranges are spelled out only when all are known to be within limits
        var names = new HashSet<string>();
        foreach (var (key, value) in place.Map(place.Member(domain, Issues), $"'{Issues}'").Entries)
        {
            budget.CountIssue(place, key.Line);
            var name = place.Name(key, "the name of an issue");
            if (!names.Add(name)) throw place.At(key.Line, $"Two issues are called {FilePlace.Quote(name)}.", "Give each issue a name of its own.");
            issues.Add(ReadIssue(place, name, place.Map(value, "An issue"), budget));
        }

        return issues.Count > 0 ? [.. issues.Select(build => build())] : throw place.At(domain.Line, "The domain has no issue.", "Give it at least one.");
    }

    /// <summary>Refuses a profile whose own copy of the domain says otherwise. The copy is compared as written, never spelled out.</summary>
    public static void CheckSame(FilePlace place, YamlMap space, ImmutableArray<Issue> issues)
    {
        if (TreePlace.Find(space, "domain") is not { } node) return;
        var domain = place.Map(node, "'domain'");
        var copies = IssueTable.ByIssue(place, place.Map(place.Member(domain, Issues), $"'{Issues}'"), issues);
        for (var i = 0; i < issues.Length; i++)
            if (!IsSame(place, place.Map(copies[i], "An issue"), issues[i])) throw place.At(copies[i].Line, $"Issue {FilePlace.Quote(issues[i].Name)} is not the same in this profile's domain as in the case.", "Check that the files belong together.");
    }

    private static bool IsSame(FilePlace place, YamlMap copy, Issue issue)
    {
        if (issue is NumericIssue numeric)
            return TreePlace.Find(copy, "range") is YamlList { Items.Count: 3 } range && place.Number(range.Items[0], "a bound") == numeric.Low && place.Number(range.Items[2], "a step") == numeric.Step
                && Steps(numeric.Low, place.Number(range.Items[1], "a bound"), numeric.Step) + 1 == numeric.Options.Length;
        if (TreePlace.Find(copy, "values") is not YamlList values || values.Items.Count != issue.Options.Length) return false;
        var positions = values.Items.Select(item => issue.IndexOf(OptionId.Of(place.Name(item, "an option")))).ToHashSet();
        return positions.Count == issue.Options.Length && !positions.Contains(-1);
    }

    private static BigInteger Steps(Rational low, Rational high, Rational step)
    {
        var steps = (high - low) / step; // the greatest number need not be one of the steps
        return BigInteger.Divide(steps.Numerator, steps.Denominator);
    }

    private static Func<Issue> ReadIssue(FilePlace place, string name, YamlMap issue, CaseBudget budget)
    {
        place.OnlyKeys(issue, "An issue", "values", "range");
        if (TreePlace.Find(issue, "values") is { } values)
        {
            var options = OptionTable.Options(place, place.List(values, "'values'"), name, budget);
            return () => new ListedIssue(IssueId.Of(name), name, options);
        }

        var range = place.List(place.Member(issue, "range"), "'range'");
        if (range.Items.Count != 3) throw place.At(range.Line, "A range does not have three numbers.", "Give its least number, its greatest and its step.");
        var (low, high, step) = (place.Number(range.Items[0], "a bound"), place.Number(range.Items[1], "a bound"), place.Number(range.Items[2], "a step"));
        if (step.Sign <= 0 || high < low) throw place.At(range.Line, "A range needs a step above 0, and its greatest number not below its least.", "Correct the range.");

        var whole = Steps(low, high, step);
        budget.CountOptions(place, range.Line, whole + 1);
        return () => new NumericIssue(IssueId.Of(name), name, low, low + (step * Rational.Of(whole)), step, unit: null);
    }
}
