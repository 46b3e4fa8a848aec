using System.Collections.Immutable;
using System.Text;
using CsCheck;
using GoodOffices.Core.Cases;
using GoodOffices.Core.Issues;
using GoodOffices.Core.Numbers;
using GoodOffices.Core.Parties;
using GoodOffices.Core.Preferences;
using GoodOffices.Interchange;
using GoodOffices.Interchange.CaseFiles;

namespace GoodOffices.Tests.CaseFiles;

public sealed class WritingCaseFiles
{
    private static readonly string[] OddNames =
    [
        "a", "no", "null", "~", "3.67", "and", "or", "to", "requires", "by lot", "x: y", "# c", "- d", "a\"b", "it's", "{e}", "[f]", "g,h", "*i", "&j",
        "!k", "%l", "@m", "=", ">=", "µ°", "日本", "\\n", " n ", "😀", "|", ">", "?", "a #b", "'", "\"", "p/q", "1/3",
    ];

    private static readonly Gen<string> Name = Gen.OneOf(
        Gen.Int[0, OddNames.Length - 1].Select(i => OddNames[i]),
        Gen.String[Gen.Char[' ', '~'], 1, 12].Where(Identifier.IsValid));

    private static readonly Gen<string?> Note = Gen.OneOf(Gen.Const((string?)null), Name.Where(text => !string.IsNullOrWhiteSpace(text)).Select(text => (string?)$"{text}\n  {text}."));
    private static readonly Gen<Rational> Number = Gen.OneOf(
        Gen.Select(Gen.Int[-9_999, 9_999], Gen.Int[1, 400], (above, below) => Rational.Of(above, below)),
        Gen.Select(Gen.Long, Gen.Int[0, 30], (digits, places) => Rational.Of(digits, System.Numerics.BigInteger.Pow(10, places))));

    private static readonly Gen<Rational> Positive = Number.Select(number => number.Sign < 0 ? -number : number);

    private static Gen<ImmutableArray<string>> Names(int least, int most) => Name.Array[least, most].Select(names => names.Distinct().ToImmutableArray());

    private static readonly Gen<Issue> AnyIssue = Gen.OneOf(
        from id in Name
        from title in Name
        from note in Note
        from options in Names(1, 4)
        from titles in Name.Array[4]
        from notes in Note.Array[4]
        select (Issue)new ListedIssue(IssueId.Of(id), title, [.. options.Select((option, i) => new Option(OptionId.Of(option), titles[i], notes[i]))], note),
        from id in Name
        from low in Gen.Int[-20, 20]
        from steps in Gen.Int[0, 6]
        from step in Gen.Int[1, 40]
        from unit in Gen.OneOf(Gen.Const((string?)null), Name.Select(text => (string?)text))
        select (Issue)new NumericIssue(IssueId.Of(id), id, Rational.Of(low), Rational.Of(low) + Rational.Of(steps * step, 8), Rational.Of(step, 8), unit));

    private static readonly Gen<Case> AnyCase =
        from id in Name
        from title in Name
        from summary in Note
        from parties in Names(1, 3)
        from factions in Names(0, 2)
        from canRefuse in Gen.Bool
        from issues in AnyIssue.Array[1, 4]
        from sources in Names(1, 3)
        from text in Name
        from day in Gen.Int[1, 3_000_000]
        let source = SourceId.Of(sources[0])
        select new Case(
            CaseId.Of(id), title, summary, title,
            [.. parties.Select(party => new Party(PartyId.Of(party), title, [.. factions.Select(faction => new Faction(FactionId.Of(faction), text, canRefuse, summary, source))]))],
            [.. issues.DistinctBy(issue => issue.Id)],
            [new Fact(text, source), new Fact(title, null)],
            [.. sources.Select(each => new Source(SourceId.Of(each), text, summary is null ? null : title, DateOnly.FromDayNumber(day), canRefuse ? "https://example.org/a?b=c#d" : null))]);

    private static Gen<Condition> AnyCondition(Case of) =>
        from issue in Gen.Int[0, of.Issues.Length - 1].Select(i => of.Issues[i])
        from kind in Gen.Int[0, 3]
        from low in Number
        from more in Positive
        from count in Gen.Int[1, issue.Options.Length]
        select kind == 0 || issue is not NumericIssue
            ? (Condition)new Condition.OneOf(issue.Id, [.. issue.Options.Take(count).Select(option => option.Id)])
            : new Condition.Within(issue.Id, kind == 2 ? null : low, kind == 1 ? null : low + more);

    private static Gen<ImmutableArray<Condition>> Conditions(Case of) => AnyCondition(of).Array[1, 3].Select(conditions => conditions.ToImmutableArray());

    private static Gen<IssuePreference> AnyPreference(Issue of) =>
        from kind in Gen.Int[0, 3]
        from weight in Gen.Select(Positive, Positive, Gen.Int[0, 2], (low, more, way) => way switch { 0 => new Weight.Known(low), 1 => new Weight.Between(low, low + more), _ => (Weight)new Weight.Unstated() })
        from values in Number.Array[of.Options.Length]
        from more in Positive.Array[of.Options.Length]
        from split in Gen.Int[0, of.Options.Length]
        select new IssuePreference(of.Id, weight, kind switch
        {
            1 when of is NumericIssue range => new ValueFunction.PiecewiseLinear([.. values.Select((value, i) => (range.ValueAt(i), value))]),
            2 => new ValueFunction.Ranking([.. new[] { of.Options.Take(split), of.Options.Skip(split) }.Select(part => part.Select(option => option.Id).Reverse().ToImmutableArray()).Where(part => part.Length > 0)]),
            3 => new ValueFunction.Intervals([.. values.Select((value, i) => (value, value + more[i]))]),
            _ => new ValueFunction.PerOption([.. values]),
        });

    private static Gen<PartyPreferences> AnyPreferences(Case of) =>
        from note in Note
        from issues in of.Issues.Aggregate(Gen.Const(ImmutableArray<IssuePreference>.Empty), (before, issue) => from list in before from next in AnyPreference(issue) select list.Add(next))
        from walkAway in Number
        from discount in Gen.Int[1, 9]
        from conditional in Gen.Select(Conditions(of), Number, Note, (when, value, why) => new ConditionalValue(when, value, why)).Array[0, 2]
        from lines in Gen.Select(Conditions(of), Conditions(of), Gen.Bool, Name, (when, requires, isRule, id) => new RedLine(RedLineId.Of(id), when, isRule ? requires : [], null, of.Sources[0].Id)).Array[0, 2]
        let unstated = issues.Where(issue => issue.Weight is Weight.Unstated).Select(issue => issue.Issue).ToImmutableArray()
        select new PartyPreferences(
            of.Parties[0].Id, note, issues, unstated.IsEmpty ? [] : [unstated], [.. conditional],
            [.. lines.DistinctBy(line => line.Id).Where(line => line.When.Concat(line.Requires).Select(c => c.Issue).Distinct().Count() <= 6)],
            note is null ? null : walkAway, note is null ? Rational.Of(discount, 9) : null);

    [Fact]
    public void What_is_written_reads_back_as_the_same_case_and_preferences() =>
        (from of in AnyCase from preferences in AnyPreferences(of) select (of, preferences)).Sample(
            made =>
            {
                var files = CaseFileWriter.Write(new LoadedCase(made.of, [made.preferences], null, []), "made");
                var again = Sample.Loaded(CaseFileReader.Read([.. files.Select(file => Sample.File(file.FileName, file.Text))]));

                Assert.Equal(Told(made.of), Told(again.Case));
                Assert.Equal(Told(made.preferences), Told(Assert.Single(again.Preferences)));
            },
            iter: 1_500);

    [Fact]
    public void A_divisible_issue_stays_divisible()
    {
        var loaded = Sample.Loaded(CaseFileReader.Read([Sample.File("c", Sample.Case.With("unit: percent}", "unit: percent}\n    divisible: yes"))]));

        var again = Sample.Loaded(CaseFileReader.Read([Sample.File("c", CaseFileWriter.WriteCase(loaded.Case))]));

        Assert.Single(loaded.Case.Issues, issue => issue.IsDivisible);
        Assert.Equal(loaded.Case.Issues.Select(issue => issue.IsDivisible), again.Case.Issues.Select(issue => issue.IsDivisible));
    }

    [Fact]
    public void Every_case_of_the_repository_survives_being_written_and_read()
    {
        foreach (var path in Repository.CaseFiles())
        {
            var before = Sample.Loaded(CaseFileReader.ReadFiles([path, .. CaseFileReader.PreferencesBeside(path)]));
            var after = Sample.Loaded(CaseFileReader.Read([.. CaseFileWriter.Write(before, "again").Select(file => Sample.File(file.FileName, file.Text))]));

            Assert.Equal(Told(before.Case), Told(after.Case));
            Assert.Equal(before.Preferences.Select(Told), after.Preferences.Select(Told));
        }
    }

    [Fact]
    public void File_names_hold_nothing_a_file_system_minds()
    {
        var loaded = Sample.Loaded(Sample.Read(Sample.Case, Sample.Union));
        var odd = loaded.Preferences[0] with { Party = PartyId.Of("../a b:c") };

        Assert.Equal(["x.yaml", "x.---a-b-c.preferences.yaml"], CaseFileWriter.Write(loaded with { Preferences = [odd] }, "x").Select(file => file.FileName));
    }

    // Records that hold arrays compare by reference, so contents are told in full and compared as text.
    private static string Told(Case of) =>
        $"{of.Id}|{of.Name}|{of.Summary}|{of.Mediator}\n"
        + string.Join('\n', of.Parties.Select(party => $"{party.Id}|{party.Name}|{string.Join(';', party.Factions)}"))
        + string.Join('\n', of.Issues.Select(issue => $"{issue.GetType().Name}|{issue.Id}|{issue.Name}|{issue.Note}|{issue.Source}|{(issue as NumericIssue)?.Unit}|{string.Join(';', issue.Options)}"))
        + string.Join('\n', of.Facts) + string.Join('\n', of.Sources);

    private static string Told(PartyPreferences of)
    {
        var text = new StringBuilder($"{of.Party}|{of.Note}|{of.WalkAway}|{of.Discount}\n");
        foreach (var issue in of.Issues)
            text.AppendLine($"{issue.Issue}|{issue.Weight}|" + issue.Values switch
            {
                ValueFunction.PerOption each => "each " + string.Join(';', each.Values),
                ValueFunction.PiecewiseLinear lines => "lines " + string.Join(';', lines.Points),
                ValueFunction.Intervals each => "between " + string.Join(';', each.Values),
                ValueFunction.Ranking ranking => "ranked " + string.Join('>', ranking.BestFirst.Select(group => string.Join('=', group))),
                _ => "",
            });
        foreach (var statement in of.Statements) text.AppendLine($"{string.Join('+', statement.Terms)}|{statement.Constant}|{statement.IsEquality}");
        text.AppendLine($"{of.WeightTotal}|{of.WalkAwayBetween}");
        foreach (var group in of.WeightRanking) text.AppendLine(string.Join('=', group));
        foreach (var value in of.ConditionalValues) text.AppendLine($"{Told(value.When)}|{value.Value}|{value.Note}");
        foreach (var line in of.RedLines) text.AppendLine($"{line.Id}|{Told(line.When)}|{Told(line.Requires)}|{line.Note}|{line.Source}");
        return text.ToString();
    }

    private static string Told(ImmutableArray<Condition> conditions) => string.Join('&', conditions.Select(condition => condition switch
    {
        Condition.OneOf one => $"{one.Issue} in {string.Join(',', one.Options)}",
        Condition.Within within => $"{within.Issue} in {within.Low}..{within.High}",
        _ => "",
    }));
}
