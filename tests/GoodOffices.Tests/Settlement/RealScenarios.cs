using System.Numerics;
using GoodOffices.Analysis.Settlement;
using GoodOffices.Analysis.Settlement.Solutions;
using GoodOffices.Casework.Advice;
using GoodOffices.Core.Numbers;
using GoodOffices.Interchange;
using GoodOffices.Tests.Foreign;

namespace GoodOffices.Tests.Settlement;

public sealed class RealScenarios
{
    private const int MostPackages = 1_000_000;

    public static TheoryData<string, Dialect> Domains()
    {
        var data = new TheoryData<string, Dialect>();
        if (Root() is not { } root) return new TheoryData<string, Dialect> { { "", Dialect.Genius } };
        foreach (var folder in Directory.EnumerateDirectories(root, "*", SearchOption.AllDirectories).Where(f => Directory.EnumerateFiles(f).Any()).Order(StringComparer.Ordinal))
        {
            var name = Path.GetRelativePath(root, folder);
            if (name.StartsWith("ktab", StringComparison.Ordinal)) continue;
            data.Add(name, Dialect.Genius);
            if (!name.StartsWith("negolog", StringComparison.Ordinal)) data.Add(name, Dialect.Negmas);
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(Domains))]
    public void Are_settled_exactly_as_listing_every_package_settles_them(string domain, Dialect dialect)
    {
        if (Root() is not { } root) Assert.Skip("The scenarios are not here: set GOODOFFICES_SHARED to the folder that holds scenarios/.");
        if (CaseReader.Read([Path.Combine(Root()!, domain)], new ReadOptions { Dialect = dialect }) is not Reading.Loaded { Case: var loaded })
        {
            // Non-linear spaces are refused by name; the readers' own tests say which.
            return;
        }

        var problem = PreferenceTranslation.Translate(loaded.Case, loaded.Preferences).Problem;
        if (problem.PackageCount > MostPackages) return;
        Assert.True(problem.IsExact, "A real domain should not need the grid.");

        var (listing, frontier) = (new CarefulListing(loaded), Frontier.Find(problem));

        Assert.Equal(listing.Points.Count, frontier.Count);
        for (var point = 0; point < frontier.Count; point++)
        {
            Assert.Equal(Exactly(listing, listing.Points[point].Vector), Enumerable.Range(0, problem.Parties.Length).Select(p => Rational.Of(frontier.ExactUtility(point, p).Numerator, frontier.ExactUtility(point, p).Denominator)));
            Assert.Equal(new BigInteger(listing.Points[point].SharedBy), frontier.SharedBy(point));
        }

        SolutionsAgree(listing, frontier, problem);
    }

    private static void SolutionsAgree(CarefulListing listing, Frontier frontier, SettlementProblem problem)
    {
        var solutions = SolutionSet.On(frontier);
        foreach (var concept in Enum.GetValues<SolutionConcept>())
        {
            var (best, degenerate) = listing.Solve(concept);
            var solution = solutions.All[(int)concept];
            Assert.Equal(best.Count, solution?.Tied ?? 0);
            if (solution is null) continue;

            Assert.Equal(degenerate, solution.IsDegenerate);
            var worth = problem.Parties.Select(party => Rational.Of(solution.Package.Select((option, issue) => party.Contributions[issue][option]).Aggregate((a, b) => a + b), party.Denominator)).ToArray();
            Assert.Contains(best, vector => Exactly(listing, vector).SequenceEqual(worth));
        }
    }

    private static IEnumerable<Rational> Exactly(CarefulListing listing, Int128[] vector) => vector.Select((v, p) => Rational.Of(v, listing.Denominators[p]));

    private static string? Root() =>
        Environment.GetEnvironmentVariable("GOODOFFICES_SHARED") is { } shared && Directory.Exists(Path.Combine(shared, "scenarios")) ? SharedScenarios.Folder() : null;
}
