using GoodOffices.Core.Issues;
using GoodOffices.Core.Numbers;
using GoodOffices.Core.Preferences;
using GoodOffices.Interchange.CaseFiles;

namespace GoodOffices.Tests.CaseFiles;

public sealed class ReadingCaseFiles
{
    private static Rational Number(string text) => InputNumber.TryParse(text, out var value) ? value : throw new ArgumentException(text);

    [Fact]
    public void A_case_alone_tells_who_must_agree_on_what()
    {
        var read = Sample.Loaded(Sample.Read(Sample.Case)).Case;

        Assert.Equal("harbour: The harbour, The ombudswoman", $"{read.Id}: {read.Name}, {read.Mediator}");
        Assert.Equal(["The union", "port"], read.Parties.Select(party => party.Name));
        Assert.True(Assert.Single(read.Parties[0].Factions).CanRefuse);
        Assert.Equal([11, 3, 2], read.Issues.Select(issue => issue.Options.Length));
        Assert.Equal("0.5 percent", read.Issues[0].Options[1].Name);
        Assert.Equal("Three a year.", read.Issues[2].Options[1].Note);
        Assert.Equal(new DateOnly(2024, 5, 1), Assert.Single(read.Sources).Date);
        Assert.Equal(read.Sources[0].Id, Assert.Single(read.Facts).Source);
    }

    [Fact]
    public void Preferences_come_in_the_order_of_the_parties_whatever_the_order_of_the_files()
    {
        var loaded = Sample.Loaded(Sample.Read(Sample.Case, Sample.Port, Sample.Union));

        Assert.Equal(["union", "port"], loaded.Preferences.Select(preferences => preferences.Party.ToString()));
    }

    [Fact]
    public void Numbers_are_read_exactly_as_decimals_or_fractions()
    {
        var union = Sample.Loaded(Sample.Read(Sample.Case, Sample.Union)).Preferences[0];

        Assert.Equal(Number("4.125"), union.WalkAway);
        Assert.Equal(Number("0.9375"), union.Discount);
        Assert.Equal(new Weight.Known(Number("7.625")), union.Issues[0].Weight);
        Assert.Equal(Rational.Of(2, 3), Assert.IsType<ValueFunction.PerOption>(union.Issues[1].Values).Values[1]);
        Assert.Equal((Number("3"), Number("0.8125")), Assert.IsType<ValueFunction.PiecewiseLinear>(union.Issues[0].Values).Points[1]);
    }

    [Fact]
    public void Rankings_and_intervals_are_kept_as_they_are()
    {
        var port = Sample.Loaded(Sample.Read(Sample.Case, Sample.Port)).Preferences[0];

        Assert.Equal(new Weight.Between(Number("3"), Number("5")), port.Issues[0].Weight);
        Assert.IsType<Weight.Unstated>(port.Issues[1].Weight);
        Assert.Equal((Number("0.25"), Number("0.5")), Assert.IsType<ValueFunction.Intervals>(port.Issues[1].Values).Values[1]);
        Assert.Equal(["no", "paid"], Assert.IsType<ValueFunction.Ranking>(port.Issues[2].Values).BestFirst.Select(group => group.Single().ToString()));
        Assert.Equal(["night shift", "training"], port.WeightRanking.Select(group => group.Single().ToString()));
        Assert.Null(port.WalkAway);
    }

    [Fact]
    public void A_rule_says_when_it_touches_and_what_it_requires()
    {
        var lines = Sample.Loaded(Sample.Read(Sample.Case, Sample.Union)).Preferences[0].RedLines;

        Assert.Equal(["night shift", "training"], lines[0].When.Select(condition => condition.Issue.ToString()));
        Assert.Empty(lines[0].Requires);
        var within = Assert.IsType<Condition.Within>(Assert.Single(lines[1].When));
        Assert.Equal((Number("0"), Number("2")), (within.Low, within.High));
        Assert.Equal([OptionId.Of("paid")], Assert.IsType<Condition.OneOf>(Assert.Single(lines[1].Requires)).Options);
    }

    [Fact]
    public void A_byte_order_mark_and_windows_line_ends_do_not_matter()
    {
        var text = "\uFEFF" + Sample.Case.ReplaceLineEndings("\r\n");

        Assert.Equal("The harbour", Sample.Loaded(Sample.Read(text)).Case.Name);
    }

    [Fact]
    public void Every_case_of_the_repository_is_read_with_preferences_of_every_party()
    {
        var paths = Repository.CaseFiles().ToArray();

        Assert.True(paths.Length >= 15);
        foreach (var path in paths)
        {
            var beside = CaseFileReader.PreferencesBeside(path);
            var loaded = Sample.Loaded(CaseFileReader.ReadFiles([path, .. beside]));
            Assert.Equal(loaded.Case.Parties.Select(party => party.Id), loaded.Preferences.Select(preferences => preferences.Party));
            Assert.Equal(Path.GetFileNameWithoutExtension(path), loaded.Case.Id.ToString());
        }
    }

    [Fact]
    public void The_demo_case_has_eight_issues_and_a_public_source_for_each_red_line_and_fact()
    {
        var path = Repository.At("cases", "teaching", "iran-2025.yaml");
        var loaded = Sample.Loaded(CaseFileReader.ReadFiles([path, .. CaseFileReader.PreferencesBeside(path)]));

        Assert.Equal(8, loaded.Case.Issues.Length);
        Assert.All(loaded.Case.Facts, fact => Assert.NotNull(fact.Source));
        Assert.All(loaded.Preferences.SelectMany(preferences => preferences.RedLines), line => Assert.NotNull(line.Source));
        Assert.All(loaded.Preferences, preferences => Assert.Contains("illustrative", preferences.Note, StringComparison.Ordinal));
        Assert.All(loaded.Preferences, preferences => Assert.NotEmpty(preferences.ConditionalValues));
        Assert.All(loaded.Preferences, preferences => Assert.Contains(preferences.RedLines, line => line.Requires.Length > 0));
    }
}
