using GoodOffices.Core.Numbers;
using GoodOffices.Core.Preferences;
using GoodOffices.Interchange;
using GoodOffices.Interchange.CaseFiles;

namespace GoodOffices.Tests.CaseFiles;

public sealed class StatingWhatIsHalfKnown
{
    private const string Head = """
        goodoffices: preferences/1
        case: harbour
        party: union
        issues:
          wages: {weight: 1, points: {0: 0, 5: 1}}
          night shift: {weight: 1, ranking: [none, voluntary, by lot]}
          training: {weight: 1, ranking: ["no", paid]}

        """;

    [Fact]
    public void A_statement_compares_weights_and_what_options_are_worth()
    {
        var union = Union("statements: ['2 * \"night shift\" voluntary - training paid <= wages + 0.1']");

        var statement = Assert.Single(union.Statements);
        Assert.Equal("-2 night shift voluntary, 1 training paid, 1 wages ", string.Join(", ", statement.Terms.Select(term => $"{term.Factor} {term.Issue} {term.Option}")));
        Assert.Equal(Rational.Of(1, 10), statement.Constant);
        Assert.False(statement.IsEquality);
        Assert.True(union.IsHalfKnown);
    }

    [Fact]
    public void What_is_stated_is_written_so_that_it_reads_back()
    {
        var read = Sample.Loaded(Sample.Read(Sample.Case, Head + "walk-away: {low: 1, high: 2}\nweight-total: 10\nstatements: ['\"night shift\" \"by lot\" = 0.5 - wages', wages >= training]"));

        var again = Sample.Loaded(CaseFileReader.Read([.. CaseFileWriter.Write(read, "again").Select(file => Sample.File(file.FileName, file.Text))])).Preferences[0];

        Assert.Equal(Told(read.Preferences[0]), Told(again));
        Assert.Equal((Rational.Of(1), Rational.Of(2)), again.WalkAwayBetween);
        Assert.Equal(10, again.WeightTotal);
        Assert.Null(again.WalkAway);
    }

    [Theory]
    [InlineData("statements: [wages >= salaries]", "names an issue that the case does not have")]
    [InlineData("statements: [training free >= wages]", "names an option that its issue does not have")]
    [InlineData("statements: [wages training]", "names an option that its issue does not have")]
    [InlineData("statements: [wages => training]", "has a sign that is not known")]
    [InlineData("statements: [1 >= 2]", "compares numbers only")]
    [InlineData("statements: [x * wages >= 2]", "What stands before * is no number")]
    [InlineData("statements: [wages >=]", "is not understood")]
    [InlineData("statements: [[wages]]", "A statement holds")]
    [InlineData("weight-total: 0.5", "is not a whole number above 0")]
    [InlineData("walk-away: {low: 2, high: 1}", "ends below its beginning")]
    public void A_bad_statement_is_refused_with_its_line_and_without_its_words(string line, string what)
    {
        var fault = Assert.IsType<Reading.Refused>(Sample.Read(Sample.Case, Head + "note: x\n" + line)).Fault;

        Assert.Contains(what, fault.What, StringComparison.Ordinal);
        Assert.Equal(9, fault.Line);
        Assert.DoesNotContain("salaries", fault.ToString(), StringComparison.Ordinal);
    }

    private static PartyPreferences Union(string lines) => Sample.Loaded(Sample.Read(Sample.Case, Head + lines)).Preferences[0];

    private static string Told(PartyPreferences of) => string.Join('\n', of.Statements.Select(statement => $"{string.Join('+', statement.Terms)}|{statement.Constant}|{statement.IsEquality}"));
}
