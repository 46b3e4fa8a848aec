using GoodOffices.Analysis.Settlement.Boundaries;
using GoodOffices.Casework.Wording;
using GoodOffices.Tests.Cli;

namespace GoodOffices.Tests.Explanations;

public sealed class TellingTheMediator
{
    private static string At(string name) => Repository.At("cases", name.Split('/')[0], name.Split('/')[1]);

    [Fact]
    public void The_numbers_a_solution_rests_on_are_named_with_what_would_take_its_place()
    {
        // Bill and Jack: (12, 5) has product 60, (14, 4) has 56. With Jack's walk-away at w the products are 12 (5 - w) and 14 (4 - w): they meet at w = -2.
        var explanation = CliRun.Real("solve", At("literature/nash-1950-barter.yaml"), "--explain", "--json").Json.GetProperty("explanations").GetProperty("nash");

        var walkAway = explanation.GetProperty("sensitivity").EnumerateArray().Where(reach => reach.GetProperty("weightOf").GetString() is null).ToArray();

        Assert.All(walkAway, reach => Assert.Equal(0, reach.GetProperty("given").GetDouble()));
        var jack = walkAway.Single(reach => reach.GetProperty("party").GetString() == "jack");
        Assert.Equal(-2, jack.GetProperty("down").GetProperty("provenTo").GetDouble());
        Assert.Equal(-2, jack.GetProperty("down").GetProperty("latest").GetDouble());
        Assert.True(jack.GetProperty("down").GetProperty("included").GetBoolean());
        Assert.Contains("rests most on", explanation.GetProperty("forTheMediator").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_package_on_a_walk_away_is_not_tabled_without_warning()
    {
        var json = CliRun.Real("solve", At("edge/degenerate-nash.yaml"), "--explain", "--json").Json.GetProperty("explanations").GetProperty("nash");

        Assert.Equal("on", json.GetProperty("boundary").GetProperty("walkAways")[0].GetProperty("place").GetString());
        Assert.Contains("exactly on the walk-away", json.GetProperty("beforeTabling").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Without_a_frontier_it_is_said_what_could_not_be_said()
    {
        var json = CliRun.Real("solve", At("teaching/iran-2025.yaml"), "--explain", "--json", "--no-frontier").Json.GetProperty("explanations").GetProperty("egalitarian");

        Assert.Contains("exact frontier", json.GetProperty("notSaid").GetString(), StringComparison.Ordinal);
        Assert.Equal(0, json.GetProperty("sensitivity").GetArrayLength());
        Assert.Contains("not sought", json.GetProperty("beforeTabling").GetString(), StringComparison.Ordinal);
        Assert.Contains("One way to settle", json.GetProperty("forTheTable").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public void In_the_table_the_warnings_come_before_the_words_for_the_table()
    {
        var output = CliRun.Real("solve", At("teaching/iran-2025.yaml"), "--explain").Output;

        var (warning, table) = (output.IndexOf("Before you table it", StringComparison.Ordinal), output.IndexOf("For the table", StringComparison.Ordinal));
        Assert.True(warning > 0 && table > warning);
    }

    [Fact]
    public void Unasked_nothing_is_explained() =>
        Assert.DoesNotContain("explanations", CliRun.Real("solve", At("teaching/iran-2025.yaml"), "--json").Output, StringComparison.Ordinal);

    [Fact]
    public void The_places_are_told_apart_as_on_near_and_beyond() => Assert.Equal(["On", "Near", "Beyond"], Enum.GetNames<BoundaryPlace>());

    [Theory]
    [InlineData(14.90536, 15, true, "14.91")]
    [InlineData(15.51999, 15, true, "15.51")]
    [InlineData(6.0, 8, true, "6")]
    [InlineData(6.0, 8, false, "just above 6")]
    [InlineData(14.99999, 15, true, "15")]
    [InlineData(-0.123456, 0, false, "-0.1234")]
    public void Ends_of_intervals_are_rounded_so_that_nothing_is_claimed_that_does_not_hold(double end, double given, bool included, string words) =>
        Assert.Equal(words, InwardNumbers.Towards(end, given, included));
}
