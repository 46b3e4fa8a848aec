using System.Collections.Immutable;
using System.Numerics;
using CsCheck;
using GoodOffices.Analysis.Settlement;
using GoodOffices.Analysis.Settlement.Boundaries;

namespace GoodOffices.Analysis.Tests.Settlement;

public sealed class LyingOnABoundary
{
    [Fact]
    public void Is_what_the_definition_says_for_every_package() =>
        Gen.Select(RandomProblems.Any(parties: 3, spread: 12, issues: 3, options: 3), Gen.Int[0, 10_000]).Sample((problem, which) =>
        {
            var survey = BoundarySurvey.Of(problem);
            int[] package = [.. problem.OptionCounts.Select((count, issue) => which / (1 + (7 * issue)) % count)];

            var around = survey.Around([.. package]);

            Assert.Equal(WalkAways(problem, Ranges(problem), package), around.WalkAways.Select(w => (w.Party, w.Place)));
            Assert.Equal(Rules(problem, package), around.Rules.Select(r => (r.Rule, r.Place)));
        }, iter: Sizes.Cases(10_000));

    [Fact]
    public void Near_equals_are_all_that_are_close_for_everyone_and_off_it() =>
        RandomProblems.Any(parties: 3, spread: 40, terms: 2, issues: 3, options: 3).Sample(problem =>
        {
            var oracle = new SlowOracle(problem);
            if (oracle.Frontier.Count == 0) return;
            var (vector, package, _) = oracle.Frontier[oracle.Frontier.Count / 2];
            var survey = BoundarySurvey.Of(problem);

            var found = survey.NearEquals(Frontier.Find(problem), [.. package], 1000);

            var ranges = Ranges(problem);
            bool IsClose(BigInteger[] v) => !v.SequenceEqual(vector) && v.Select((n, p) => BigInteger.Abs(n - vector[p]) * 10 <= ranges[p]).All(ok => ok);
            var expected = oracle.Frontier.Where(f => IsClose(f.Vector) && oracle.IsAcceptable(f.Vector) && WalkAways(problem, ranges, f.Package).Count == 0 && Rules(problem, f.Package).All(r => r.Place == BoundaryPlace.Near));
            Assert.Equal(expected.Select(f => string.Join(' ', f.Package)).Order(), found.Select(n => string.Join(' ', n.Package)).Order());
            Assert.Equal(found.Select(n => n.LargestShare).Order(), found.Select(n => n.LargestShare));
        }, iter: Sizes.Cases(10_000));

    private static List<(int Party, BoundaryPlace Place)> WalkAways(SettlementProblem problem, BigInteger[] ranges, int[] package)
    {
        var places = new List<(int, BoundaryPlace)>();
        for (var p = 0; p < problem.Parties.Length; p++)
        {
            if (problem.Parties[p].WalkAway is not { } walkAway) continue;
            var above = SlowOracle.Utility(problem.Parties[p], package) - walkAway;
            if (above.IsZero) places.Add((p, BoundaryPlace.On));
            else if (above < 0) places.Add((p, BoundaryPlace.Beyond));
            else if (above * 50 <= ranges[p]) places.Add((p, BoundaryPlace.Near));
        }

        return places;
    }

    private static List<(int Rule, BoundaryPlace Place)> Rules(SettlementProblem problem, int[] package)
    {
        var places = new List<(int, BoundaryPlace)>();
        for (var r = 0; r < problem.Rules.Length; r++)
        {
            var distances = Neighbours(problem, package).Where(n => SlowOracle.Breaks(problem.Rules[r], n.Package)).Select(n => n.Steps).ToList();
            if (distances.Count > 0) places.Add((r, distances.Min() switch { 0 => BoundaryPlace.Beyond, 1 => BoundaryPlace.On, _ => BoundaryPlace.Near }));
        }

        return places;
    }

    private static IEnumerable<(int[] Package, int Steps)> Neighbours(SettlementProblem problem, int[] package)
    {
        yield return (package, 0);
        for (var issue = 0; issue < package.Length; issue++)
        {
            for (var option = 0; option < problem.OptionCounts[issue]; option++)
            {
                var steps = Math.Abs(option - package[issue]);
                if (steps is 1 or 2) yield return ([.. package.ToImmutableArray().SetItem(issue, option)], steps);
            }
        }
    }

    private static BigInteger[] Ranges(SettlementProblem problem)
    {
        var oracle = new SlowOracle(problem);
        if (oracle.Packages.Count == 0) oracle = new SlowOracle(problem.WithRules([]));
        return [.. problem.Parties.Select((_, p) => oracle.Utilities.Max(u => u[p]) - oracle.Utilities.Min(u => u[p]))];
    }
}
