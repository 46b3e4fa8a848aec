using System.Collections.Immutable;
using System.Text;
using GoodOffices.Core.Cases;
using GoodOffices.Core.Issues;
using GoodOffices.Core.Numbers;
using GoodOffices.Core.Preferences;

namespace GoodOffices.Interchange.CaseFiles;

/// <summary>Reads a comparison as a person writes it: <c>inspections >= duration</c>, <c>enrichment cap-5 - enrichment cap-3.67 >= 2 * duration + 0.1</c>.</summary>
/// <remarks>An issue alone means its weight; followed by an option, what that option is worth (weight times value). Its faults repeat no word of the line.</remarks>
internal sealed class StatementText
{
    private const int MostTerms = 100;
    private readonly IReadOnlyDictionary<IssueId, Issue> _issues;
    private readonly IReadOnlyList<RuleWords.Word> _words;
    private readonly List<StatedTerm> _terms = [];
    private Rational _constant = Rational.Zero;
    private int _at;

    private StatementText(IReadOnlyDictionary<IssueId, Issue> issues, IReadOnlyList<RuleWords.Word> words) => (_issues, _words) = (issues, words);

    public static LinearStatement Read(string line, IReadOnlyDictionary<IssueId, Issue> issues) =>
        new StatementText(issues, RuleWords.Cut(line) ?? throw new RuleText.Fault("A quoted name in the line is not closed.", "Add the missing \".")).Read();

    /// <summary>Text that reads back as the same comparison.</summary>
    public static string Write(LinearStatement statement)
    {
        var text = new StringBuilder();
        foreach (var term in statement.Terms)
        {
            Join(text, term.Factor.Sign);
            var size = term.Factor.Sign < 0 ? -term.Factor : term.Factor;
            text.Append(NumberText.Write(size)).Append(" * ").Append(RuleWords.Write(term.Issue.ToString()));
            if (term.Option is { } option) text.Append(' ').Append(QuotedOption(option));
        }

        if (statement.Constant.Sign != 0)
        {
            Join(text, statement.Constant.Sign);
            text.Append(NumberText.Write(statement.Constant.Sign < 0 ? -statement.Constant : statement.Constant));
        }

        return text.Append(statement.IsEquality ? " = 0" : " >= 0").ToString();
    }

    private static void Join(StringBuilder text, int sign) => text.Append((text.Length, sign) switch { (0, < 0) => "- ", (0, _) => "", (_, < 0) => " - ", _ => " + " });

    private static string QuotedOption(OptionId option) => RuleWords.Write(option.ToString()) is var name && name is "+" or "-" or "*" ? $"\"{name}\"" : name;

    private LinearStatement Read()
    {
        ReadSum(Rational.One);
        if (_at >= _words.Count || !_words[_at].IsSign) throw NotUnderstood();
        var sign = _words[_at++].Text;
        if (sign is not (">=" or "<=" or "=")) throw new RuleText.Fault("The line has a sign that is not known.", "Use >= , <= or = .");
        ReadSum(-Rational.One);
        if (_at < _words.Count) throw NotUnderstood();
        if (_terms.Count == 0) throw new RuleText.Fault("The line compares numbers only.", "Name at least one issue of the case.");
        var turn = sign == "<=" ? -Rational.One : Rational.One;
        return new LinearStatement([.. _terms.Select(term => term with { Factor = term.Factor * turn })], _constant * turn, sign == "=");
    }

    private void ReadSum(Rational side)
    {
        var sign = Take("-") ? -side : side;
        do
        {
            ReadTerm(sign);
            sign = Take("+") ? side : Take("-") ? -side : Rational.Zero;
        }
        while (sign.Sign != 0);
    }

    private void ReadTerm(Rational sign)
    {
        if (_terms.Count >= MostTerms) throw new RuleText.Fault($"The line adds up more than {MostTerms} parts.", "Split it, or leave the less important ones out.");
        if (_at >= _words.Count || !_words[_at].IsName) throw NotUnderstood();
        var isFactor = _at + 1 < _words.Count && _words[_at + 1].Text == "*" && !_words[_at + 1].IsQuoted;
        var factor = Rational.One;
        if (isFactor)
        {
            if (!NumberText.TryRead(_words[_at].Text, out factor)) throw new RuleText.Fault("What stands before * is no number.", "Write it as: 2 * issue.");
            _at += 2;
        }

        if (_at >= _words.Count || !_words[_at].IsName) throw NotUnderstood();
        var word = _words[_at++];
        if (Identifier.IsValid(word.Text) && _issues.TryGetValue(IssueId.Of(word.Text), out var issue)) _terms.Add(new StatedTerm(sign * factor, issue.Id, ReadOption(issue)));
        else if (!isFactor && !word.IsQuoted && NumberText.TryRead(word.Text, out var number)) _constant += sign * number;
        else throw new RuleText.Fault("The line names an issue that the case does not have.", "Use the id of an issue of the case file, and after it, if you like, the id of one of its options.");
    }

    private OptionId? ReadOption(Issue issue)
    {
        if (_at >= _words.Count || !_words[_at].IsName || (!_words[_at].IsQuoted && _words[_at].Text is "+" or "-" or "*")) return null;
        return OptionName.IndexIn(issue, _words[_at++].Text) is >= 0 and var at
            ? issue.Options[at].Id
            : throw new RuleText.Fault("The line names an option that its issue does not have.", "Use the ids of options of the case file; a name with spaces stands in \"double quotes\".");
    }

    private bool Take(string sign)
    {
        if (_at >= _words.Count || _words[_at].IsQuoted || _words[_at].Text != sign) return false;
        _at++;
        return true;
    }

    private static RuleText.Fault NotUnderstood() =>
        new("The line is not understood.", "Write it as: issue >= issue, or 2 * issue option - issue option >= issue + 0.1, with spaces around every sign.");
}
