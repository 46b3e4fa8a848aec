using System.Globalization;
using System.Numerics;
using System.Text.Json;
using GoodOffices.Core.Issues;
using GoodOffices.Core.Numbers;
using GoodOffices.Core.Preferences;
using GoodOffices.Interchange;

namespace GoodOffices.Tests.Foreign;

public sealed class ReadingRealScenarios
{
    [Theory]
    [InlineData(Dialect.Genius)]
    [InlineData(Dialect.Negmas)]
    public void Every_negmas_folder_is_read_or_refused_as_non_linear(Dialect dialect)
    {
        var wrong = new List<string>();
        foreach (var (folder, packages, profiles) in SharedScenarios.Table())
        {
            var reading = CaseReader.Read([Path.Combine(SharedScenarios.Folder(), "negmas", folder)], new ReadOptions { Dialect = dialect });
            var isNonLinear = folder.Contains("y2014", StringComparison.Ordinal) || folder.Contains("/S-1", StringComparison.Ordinal);
            if (reading is Reading.Refused refused && !(isNonLinear && refused.Fault.What.Contains("non-linear", StringComparison.Ordinal))) wrong.Add(refused.Fault.ToString());
            if (reading is not Reading.Loaded loaded) continue;
            if (isNonLinear) wrong.Add($"{folder} was read as additive.");
            if (Utilities.Packages(loaded.Case) != packages) wrong.Add($"{folder}: {Utilities.Packages(loaded.Case)} packages.");
            if (loaded.Case.Preferences.Length != profiles) wrong.Add($"{folder}: {loaded.Case.Preferences.Length} parties.");
            if (loaded.Case.Dialect != dialect) wrong.Add($"{folder}: does not say its dialect.");
        }

        Assert.Equal([], wrong);
    }

    [Fact]
    public void Under_the_genius_dialect_every_utility_lies_between_0_and_1()
    {
        foreach (var (folder, packages, _) in SharedScenarios.Table().Where(row => row.Packages is not null))
        {
            var loaded = Utilities.Loaded(CaseReader.Read([Path.Combine(SharedScenarios.Folder(), "negmas", folder)]));
            for (var party = 0; party < loaded.Preferences.Length; party++)
            {
                var contributions = Utilities.Contributions(loaded, party);
                Assert.True(Sum(contributions.Select(issue => issue.Min())).Sign >= 0, folder);
                Assert.True(Sum(contributions.Select(issue => issue.Max())) <= Rational.One, folder);
                Assert.Equal(Rational.One, Sum(loaded.Preferences[party].Issues.Select(issue => ((Weight.Known)issue.Weight).Value)));
            }
        }
    }

    [Fact]
    public void Negolog_domains_agree_with_their_own_published_results()
    {
        var wrong = new List<string>();
        foreach (var folder in SharedScenarios.Below("negolog"))
        {
            var loaded = Utilities.Loaded(CaseReader.Read([folder]));
            using var specs = JsonDocument.Parse(File.ReadAllText(Path.Combine(folder, "specs.json")));
            var root = specs.RootElement;
            if (Utilities.Packages(loaded) != new BigInteger(root.GetProperty("NumberOfBids").GetInt64())) wrong.Add($"{folder}: bids");
            foreach (var bid in new[] { "Nash", "Kalai" })
            {
                var published = Bid(root.GetProperty(bid + "Bid"));
                var package = loaded.Case.Issues.Select(issue => issue.IndexOf(OptionId.Of(published[issue.Name]))).ToArray();
                if (Far(root.GetProperty(bid + "_A").GetDouble(), Utilities.Of(loaded, 0, package))) wrong.Add($"{folder}: {bid} A");
                if (Far(root.GetProperty(bid + "_B").GetDouble(), Utilities.Of(loaded, 1, package))) wrong.Add($"{folder}: {bid} B");
            }

            var bounds = Enumerable.Range(0, 2).Select(party => Utilities.Contributions(loaded, party)).ToArray();
            if (Far(root.GetProperty("MaxUtility").GetDouble(), bounds.Max(party => Sum(party.Select(issue => issue.Max()))))) wrong.Add($"{folder}: maximum");
            if (Far(root.GetProperty("MinUtility").GetDouble(), bounds.Min(party => Sum(party.Select(issue => issue.Min()))))) wrong.Add($"{folder}: minimum");
            Assert.Contains(loaded.Notes, note => note.Contains("specs.json", StringComparison.Ordinal));
            Assert.Null(loaded.Dialect);
        }

        Assert.Equal([], wrong);
    }

    [Fact]
    public void The_first_profiles_by_name_make_a_smaller_case()
    {
        var folder = Path.Combine(SharedScenarios.Folder(), "negmas", "other", "Domain4");

        var loaded = Utilities.Loaded(CaseReader.Read([folder], new ReadOptions { Parties = 3 }));

        Assert.Equal(["Domain4_util1", "Domain4_util2", "Domain4_util3"], loaded.Case.Parties.Select(party => party.Name));
        Assert.Contains("6", Utilities.Fault(CaseReader.Read([folder], new ReadOptions { Parties = 7 })).What, StringComparison.Ordinal);
    }

    [Fact]
    public void The_parts_of_a_folder_are_read_like_the_folder()
    {
        var folder = Path.Combine(SharedScenarios.Folder(), "negmas", "anac", "y2010", "EnglandZimbabwe");

        var whole = Utilities.Loaded(CaseReader.Read([folder]));
        var parts = Utilities.Loaded(CaseReader.Read([.. Directory.GetFiles(folder).OrderDescending()]));

        Assert.Equal(whole.Case.Parties.Select(party => party.Id), parts.Case.Parties.Select(party => party.Id));
        for (var party = 0; party < 2; party++) Assert.Equal(Utilities.Contributions(whole, party).SelectMany(x => x), Utilities.Contributions(parts, party).SelectMany(x => x));
    }

    private static Rational Sum(IEnumerable<Rational> numbers) => numbers.Aggregate(Rational.Zero, (sum, number) => sum + number);

    // Two of the files hold the bid as Python text inside a JSON text.
    private static Dictionary<string, string> Bid(JsonElement bid) => bid.ValueKind == JsonValueKind.String
        ? JsonSerializer.Deserialize<Dictionary<string, string>>(bid.GetString()!.Replace((char)39, (char)34))!
        : bid.Deserialize<Dictionary<string, string>>()!;

    private static bool Far(double published, Rational ours) => Math.Abs(published - ours.ToDouble()) > 1e-9;
}
