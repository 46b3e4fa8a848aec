namespace GoodOffices.Tests.CaseFiles;

public sealed class RefusingCaseFiles
{
    [Theory]
    [InlineData("goodoffices: case/1", "goodoffices: case/2", 1, "version")]
    [InlineData("mediator: The ombudswoman", "mediatior: The ombudswoman", 4, "'mediatior' is not a known key")]
    [InlineData("  - id: port", "  - id: union", 13, "Two parties")]
    [InlineData("  - id: port", "  - name: port", 13, "'id' of a party is missing")]
    [InlineData("can-refuse: yes", "can-refuse: perhaps", 10, "neither yes nor no")]
    [InlineData("source: herald\n  - id: port", "source: times\n  - id: port", 12, "No source is called 'times'")]
    [InlineData("step: 0.5", "step: 0", 16, "not above 0")]
    [InlineData("step: 0.5", "step: -0.5", 16, "not above 0")]
    [InlineData("step: 0.5", "step: 0.3", 16, "do not lead from low to high")]
    [InlineData("step: 0.5", "step: 0.000001", 16, "more than 100000 options")]
    [InlineData("step: 0.5", "step: 1e-99", 16, "too large, or has too many digits")]
    [InlineData("low: 0, high: 5", "low: 6, high: 5", 16, "ends below")]
    [InlineData("high: 5", "high: .nan", 16, "is not a number")]
    [InlineData("options: [none, voluntary, \"by lot\"]", "options: []", 18, "no options")]
    [InlineData("options: [none, voluntary, \"by lot\"]", "options: [none, none]", 18, "Two options")]
    [InlineData("options: [none, voluntary, \"by lot\"]", "note: None yet.", 17, "neither options nor a range")]
    [InlineData("options: [none, voluntary, \"by lot\"]", "options: [none, [a]]", 18, "holds a list")]
    [InlineData("date: 2024-05-01", "date: 1 May 2024", 33, "not a date")]
    [InlineData("link: https://example.org/cranes", "link: javascript:alert(1)", 34, "no web address")]
    [InlineData("name: Paid days", "name: \"Paid\\e[31m days\"", 24, "control character")]
    [InlineData("name: The harbour", "name: The harbour\nname: Again", 4, "already on line 3")]
    [InlineData("name: The harbour", "name: &n The harbour", 3, "anchor")]
    [InlineData("name: The harbour", "name: *n", 3, "alias")]
    [InlineData("name: The harbour", "name: !!str The harbour", 3, "tag")]
    [InlineData("name: The harbour", "name: [The harbour]", 3, "holds a list")]
    [InlineData("  - id: training", "\t- id: training", 19, "tab")]
    public void A_fault_in_a_case_names_its_line_and_what_is_wrong(string part, string instead, int line, string what)
    {
        var fault = Sample.Refused(Sample.Read(Sample.Case.With(part, instead)));

        Assert.Contains(what, fault.What, StringComparison.Ordinal);
        Assert.Equal(("case.yaml", line), (fault.File, fault.Line));
        Assert.NotEmpty(fault.Remedy);
    }

    [Theory]
    [InlineData("case: harbour", "case: airport", 2, "another case")]
    [InlineData("party: union", "party: unoin", 3, "party that the case does not have")]
    [InlineData("walk-away: 4.125", "walkaway: 4.125", 5, "A key here is not a known key")]
    [InlineData("walk-away: 4.125", "walk-away: 4.125 points", 5, "'walk-away' of a preference file is not a number")]
    [InlineData("discount: 0.9375", "discount: 1.9375", 6, "discount")]
    [InlineData("weight: 7.625", "weight: -7.625", 9, "is negative")]
    [InlineData("weight: 7.625", "weight: .inf", 9, "is not a number")]
    [InlineData("weight: 7.625", "weight: 7.625e999", 9, "is not a number")]
    [InlineData("weight: 7.625", "weight: 7.625/0", 9, "is not a number")]
    [InlineData("    weight: 7.625\n", "", 9, "weight of issue 'wages' is missing")]
    [InlineData("points: {0: 0, 3: 0.8125, 5: 1}", "points: {0: 0, 3: 0.8125}", 10, "do not cover its range")]
    [InlineData("points: {0: 0, 3: 0.8125, 5: 1}", "points: {0: 0, 3: 0.8125, 2: 1}", 10, "do not rise")]
    [InlineData("voluntary: 2/3, ", "", 13, "no value for option 'voluntary'")]
    [InlineData("voluntary: 2/3", "volontary: 2/3", 13, "no option of issue 'night shift'")]
    [InlineData("values: {\"no\": 0, paid: 1}", "points: {0: 0, 1: 1}", 16, "takes no points")]
    [InlineData("  training:\n", "  trainings:\n", 14, "no issue of the case")]
    [InlineData("and wages >= 3.5", "and wages > 3.5", 18, "sign that is not known")]
    [InlineData("and wages >= 3.5", "or wages >= 3.5", 18, "option that its issue does not have")]
    [InlineData("and wages >= 3.5", "and training >= 3.5", 18, "not a numeric range")]
    [InlineData("never: '\"night shift\" = \"by lot\"", "never: '\"night shift = \"by lot\"", 22, "not understood|not have|not closed")]
    [InlineData("rule: wages = 0 to 2 requires training = paid", "rule: wages = 0 to 2", 25, "does not say what it requires")]
    [InlineData("rule: wages = 0 to 2", "rule: wages = 2 to 0", 25, "falling order")]
    [InlineData("rule: wages = 0 to 2", "rule: wages = 0.25", 25, "option that its issue does not have")]
    [InlineData("    source: herald", "    source: my diary", 23, "source that the case file does not list")]
    [InlineData("id: union-training", "id: union-no-lot", 24, "same id")]
    public void A_fault_in_preferences_names_its_line_and_repeats_nothing_private(string part, string instead, int line, string what)
    {
        var fault = Sample.Refused(Sample.Read(Sample.Case, Sample.Union.With(part, instead)));

        Assert.Contains(what.Split('|'), each => fault.What.Contains(each, StringComparison.Ordinal));
        Assert.Equal(("party-1.preferences.yaml", line), (fault.File, fault.Line));
        foreach (var secret in new[] { "4.125", "0.9375", "7.625", "0.8125", "2/3", "0.3125", "diary", "confidence", "3.5" })
            Assert.DoesNotContain(secret, fault.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_misspelt_key_is_answered_with_the_nearest_known_one()
    {
        Assert.Equal("Did you mean 'mediator'?", Sample.Refused(Sample.Read(Sample.Case.With("mediator:", "medaitor:"))).Remedy);
        Assert.Equal("Did you mean 'walk-away'?", Sample.Refused(Sample.Read(Sample.Case, Sample.Union.With("walk-away:", "walkaway:"))).Remedy);
        Assert.Equal("Did you mean 'union'?", Sample.Refused(Sample.Read(Sample.Case, Sample.Union.With("party: union", "party: unoin"))).Remedy);
    }

    [Fact]
    public void One_case_and_one_file_for_each_party_are_taken()
    {
        Assert.Contains("no case file", Sample.Refused(Sample.Read(Sample.Union)).What, StringComparison.Ordinal);
        Assert.Contains("another case file", Sample.Refused(Sample.Read(Sample.Case, Sample.Case)).What, StringComparison.Ordinal);
        Assert.Contains("also holds preferences of party 'union'", Sample.Refused(Sample.Read(Sample.Case, Sample.Union, Sample.Union)).What, StringComparison.Ordinal);
        Assert.Contains("already in use", Sample.Refused(Sample.Read(Sample.Case, Sample.Union, Sample.Port + "\nred-lines: [{id: union-no-lot, never: training = paid}]")).What, StringComparison.Ordinal);
    }

    [Fact]
    public void A_rule_over_seven_issues_is_refused()
    {
        var issues = string.Concat(Enumerable.Range(1, 7).Select(i => $"\n  - id: i{i}\n    options: [a, b]"));
        var values = string.Concat(Enumerable.Range(1, 7).Select(i => $"\n  i{i}: {{weight: 1, values: {{a: 0, b: 1}}}}"));
        var all = string.Join(" and ", Enumerable.Range(1, 7).Select(i => $"i{i} = a"));
        var preferences = $"goodoffices: preferences/1\ncase: c\nparty: p\nissues:{values}\nred-lines:\n  - id: r\n    never: {all}";

        var fault = Sample.Refused(Sample.Read($"goodoffices: case/1\ncase: c\nparties: [{{id: p}}]\nissues:{issues}", preferences));

        Assert.Contains("more than 6 issues", fault.What, StringComparison.Ordinal);
    }
}
