using System.Xml.Linq;
using GoodOffices.Casework.Advice;
using GoodOffices.Casework.Landscape;
using GoodOffices.Tests.Settlement;

namespace GoodOffices.Tests.Landscape;

public sealed class DrawingTheLandscape
{
    private static readonly Dictionary<string, SmallCase> Cases = new()
    {
        ["one party"] = SmallCase.Drawn(1, 5, 4, 0.5),
        ["two parties"] = SmallCase.Drawn(2, 5, 4, 0.4),
        ["three parties"] = SmallCase.Drawn(3, 4, 4, 0.3),
        ["five parties"] = SmallCase.Drawn(5, 4, 4, 0.3),
        ["ten parties"] = SmallCase.Drawn(10, 4, 3, 0.2),
        ["no agreement"] = SmallCase.Drawn(2, 4, 4, 0.9),
        ["one package"] = new SmallCase("One", ["A", "B"], [null, null], [[[1]], [[2]]]),
        ["all alike"] = new SmallCase("Alike", ["A", "B"], [1, 1], [[[0, 1, 2]], [[0, 3, 4]]]),
        ["a line"] = new SmallCase("Pie", ["A", "B"], [0, 0], [[[0, 1, 2, 3, 4]], [[4, 3, 2, 1, 0]]]),
        ["far walk-aways"] = new SmallCase("Far", ["A", "B"], [50, -20], [[[0, 1, 2, 3, 4]], [[4, 3, 2, 1, 0]]]),
        ["millions"] = new SmallCase("Millions", ["A", "B"], [-1e6, 2e5], [[[-3e6, 1e6, 2e6]], [[4.1e6, 1e6, 0]]]),
        ["tiny"] = new SmallCase("Tiny", ["A", "B"], [1e-6, null], [[[1e-6, 2e-6, 3e-6]], [[4e-9, 1e-9, 0]]]),
        ["long names"] = SmallCase.Drawn(3, 4, 3, 0.4) with
        {
            Name = "مذاکرات غیرمستقیم <ایران> & آمریکا " + new string('x', 300),
            Parties = ["جمهوری اسلامی ایران", "Bundesministerium für wirtschaftliche Zusammenarbeit, Außenhandel und Rüstungskontrolle \"&<>", "中华人民共和国外交部和其他有关部门代表团"],
        },
    };

    public static TheoryData<string> Names => [.. Cases.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void The_picture_is_well_formed_and_can_be_read_aloud(string name)
    {
        var of = Cases[name];

        var svg = XDocument.Parse(LandscapeDrawing.Draw(of.Solve(), of.Cloud())).Root!;

        XNamespace ns = "http://www.w3.org/2000/svg";
        Assert.Equal(of.Name, svg.Element(ns + "title")!.Value);
        Assert.Contains(of.Parties[0], svg.Element(ns + "desc")!.Value, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_word_lies_inside_the_picture(string name)
    {
        var plan = LandscapePlan.Of(Cases[name].Solve(), Cases[name].Cloud());

        Assert.All(plan.AllTexts, text => Assert.True(plan.Page.Contains(text.Box), $"{text.Words} at {text.Box} in {plan.Page}"));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void No_words_lie_on_other_words(string name)
    {
        var texts = LandscapePlan.Of(Cases[name].Solve(), Cases[name].Cloud()).AllTexts.ToArray();

        for (var i = 0; i < texts.Length; i++)
            for (var j = i + 1; j < texts.Length; j++)
                Assert.False(texts[i].Box.Overlaps(texts[j].Box), $"'{texts[i].Words}' lies on '{texts[j].Words}'");
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void No_words_lie_on_a_solution(string name)
    {
        var plan = LandscapePlan.Of(Cases[name].Solve(), Cases[name].Cloud());

        foreach (var panel in plan.Panels)
            foreach (var spot in panel.Spots)
                Assert.DoesNotContain(panel.Labels, label => label.Box.Overlaps(spot.Box));
    }

    [Fact]
    public void Every_solution_is_labelled_where_one_panel_has_the_room()
    {
        var panel = LandscapePlan.Of(Cases["two parties"].Solve(), Cases["two parties"].Cloud()).Panels.Single();

        Assert.Equal(panel.Spots.Select(spot => spot.Mark.Words), panel.Labels.Select(label => label.Words));
    }

    [Fact]
    public void Ten_parties_are_shown_as_the_first_six_and_the_picture_says_so()
    {
        var plan = LandscapePlan.Of(Cases["ten parties"].Solve(), Cases["ten parties"].Cloud());

        Assert.Equal(15, plan.Panels.Count);
        Assert.Contains(plan.Texts, text => text.Words == "The first 6 of 10 parties are shown.");
    }

    [Fact]
    public void A_hundred_thousand_packages_make_a_small_file()
    {
        var small = Cases["two parties"];
        var report = small.Solve();
        var cloud = new PackageCloud([.. Enumerable.Range(0, 100_000).Select(i => System.Collections.Immutable.ImmutableArray.Create(i % 317 / 317.0, i % 331 / 331.0))], false);

        var svg = LandscapeDrawing.Draw(report, cloud);

        Assert.True(svg.Length < 1_000_000, $"{svg.Length}");
        Assert.Contains("drawn at random", svg, StringComparison.Ordinal);
    }

    [Fact]
    public void A_case_in_which_every_package_breaks_a_red_line_says_so()
    {
        var report = Cases["no agreement"].Solve();
        report = report with
        {
            Parties = [.. report.Parties.Select(party => party with { Disagreement = double.NaN, Least = double.NaN, Greatest = double.NaN })],
            Frontier = new FrontierReport(true, null, []),
        };

        Assert.Contains("Every package breaks a red line", LandscapeDrawing.Draw(report, new PackageCloud([], true)), StringComparison.Ordinal);
    }
}
