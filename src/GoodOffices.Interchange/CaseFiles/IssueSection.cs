using System.Collections.Immutable;
using System.Numerics;
using GoodOffices.Core.Cases;
using GoodOffices.Core.Issues;
using GoodOffices.Core.Numbers;
using GoodOffices.Interchange.Yaml;

namespace GoodOffices.Interchange.CaseFiles;

/// <summary>Reads the issues of a case file: listed options, or a range counted out by steps.</summary>
internal sealed class IssueSection(Faults faults, Func<Fields, SourceId?> readSource)
{
    // Beyond it a number of a range would no longer fit the name of an option.
    private static readonly BigInteger LargestTerm = BigInteger.Pow(10, 30);
    private long _optionsInAll;

    public ImmutableArray<Issue> Read(Fields of)
    {
        of.Require("issues");
        var issues = ImmutableArray.CreateBuilder<Issue>();
        var seen = new HashSet<IssueId>();
        foreach (var node in of.List("issues", CaseLimits.MostIssues))
        {
            var issue = ReadIssue(node);
            if (!seen.Add(issue.Id)) throw faults.At(node, $"Two issues are called '{issue.Id}'.", "Give each its own id.");
            issues.Add(issue);
        }

        return issues.Count > 0 ? issues.ToImmutable() : throw faults.At(of.Place, "The case has no issues.", "List at least one under 'issues'.");
    }

    private Issue ReadIssue(YamlNode node)
    {
        var issue = Fields.Open(faults, node, "an issue", "id", "name", "options", "range", "divisible", "note", "source");
        var id = issue.Id();
        var (name, note, source) = (issue.OneLine("name") ?? id, issue.Text("note"), readSource(issue));
        if (issue.Find("range") is not null && issue.Find("options") is { } both) throw faults.At(both, $"Issue '{id}' has both options and a range.", "Keep one of the two.");
        Issue read = issue.Find("range") is { } range ? ReadRange(range, id, name, note, source) : new ListedIssue(IssueId.Of(id), name, ReadOptions(issue, id), note, source);
        return issue.YesOrNo("divisible") == true ? read with { IsDivisible = true } : read;
    }

    private ImmutableArray<Option> ReadOptions(Fields issue, string of)
    {
        if (issue.Find("options") is null) throw faults.At(issue.Place, $"Issue '{of}' has neither options nor a range.", "Add a list 'options', or a 'range' with low, high and step.");
        var nodes = issue.List("options", Issue.MostOptions);
        if (nodes.Count == 0) throw faults.At(issue.Find("options"), $"Issue '{of}' has no options.", "List at least one.");
        Count(issue.Place, nodes.Count);

        var options = ImmutableArray.CreateBuilder<Option>(nodes.Count);
        var seen = new HashSet<OptionId>();
        foreach (var node in nodes)
        {
            var option = ReadOption(node, of);
            if (!seen.Add(option.Id)) throw faults.At(node, $"Two options of issue '{of}' are called '{option.Id}'.", "Give each its own id.");
            options.Add(option);
        }

        return options.MoveToImmutable();
    }

    private Option ReadOption(YamlNode node, string of)
    {
        if (node is YamlScalar { IsNothing: false } scalar)
            return Identifier.IsValid(scalar.Text)
                ? new Option(OptionId.Of(scalar.Text), scalar.Text)
                : throw faults.At(node, $"An option of issue '{of}' has a text that cannot name anything.", $"Use one to {Identifier.LongestText} printable characters.");

        var option = Fields.Open(faults, node, "an option", "id", "name", "note");
        var id = option.Id();
        return new Option(OptionId.Of(id), option.OneLine("name") ?? id, option.Text("note"));
    }

    private NumericIssue ReadRange(YamlNode node, string id, string name, string? note, SourceId? source)
    {
        var range = Fields.Open(faults, node, $"the range of issue '{id}'", "low", "high", "step", "unit");
        var (low, high, step) = (Bound(range, "low"), Bound(range, "high"), Bound(range, "step"));
        if (step.Sign <= 0) throw faults.At(range.Find("step"), $"The step of issue '{id}' is not above 0.", "Give a step above 0.");
        if (high < low) throw faults.At(range.Find("high"), $"The range of issue '{id}' ends below its beginning.", "Exchange low and high.");
        if (NumericIssue.CountOptions(low, high, step) is not { } count)
            throw faults.At(range.Find("step"), $"The steps of issue '{id}' do not lead from low to high exactly.", "Change high or step so that low + step + … ends at high.");
        if (count > Issue.MostOptions) throw faults.At(range.Find("step"), $"Issue '{id}' would have more than {Issue.MostOptions} options.", "Give a larger step.");

        Count(node, (int)count);
        return new NumericIssue(IssueId.Of(id), name, low, high, step, range.OneLine("unit"), note, source);
    }

    private Rational Bound(Fields range, string key)
    {
        var value = range.RequireNumber(key);
        return BigInteger.Abs(value.Numerator) < LargestTerm && value.Denominator < LargestTerm
            ? value
            : throw faults.At(range.Find(key), $"'{key}' is too large, or has too many digits, for a range.", "Use a larger or smaller unit.");
    }

    private void Count(YamlNode place, int options)
    {
        _optionsInAll += options;
        if (_optionsInAll > CaseLimits.MostOptionsInAll) throw faults.At(place, $"The issues have more than {CaseLimits.MostOptionsInAll} options in all.", "Use larger steps or fewer options.");
    }
}
