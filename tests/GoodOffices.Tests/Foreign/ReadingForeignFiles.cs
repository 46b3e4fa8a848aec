using System.Text;
using GoodOffices.Core.Issues;
using GoodOffices.Core.Numbers;
using GoodOffices.Interchange;
using static GoodOffices.Tests.Foreign.Utilities;

namespace GoodOffices.Tests.Foreign;

public sealed class ReadingForeignFiles
{
    private static readonly ReadOptions AsNegmas = new() { Dialect = Dialect.Negmas };

    [Fact]
    public void Genius_divides_evaluations_by_their_maximum_and_weights_by_their_sum_and_clips_lines()
    {
        var loaded = Loaded(CaseReader.Read(SmallFiles.Genius));

        Assert.Equal(Dialect.Genius, loaded.Dialect);
        Assert.Equal(Number("0.52"), Of(loaded, 0, 0, 0)); // 0.6 · 2/10 + 0.4 · 1
        Assert.Equal(Number("0.68"), Of(loaded, 0, 1, 4)); // 0.6 · 1 + 0.4 · (1 − 0.2 · 4)
        Assert.Equal(Number("0.6"), Of(loaded, 0, 1, 10)); // the line is at −1 there, and is cut at 0
    }

    [Fact]
    public void Negmas_reads_the_same_file_as_it_is_written()
    {
        var loaded = Loaded(CaseReader.Read(SmallFiles.Genius, AsNegmas));

        Assert.Equal(Dialect.Negmas, loaded.Dialect);
        Assert.Equal(Number("2.4"), Of(loaded, 0, 0, 0)); // 1.2 · 2 + 0.8 · (1 − 0.2 · 5)
        Assert.Equal(Number("10.4"), Of(loaded, 0, 1, 10)); // 1.2 · 10 + 0.8 · (1 − 0.2 · 15)
    }

    [Fact]
    public void A_missing_reservation_value_is_0_for_genius_and_none_for_negmas()
    {
        var files = SmallFiles.With(SmallFiles.Genius, 1, SmallFiles.GeniusProfile.Replace("<reservation value=\"0.3\"/>", "", StringComparison.Ordinal));

        var (genius, negmas) = (Loaded(CaseReader.Read(files)), Loaded(CaseReader.Read(files, AsNegmas)));

        Assert.Equal(Rational.Zero, genius.Preferences[1].WalkAway); // 'them' comes before 'us'
        Assert.Null(negmas.Preferences[1].WalkAway);
        Assert.Equal(Number("0.3"), negmas.Preferences[0].WalkAway);
    }

    [Theory]
    [InlineData("0.5", "0.5")]
    [InlineData("0", null)]
    [InlineData("1", null)]
    [InlineData("1.5", null)]
    public void A_discount_factor_outside_0_to_1_discounts_nothing(string written, string? read)
    {
        var text = SmallFiles.GeniusProfile.Replace("<discount_factor value=\"1.0\"/>", $"<discount_factor value=\"{written}\"/>", StringComparison.Ordinal);

        Assert.Equal(read is null ? null : Number(read), Loaded(CaseReader.Read(SmallFiles.With(SmallFiles.Genius, 1, text))).Preferences[1].Discount);
    }

    [Theory]
    [InlineData("<!-- made by hand -->\n<?xml version=\"1.0\"?>\n")]
    [InlineData("A line of text\n<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n")]
    [InlineData("A line of text\n")]
    [InlineData("\n\n  ")]
    [InlineData("\uFEFF<?xml version=\"1.0\"?>")]
    public void What_stands_before_the_xml_does_no_harm(string before) =>
        Assert.Equal(Number("0.52"), Of(Loaded(CaseReader.Read(SmallFiles.With(SmallFiles.Genius, 1, before + SmallFiles.GeniusProfile))), 1, 0, 0));

    [Fact]
    public void Utf16_and_declared_latin1_are_read()
    {
        var (domain, profile) = (SmallFiles.GeniusDomain.Replace("none", "né", StringComparison.Ordinal), SmallFiles.GeniusProfile.Replace("none", "né", StringComparison.Ordinal));
        NamedFile[] files =
        [
            new("domain.xml", Encoding.Latin1.GetBytes("<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?>" + domain)),
            new("us.xml", (byte[])[0xFF, 0xFE, .. Encoding.Unicode.GetBytes(profile)]),
        ];

        Assert.Equal(0, Loaded(CaseReader.Read(files)).Case.Issues[0].IndexOf(OptionId.Of("né")));
    }

    [Fact]
    public void Weights_may_come_before_issues_and_issues_without_an_objective()
    {
        const string profile = """
            <utility_space><weight index="2" value="1"/><weight index="1" value="3"/>
             <issue index="2" type="integer" name="Years"><range lowerbound="5" upperbound="15"></range><evaluator ftype="linear" parameter0="0" parameter1="0.05"/></issue>
             <issue index="1" name="Enrichment"><item value=" 3.67% " evaluation="4"/><item value="none" evaluation="1"/></issue></utility_space>
            """;

        var loaded = Loaded(CaseReader.Read(SmallFiles.With(SmallFiles.Genius, 1, profile)));

        Assert.Equal(Number("0.25"), Of(loaded, 1, 0, 0)); // 0.75 · 1/4 + 0.25 · 0.05 · 5
    }

    [Fact]
    public void Geniusweb_profiles_carry_their_domain_and_give_the_walk_away_as_a_package()
    {
        var loaded = Loaded(CaseReader.Read(SmallFiles.Web[..1]));

        Assert.Equal(["p1"], loaded.Case.Parties.Select(party => party.Name));
        Assert.Equal(Number("0.85"), Of(loaded, 0, 0, 2)); // 0.7 · 1 + 0.3 · 0.5
        Assert.Equal(Number("0.28"), loaded.Preferences[0].WalkAway);
        Assert.Null(loaded.Dialect);
    }

    [Fact]
    public void Negmas_yaml_is_joined_by_position_and_a_walk_away_of_0_is_a_walk_away()
    {
        var loaded = Loaded(CaseReader.Read(SmallFiles.Negmas));

        Assert.Equal(Number("-0.75"), Of(loaded, 0, 2, 0)); // 1.5 · −0.5 + 0.25 · (0.1 · 5 − 0.5)
        Assert.Equal(Rational.Zero, loaded.Preferences[0].WalkAway);
        Assert.Equal(Number("0.9"), loaded.Preferences[0].Discount);
    }

    [Theory]
    [InlineData("-.inf")]
    [InlineData("-.Inf")]
    [InlineData("null")]
    [InlineData("")]
    public void Minus_infinity_is_no_walk_away(string written)
    {
        var text = SmallFiles.NegmasProfile.Replace("reserved_value: 0.0", $"reserved_value: {written}", StringComparison.Ordinal);

        Assert.Null(Loaded(CaseReader.Read(SmallFiles.With(SmallFiles.Negmas, 1, text))).Preferences[0].WalkAway);
    }

    [Fact]
    public void The_same_negmas_files_are_read_as_json_with_the_infinity_that_python_writes()
    {
        const string domain = """{"type":"CartesianOutcomeSpace","name":"d","issues":[{"type":"CategoricalIssue","name":"A","values":["-Infinity","y"]}]}""";
        const string profile = """{"type":"LinearAdditiveUtilityFunction","reserved_value":-Infinity,"weights":[0.5],"bias":1,"values":[{"type":"TableFun","mapping":{"-Infinity":1,"y":2}}]}""";

        var loaded = Loaded(CaseReader.Read([SmallFiles.File("d.json", domain), SmallFiles.File("us.json", profile)]));

        Assert.Null(loaded.Preferences[0].WalkAway);
        Assert.Equal([Number("1.5"), Number("2")], [Of(loaded, 0, 0), Of(loaded, 0, 1)]);
        Assert.Equal("us", loaded.Case.Parties[0].Name);
    }

    [Fact]
    public void An_affine_function_counts_the_issues_own_numbers_whatever_the_sign()
    {
        const string domain = "type: CartesianOutcomeSpace\nissues:\n- {name: a, type: ContiguousIssue, values: 4}\n- {name: b, type: CategoricalIssue, values: [1, 2.5]}";

        var loaded = Loaded(CaseReader.Read([SmallFiles.File("d.yml", domain), SmallFiles.File("u.yml", "type: AffineUtilityFunction\nweights: [-2, 4]\nbias: 1")]));

        Assert.Equal(Number("5"), Of(loaded, 0, 3, 1)); // 1 − 2 · 3 + 4 · 2.5
    }

    [Fact]
    public void Negolog_issues_and_options_are_joined_by_name()
    {
        var loaded = Loaded(CaseReader.Read(SmallFiles.Negolog));

        Assert.Equal([Number("0.52"), Number("0.75")], [Of(loaded, 0, 0, 0), Of(loaded, 1, 0, 0)]);
        Assert.Equal([Number("0.25"), Rational.Zero], loaded.Preferences.Select(preferences => preferences.WalkAway!.Value));
    }

    [Fact]
    public void Files_of_two_formats_are_not_mixed()
    {
        var fault = Fault(CaseReader.Read([.. SmallFiles.Genius, .. SmallFiles.Negolog]));

        Assert.Contains("GENIUS XML", fault.What, StringComparison.Ordinal);
        Assert.Contains("NegoLog", fault.What, StringComparison.Ordinal);
    }

    private static Rational Number(string text) => InputNumber.TryParse(text, out var value) ? value : throw new FormatException(text);
}
