using GoodOffices.Interchange;
using static GoodOffices.Tests.Foreign.Utilities;

namespace GoodOffices.Tests.Foreign;

public sealed class RefusingByName
{
    [Theory]
    [InlineData("<utility_space>", "<utility_space type=\"nonlinear\">", "non-linear")]
    [InlineData("<utility_space>", "<utility_space type=\"constraint\">", "constraint-based")]
    [InlineData("<utility_space>", "<utility_space type=\"UNCERTAIN\">", "uncertain")]
    [InlineData("<weight index=\"1\"", "<utility maxutility=\"1\"/><weight index=\"1\"", "non-linear")]
    [InlineData("ftype=\"linear\"", "ftype=\"triangular\"", "triangular")]
    [InlineData("<issue index=\"2\" etype=\"integer\" type=\"integer\"", "<issue index=\"2\" etype=\"real\" type=\"real\"", "continuous")]
    [InlineData("<weight index=\"2\"", "<objective index=\"9\"/><weight index=\"2\"", "objective")]
    [InlineData("<weight index=\"2\" value=\"0.8\"/>", "", "weight")]
    [InlineData("value=\"1.2\"", "value=\"-1.2\"", "negative")]
    [InlineData("evaluation=\"2\"", "evaluation=\"-2\"", "negative")]
    [InlineData("evaluation=\"2\"", "evaluation=\"NaN\"", "plain number")]
    [InlineData("name=\"Years\"", "name=\"Months\"", "Years")]
    [InlineData("upperbound=\"15\"", "upperbound=\"16\"", "bounds")]
    public void A_genius_profile_that_is_not_plainly_additive(string from, string to, string word) =>
        AssertNames(word, CaseReader.Read(SmallFiles.With(SmallFiles.Genius, 1, Changed(SmallFiles.GeniusProfile, from, to))));

    [Theory]
    [InlineData("LinearAdditiveUtilitySpace", "SumOfGroupsUtilitySpace", "SumOfGroupsUtilitySpace")]
    [InlineData("LinearAdditiveUtilitySpace", "DefaultPartialOrdering", "DefaultPartialOrdering")]
    [InlineData("discreteutils", "magicutils", "kind")]
    [InlineData("\"issueWeights\"", "\"penalty\":{\"x\":1},\"issueWeights\"", "key")]
    public void A_geniusweb_profile_that_is_not_plainly_additive(string from, string to, string word) =>
        AssertNames(word, CaseReader.Read(SmallFiles.With(SmallFiles.Web, 0, Changed(SmallFiles.WebProfile, from, to))));

    [Theory]
    [InlineData("negmas.preferences.LinearAdditiveUtilityFunction", "HyperRectangleUtilityFunction", "HyperRectangleUtilityFunction")]
    [InlineData("ExpDiscountedUFun", "LinDiscountedUFun", "LinDiscountedUFun")]
    [InlineData("AffineFun", "CosFun", "CosFun")]
    [InlineData("weights: [1.5, 0.25]", "weights: [1.5]", "weights")]
    [InlineData("weights: [1.5, 0.25]", "weights: [1.5, -0.25]", "negative")]
    [InlineData("weights: [1.5, 0.25]", "weights: [1.5, .nan]", "plain number")]
    [InlineData("factor: step", "constraints: [x]", "key")]
    [InlineData("discount: 0.9", "discount: 1.9", "discount")]
    public void A_negmas_function_that_is_not_plainly_additive(string from, string to, string word) =>
        AssertNames(word, CaseReader.Read(SmallFiles.With(SmallFiles.Negmas, 1, Changed(SmallFiles.NegmasProfile, from, to))));

    [Theory]
    [InlineData("ContiguousIssue", "ContinuousIssue", "continuous")]
    [InlineData("ContiguousIssue", "CallableIssue", "CallableIssue")]
    [InlineData("DiscreteCartesianOutcomeSpace", "EnumeratingOutcomeSpace", "EnumeratingOutcomeSpace")]
    public void A_negmas_space_that_is_not_a_list_of_finite_issues(string from, string to, string word) =>
        AssertNames(word, CaseReader.Read(SmallFiles.With(SmallFiles.Negmas, 0, Changed(SmallFiles.NegmasDomain, from, to))));

    [Fact]
    public void A_fault_never_repeats_a_number_of_a_profile()
    {
        const string secret = "0.777123";
        var places = new[] { "value=\"1.2\"", "evaluation=\"2\"", "offset=\"1.0\"", "value=\"0.3\"" };

        foreach (var place in places)
            foreach (var broken in new[] { secret + "x", "-" + secret, secret + "\"/><issue name=\"" + secret, secret + "<" })
            {
                var text = Changed(SmallFiles.GeniusProfile, place, place[..(place.IndexOf('"', StringComparison.Ordinal) + 1)] + broken + "\"");
                if (CaseReader.Read(SmallFiles.With(SmallFiles.Genius, 1, text)) is Reading.Refused refused) Assert.DoesNotContain("777", refused.Fault.ToString(), StringComparison.Ordinal);
            }
    }

    private static string Changed(string text, string from, string to)
    {
        Assert.Contains(from, text, StringComparison.Ordinal);
        return text.Replace(from, to, StringComparison.Ordinal);
    }

    private static void AssertNames(string word, Reading reading)
    {
        var fault = Fault(reading);
        Assert.Contains(word, fault.What, StringComparison.OrdinalIgnoreCase);
        Assert.NotEmpty(fault.Remedy);
    }
}
