using System.Collections.Immutable;
using System.Numerics;
using GoodOffices.Core.Cases;
using GoodOffices.Core.Issues;
using GoodOffices.Core.Numbers;
using GoodOffices.Core.Parties;
using GoodOffices.Core.Preferences;
using GoodOffices.Interchange.Yaml;

namespace GoodOffices.Interchange.CaseFiles;

/// <summary>Reads a preference file against its case. No fault of it repeats a word of the file.</summary>
internal sealed class PreferencesSection
{
    private readonly Faults _faults;
    private readonly Case _case;
    private readonly Fields _file;
    private readonly Dictionary<IssueId, Issue> _issues;

    private PreferencesSection(string file, YamlNode root, Case of)
    {
        (_faults, _case) = (new Faults(file, isPrivate: true), of);
        _issues = of.Issues.ToDictionary(issue => issue.Id);
        _file = Fields.Open(
            _faults, root, "a preference file", FileKind.Key, "case", "party", "note", "walk-away", "weight-total", "discount", "issues", "weight-ranking", "statements", "conditional-values", "red-lines");
    }

    public static PartyPreferences Read(string file, YamlNode root, Case of) => new PreferencesSection(file, root, of).Read();

    private PartyPreferences Read()
    {
        if (_file.Id("case") != _case.Id.ToString()) throw _faults.At(_file.Find("case"), "The file is about another case.", $"The case file says 'case: {_case.Id}'.");
        var party = ReadParty();
        var (ranking, walkAway) = (ReadWeightRanking(), _file.Find("walk-away"));
        return new PartyPreferences(
            party,
            _file.Text("note"),
            new IssuePreferenceSection(_faults, _case, ranking.SelectMany(group => group).ToHashSet(), _file.Find("statements") is not null).Read(_file),
            ranking,
            ReadConditionalValues(),
            ReadRedLines(),
            walkAway is YamlMap ? null : _file.Number("walk-away"),
            ReadDiscount())
        {
            Statements = [.. _file.List("statements", CaseLimits.MostStatements).Select(ReadStatement)],
            WeightTotal = ReadWeightTotal(),
            WalkAwayBetween = walkAway is YamlMap ? IssuePreferenceSection.ReadInterval(_faults, walkAway, "the walk-away") : null,
        };
    }

    private PartyId ReadParty()
    {
        var text = _file.Id("party");
        foreach (var party in _case.Parties)
            if (party.Id.ToString() == text) return party.Id;
        throw _faults.At(_file.Find("party"), "The file is of a party that the case does not have.", NearestWord.Remedy(text, [.. _case.Parties.Select(p => p.Id.ToString())], "Parties of the case"));
    }

    private Rational? ReadDiscount()
    {
        if (_file.Number("discount") is not { } discount) return null;
        return discount.Sign > 0 && discount <= Rational.One ? discount : throw _faults.At(_file.Find("discount"), "The discount does not lie above 0 and at most at 1.", "Give what is left of a utility after one round, such as 0.95.");
    }

    private ImmutableArray<ImmutableArray<IssueId>> ReadWeightRanking()
    {
        var groups = ImmutableArray.CreateBuilder<ImmutableArray<IssueId>>();
        var seen = new HashSet<IssueId>();
        foreach (var node in _file.List("weight-ranking", CaseLimits.MostIssues))
            groups.Add(RankingText.ReadGroup(_faults, node, text =>
                IssueId.Of(text) is var id && _issues.ContainsKey(id) ? seen.Add(id) ? id : throw _faults.At(node, "An issue is ranked twice.", "Keep one of the two.")
                : throw _faults.At(node, "An issue is ranked that the case does not have.", NearestWord.Remedy(text, [.. _issues.Keys.Select(key => key.ToString())], "Issues of the case"))));
        return groups.ToImmutable();
    }

    private BigInteger? ReadWeightTotal()
    {
        if (_file.Number("weight-total") is not { } total) return null;
        return total.Sign > 0 && total.Denominator.IsOne ? total.Numerator : throw _faults.At(_file.Find("weight-total"), "The weight total is not a whole number above 0.", "Give what the weights add up to, such as 1 or 100.");
    }

    private LinearStatement ReadStatement(YamlNode node) => node is YamlScalar { IsNothing: false } line
        ? Understand(node, line.Text, text => StatementText.Read(text, _issues))
        : throw _faults.At(node, $"A statement holds {node.Kind}.", "Write a line, such as: issue >= other-issue.");

    private ImmutableArray<ConditionalValue> ReadConditionalValues()
    {
        var values = ImmutableArray.CreateBuilder<ConditionalValue>();
        foreach (var node in _file.List("conditional-values", CaseLimits.MostRules))
        {
            var value = Fields.Open(_faults, node, "a conditional value", "when", "value", "note");
            var when = ReadLine(value, "when", line => RuleText.ReadCombination(line, _issues));
            values.Add(new ConditionalValue(when, value.RequireNumber("value"), value.Text("note")));
        }

        return values.ToImmutable();
    }

    private ImmutableArray<RedLine> ReadRedLines()
    {
        var lines = ImmutableArray.CreateBuilder<RedLine>();
        var seen = new HashSet<RedLineId>();
        foreach (var node in _file.List("red-lines", CaseLimits.MostRules))
        {
            var line = Fields.Open(_faults, node, "a red line", "id", "never", "rule", "note", "source");
            var id = RedLineId.Of(line.Id());
            if (!seen.Add(id)) throw _faults.At(node, "Two red lines have the same id.", "Give each its own.");
            if (line.Find("never") is null == line.Find("rule") is null) throw _faults.At(node, "A red line needs either 'never' or 'rule'.", "Use 'never: issue = option', or 'rule: issue = option requires other-issue = option'.");

            var (when, requires) = line.Find("never") is not null
                ? (ReadLine(line, "never", text => RuleText.ReadCombination(text, _issues)), [])
                : ReadLine(line, "rule", text => RuleText.ReadRule(text, _issues));
            lines.Add(new RedLine(id, when, requires, line.Text("note"), ReadSource(line)));
        }

        return lines.ToImmutable();
    }

    private SourceId? ReadSource(Fields line)
    {
        if (line.OptionalId("source") is not { } text) return null;
        foreach (var source in _case.Sources)
            if (source.Id.ToString() == text) return source.Id;
        throw _faults.At(line.Find("source"), "A red line points to a source that the case file does not list.", "Add it under 'sources' of the case file if it is public, or leave it out.");
    }

    private T ReadLine<T>(Fields fields, string key, Func<string, T> read)
    {
        var node = fields.Require(key);
        return Understand(node, fields.Text(key)!, read);
    }

    private T Understand<T>(YamlNode node, string line, Func<string, T> read)
    {
        try
        {
            return read(line);
        }
        catch (RuleText.Fault fault)
        {
            throw _faults.At(node, fault.What, fault.Remedy);
        }
    }
}
