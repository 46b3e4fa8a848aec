using System.Collections.Immutable;
using GoodOffices.Core.Cases;
using GoodOffices.Core.Issues;
using GoodOffices.Core.Numbers;
using GoodOffices.Core.Preferences;

namespace GoodOffices.Interchange.CaseFiles;

/// <summary>Reads the line a person writes for a combination or a rule: <c>enrichment = none and duration >= 10 requires sanctions-relief = full or partial</c>.</summary>
/// <remarks>Its faults repeat no word of the line: which issue a party draws a line at is as private as where.</remarks>
internal sealed class RuleText
{
    private readonly IReadOnlyDictionary<IssueId, Issue> _issues;
    private readonly IReadOnlyList<RuleWords.Word> _words;
    private int _at;

    private RuleText(IReadOnlyDictionary<IssueId, Issue> issues, IReadOnlyList<RuleWords.Word> words) => (_issues, _words) = (issues, words);

    /// <summary>What is wrong with a line; the reader adds where it stands.</summary>
    public sealed class Fault(string what, string remedy) : Exception
    {
        public string What { get; } = what;

        public string Remedy { get; } = remedy;
    }

    /// <summary>Reads a combination: conditions joined by <c>and</c>.</summary>
    public static ImmutableArray<Condition> ReadCombination(string line, IReadOnlyDictionary<IssueId, Issue> issues)
    {
        var text = Begin(line, issues);
        var when = text.ReadConditions();
        if (text._at < text._words.Count && text._words[text._at].Is("requires")) throw new Fault("The line says what it requires, which belongs to a rule.", "Use the key 'rule' of a red line for it.");
        text.End();
        CheckScope(when);
        return when;
    }

    /// <summary>Reads a rule: a combination and what it requires.</summary>
    public static (ImmutableArray<Condition> When, ImmutableArray<Condition> Requires) ReadRule(string line, IReadOnlyDictionary<IssueId, Issue> issues)
    {
        var text = Begin(line, issues);
        var when = text.ReadConditions();
        if (text._at >= text._words.Count || !text._words[text._at++].Is("requires"))
            throw new Fault("The rule does not say what it requires.", "Write it as: issue = option requires other-issue = option. What may never be belongs under 'never'.");
        var requires = text.ReadConditions();
        text.End();
        CheckScope(when.AddRange(requires));
        return (when, requires);
    }

    /// <summary>Writes conditions so that they read back as the same ones.</summary>
    public static string Write(ImmutableArray<Condition> conditions) => string.Join(" and ", conditions.Select(Write));

    private static string Write(Condition condition) => RuleWords.Write(condition.Issue.ToString()) + condition switch
    {
        Condition.OneOf one => $" = {string.Join(" or ", one.Options.Select(option => RuleWords.Write(option.ToString())))}",
        Condition.Within { Low: { } low, High: { } high } => $" = {NumberText.Write(low)} to {NumberText.Write(high)}",
        Condition.Within { Low: { } low } => $" >= {NumberText.Write(low)}",
        Condition.Within { High: { } high } => $" <= {NumberText.Write(high)}",
        _ => throw new ArgumentException("A condition without bounds says nothing and cannot be written.", nameof(condition)),
    };

    private static RuleText Begin(string line, IReadOnlyDictionary<IssueId, Issue> issues) =>
        new(issues, RuleWords.Cut(line) ?? throw new Fault("A quoted name in the line is not closed.", "Add the missing \"."));

    private static void CheckScope(ImmutableArray<Condition> conditions)
    {
        if (conditions.Select(condition => condition.Issue).Distinct().Count() > CaseLimits.MostIssuesInRule)
            throw new Fault($"The line binds more than {CaseLimits.MostIssuesInRule} issues together.", "Split it into several, or leave the less important issues out.");
    }

    private void End()
    {
        if (_at < _words.Count) throw NotUnderstood();
    }

    private ImmutableArray<Condition> ReadConditions()
    {
        var conditions = ImmutableArray.CreateBuilder<Condition>();
        do conditions.Add(ReadCondition());
        while (Take("and"));
        return conditions.ToImmutable();
    }

    private Condition ReadCondition()
    {
        var name = TakeName();
        if (!Identifier.IsValid(name) || !_issues.TryGetValue(IssueId.Of(name), out var issue))
            throw new Fault("The line names an issue that the case does not have.", "Use the id of an issue of the case file; after 'or' only options of the same issue follow.");
        if (_at >= _words.Count || !_words[_at].IsSign) throw NotUnderstood();

        return _words[_at++].Text switch
        {
            "=" => ReadEquals(issue),
            ">=" => new Condition.Within(issue.Id, TakeNumber(issue), null),
            "<=" => new Condition.Within(issue.Id, null, TakeNumber(issue)),
            _ => throw new Fault("The line has a sign that is not known.", "Use = , and on a numeric issue also >= and <= ."),
        };
    }

    private Condition ReadEquals(Issue issue)
    {
        if (_at + 1 < _words.Count && _words[_at + 1].Is("to"))
        {
            var low = TakeNumber(issue);
            Take("to");
            var high = TakeNumber(issue);
            return high >= low ? new Condition.Within(issue.Id, low, high) : throw new Fault("The line has bounds in falling order.", "Write the lower number first.");
        }

        var options = ImmutableArray.CreateBuilder<OptionId>();
        var seen = new HashSet<OptionId>();
        do
        {
            var option = TakeOption(issue);
            if (!seen.Add(option)) throw new Fault("The line names an option twice.", "Keep one of the two.");
            options.Add(option);
        }
        while (Take("or"));
        return new Condition.OneOf(issue.Id, options.ToImmutable());
    }

    private OptionId TakeOption(Issue issue)
    {
        if (OptionName.IndexIn(issue, TakeName()) is >= 0 and var at) return issue.Options[at].Id;
        throw new Fault("The line names an option that its issue does not have.", "Use the ids of options of the case file; a name with spaces stands in \"double quotes\".");
    }

    private Rational TakeNumber(Issue issue)
    {
        if (issue is not NumericIssue) throw new Fault("The line compares an issue that is not a numeric range.", "Write = and the options, joined by 'or'.");
        return NumberText.TryRead(TakeName(), out var value) ? value : throw new Fault("The line compares with what is no number.", "Write a plain decimal, such as 10 or 3.67.");
    }

    private string TakeName() => _at < _words.Count && _words[_at].IsName ? _words[_at++].Text : throw NotUnderstood();

    private bool Take(string keyword)
    {
        if (_at >= _words.Count || !_words[_at].Is(keyword)) return false;
        _at++;
        return true;
    }

    private static Fault NotUnderstood() =>
        new("The line is not understood.", "Write it as: issue = option or option and other-issue = option; a name with spaces stands in \"double quotes\".");
}
