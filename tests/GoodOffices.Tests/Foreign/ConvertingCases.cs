using System.Collections.Immutable;
using CsCheck;
using GoodOffices.Core.Cases;
using GoodOffices.Core.Issues;
using GoodOffices.Core.Numbers;
using GoodOffices.Core.Parties;
using GoodOffices.Core.Preferences;
using GoodOffices.Interchange;
using static GoodOffices.Tests.Foreign.Utilities;

namespace GoodOffices.Tests.Foreign;

public sealed class ConvertingCases
{
    // Names that YAML or XML would change if they were not quoted.
    private static readonly string[] Awkward = ["No", "yes", "3.10", "a: b", "it's \"so\"", "null", "- x", "#1", "é\u2028ü", "<&>", "\ud83d\ude00"];

    private static readonly Gen<Rational> Hundredths = Gen.Int[0, 400].Select(n => Rational.Of(n, 100));

    private static readonly Gen<LoadedCase> Cases =
        from names in Gen.Int[0, Awkward.Length - 1].HashSet[2, 5]
        from high in Gen.Int[-2, 6]
        from parties in Gen.Int[1, 3]
        from numbers in Hundredths.Array[40]
        from walkAway in Gen.Bool
        from discount in Gen.Bool
        select Make([.. names.Select(name => Awkward[name])], high, parties, numbers, walkAway, discount);

    [Fact]
    public void Negmas_files_read_back_as_the_same_utilities() => Cases.Sample(of =>
    {
        var written = Assert.IsType<ConversionOutcome.Written>(CaseWriter.Write(of, TargetFormat.NegmasYaml));
        var again = Loaded(CaseReader.Read(Files(written)));

        AssertSameNames(of, again);
        for (var party = 0; party < of.Preferences.Length; party++)
        {
            Assert.Equal(Contributions(of, party).SelectMany(x => x), Contributions(again, party).SelectMany(x => x));
            Assert.Equal(of.Preferences[party].WalkAway, again.Preferences[party].WalkAway);
            Assert.Equal(of.Preferences[party].Discount, again.Preferences[party].Discount);
        }
    }, iter: 200);

    [Fact]
    public void Genius_files_read_back_as_the_same_utilities_over_their_greatest_sum() => Cases.Sample(of =>
    {
        if (CaseWriter.Write(of, TargetFormat.GeniusXml) is not ConversionOutcome.Written written) return;
        var again = Loaded(CaseReader.Read(Files(written)));

        AssertSameNames(of, again);
        for (var party = 0; party < of.Preferences.Length; party++)
        {
            if (written.Notes.Any(note => note.Contains("rounded", StringComparison.Ordinal))) continue;
            var (ours, theirs) = (Contributions(of, party), Contributions(again, party));
            var scale = Scale(ours, theirs);
            Assert.Equal(ours.SelectMany(issue => issue.Select(value => value * scale)), theirs.SelectMany(x => x));
            if (of.Preferences[party].WalkAway is { } walkAway) Assert.Equal(walkAway * scale, again.Preferences[party].WalkAway);
        }
    }, iter: 200);

    [Fact]
    public void Preferences_already_on_geniuss_scale_come_back_untouched()
    {
        var of = Loaded(CaseReader.Read(SmallFiles.Genius));

        var written = Assert.IsType<ConversionOutcome.Written>(CaseWriter.Write(of, TargetFormat.GeniusXml));

        AssertSameUtilities(of, Loaded(CaseReader.Read(Files(written))));
    }

    [Fact]
    public void Real_scenarios_survive_a_journey_through_every_format()
    {
        foreach (var (folder, packages, _) in SharedScenarios.Table().Where(row => row.Packages is not null))
        {
            var of = Loaded(CaseReader.Read([Path.Combine(SharedScenarios.Folder(), "negmas", folder)]));
            foreach (var format in Enum.GetValues<TargetFormat>())
            {
                var written = CaseWriter.Write(of, format);
                if (written is ConversionOutcome.Refused refused) Assert.Fail($"{folder}: {refused.What}");
                var again = Loaded(CaseReader.Read(Files(written)));
                Assert.Equal(of.Case.Issues.Select(issue => issue.Id), again.Case.Issues.Select(issue => issue.Id));
                var isRounded = ((ConversionOutcome.Written)written).Notes.Any(note => note.Contains("rounded", StringComparison.Ordinal));
                AssertSameUtilities(of, again, isRounded ? 1e-10 : 0);
            }
        }
    }

    [Theory]
    [InlineData(TargetFormat.GeniusXml)]
    [InlineData(TargetFormat.NegmasYaml)]
    public void What_a_format_cannot_say_is_refused_by_name(TargetFormat format)
    {
        var of = Make(["a", "b"], 5, 1, [.. Enumerable.Repeat(Rational.One, 40)], true, false);
        var (party, issue) = (of.Preferences[0], of.Preferences[0].Issues[0].Issue);
        Condition condition = new Condition.OneOf(issue, [OptionId.Of("a")]);

        AssertRefused("red lines", party with { RedLines = [new RedLine(RedLineId.Of("r"), [condition], [], null, null)] });
        AssertRefused("conditional values", party with { ConditionalValues = [new ConditionalValue([condition], Rational.One, null)] });
        AssertRefused("a ranking of issues", party with { WeightRanking = [[issue]] });
        AssertRefused("intervals", party with { Issues = party.Issues.SetItem(0, new(issue, new Weight.Known(Rational.One), new ValueFunction.Intervals([(Rational.Zero, Rational.One), (Rational.Zero, Rational.One)]))) });
        AssertRefused("no preferences", null);

        void AssertRefused(string word, PartyPreferences? preferences)
        {
            var changed = of with { Preferences = preferences is null ? [] : [preferences] };
            Assert.Contains(word, Assert.IsType<ConversionOutcome.Refused>(CaseWriter.Write(changed, format)).What, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Genius_refuses_bent_and_negative_values_and_negmas_writes_them()
    {
        var of = Make(["a", "b"], 7, 1, [.. Enumerable.Repeat(Rational.One, 40)], true, false);
        var years = of.Preferences[0].Issues[1];
        var bent = Changed(new ValueFunction.PiecewiseLinear([(Rational.Of(-2), Rational.Zero), (Rational.Of(1), Rational.Of(1, 2)), (Rational.Of(7), Rational.Of(4, 5))]));
        var negative = Changed(new ValueFunction.PiecewiseLinear([(Rational.Of(-2), Rational.Of(-1)), (Rational.Of(7), Rational.Of(8))]));

        Assert.Contains("straight line", Assert.IsType<ConversionOutcome.Refused>(CaseWriter.Write(bent, TargetFormat.GeniusXml)).What, StringComparison.Ordinal);
        Assert.Contains("negative", Assert.IsType<ConversionOutcome.Refused>(CaseWriter.Write(negative, TargetFormat.GeniusXml)).What, StringComparison.Ordinal);
        AssertSameUtilities(negative, Loaded(CaseReader.Read(Files(CaseWriter.Write(negative, TargetFormat.NegmasYaml)))));
        AssertSameUtilities(bent, Loaded(CaseReader.Read(Files(CaseWriter.Write(bent, TargetFormat.NegmasYaml)))), 1e-10);

        LoadedCase Changed(ValueFunction values) => of with { Preferences = [of.Preferences[0] with { Issues = of.Preferences[0].Issues.SetItem(1, years with { Values = values }) }] };
    }

    private static LoadedCase Make(string[] names, int high, int parties, Rational[] numbers, bool walkAway, bool discount)
    {
        var listed = new ListedIssue(IssueId.Of("which: one"), "which: one", [.. names.Select(name => new Option(OptionId.Of(name), name))]);
        var numeric = new NumericIssue(IssueId.Of("Yes"), "Yes", Rational.Of(-2), Rational.Of(high), Rational.One, null);
        var preferences = Enumerable.Range(0, parties).Select(party =>
        {
            var at = party * 12;
            ValueFunction line = high == -2
                ? new ValueFunction.PerOption([numbers[at]])
                : new ValueFunction.PiecewiseLinear([(numeric.Low, numbers[at]), (numeric.High, numbers[at] + (numbers[at + 1] * Rational.Of(high + 2)))]);
            return new PartyPreferences(
                PartyId.Of($"p{party}"), null,
                [
                    new(listed.Id, new Weight.Known(numbers[at + 2]), new ValueFunction.PerOption([.. numbers[(at + 5)..(at + 5 + names.Length)]])),
                    new(numeric.Id, new Weight.Known(numbers[at + 3]), line),
                ],
                [], [], [], walkAway ? numbers[at + 4] : null, discount ? Rational.Of(9, 10) : null);
        }).ToImmutableArray();
        var of = new Case(CaseId.Of("A case"), "A case", null, null, [.. preferences.Select(one => new Party(one.Party, one.Party.ToString(), []))], [listed, numeric], [], []);
        return new LoadedCase(of, preferences, null, []);
    }

    private static NamedFile[] Files(ConversionOutcome outcome) => [.. Assert.IsType<ConversionOutcome.Written>(outcome).Files.Select(file => SmallFiles.File(file.Name, file.Text))];

    private static Rational Scale(Rational[][] ours, Rational[][] theirs)
    {
        for (var i = 0; i < ours.Length; i++)
            for (var k = 0; k < ours[i].Length; k++)
                if (ours[i][k].Sign != 0) return theirs[i][k] / ours[i][k];
        return Rational.One;
    }

    private static void AssertSameNames(LoadedCase of, LoadedCase again)
    {
        Assert.Equal(of.Case.Parties.Select(party => party.Id), again.Case.Parties.Select(party => party.Id));
        Assert.Equal(of.Case.Issues.Select(issue => issue.Id), again.Case.Issues.Select(issue => issue.Id));
        Assert.Equal(of.Case.Issues.SelectMany(issue => issue.Options.Select(option => option.Id)), again.Case.Issues.SelectMany(issue => issue.Options.Select(option => option.Id)));
    }

    private static void AssertSameUtilities(LoadedCase of, LoadedCase again, double tolerance = 0)
    {
        for (var party = 0; party < of.Preferences.Length; party++)
        {
            var (ours, theirs) = (Contributions(of, party).SelectMany(x => x).ToArray(), Contributions(again, party).SelectMany(x => x).ToArray());
            Assert.Equal(ours.Length, theirs.Length);
            if (tolerance == 0) Assert.Equal(ours, theirs);
            else Assert.All(ours.Zip(theirs), pair => Assert.True(Math.Abs((pair.First - pair.Second).ToDouble()) <= tolerance));
        }
    }
}
