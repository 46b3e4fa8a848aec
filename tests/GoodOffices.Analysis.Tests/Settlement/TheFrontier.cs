using System.Numerics;
using CsCheck;
using GoodOffices.Analysis.Settlement;

namespace GoodOffices.Analysis.Tests.Settlement;

public sealed class TheFrontier
{
    [Fact]
    public void Is_what_listing_every_package_gives_with_ties_duplicates_values_and_rules() =>
        RandomProblems.Any().Sample(AgreesWithListing, iter: Sizes.Cases(20_000));

    [Fact]
    public void Is_what_listing_gives_for_up_to_twelve_parties() =>
        RandomProblems.Any(parties: 12, spread: 3).Sample(AgreesWithListing, iter: Sizes.Cases(3_000));

    private static void AgreesWithListing(SettlementProblem problem)
    {
        var expected = new SlowOracle(problem).Frontier;

        var frontier = Frontier.Find(problem);

        Assert.True(frontier.IsExact);
        Assert.Equal(expected.Count, frontier.Count);
        for (var point = 0; point < frontier.Count; point++)
        {
            for (var party = 0; party < problem.Parties.Length; party++)
            {
                var (numerator, denominator) = frontier.ExactUtility(point, party);
                Assert.Equal(expected[point].Vector[party] * denominator, numerator * problem.Parties[party].Denominator);
            }

            Assert.Equal(expected[point].Package, frontier.Package(point));
            Assert.Equal(new BigInteger(expected[point].SharedBy), frontier.SharedBy(point));
        }
    }
}
