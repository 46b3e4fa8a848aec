using System.Numerics;
using GoodOffices.Analysis.Settlement;
using GoodOffices.Analysis.Settlement.Solutions;

namespace GoodOffices.Analysis.Checks;

/// <summary>Checks solutions against the input: what the package is worth, that it may be signed, that the value is the rule's, and that no small change does better.</summary>
/// <remarks>Shares no code with the solvers. With an exact frontier at hand, every one of its acceptable points is a rival; without, every package that differs in one issue is.</remarks>
public static class SolutionCheck
{
    private const double Nearly = 1e-7;

    /// <summary>Passes in silence.</summary>
    /// <param name="problem">What was to be settled.</param>
    /// <param name="solutions">The answer.</param>
    /// <param name="frontier">The frontier, where one was found.</param>
    /// <param name="disagreement">By party: where she stands without agreement, in her own unit.</param>
    /// <exception cref="CheckFailedException">Something does not hold.</exception>
    public static void Run(SettlementProblem problem, SolutionSet solutions, Frontier? frontier, IReadOnlyList<double> disagreement)
    {
        ArgumentNullException.ThrowIfNull(problem);
        ArgumentNullException.ThrowIfNull(solutions);
        ArgumentNullException.ThrowIfNull(disagreement);
        var reader = new PackageReader(problem);
        foreach (var solution in solutions.All)
        {
            if (solution is null) continue;
            var worth = reader.Worth(solution.Package);
            Require(!reader.BreaksRule(solution.Package), "A solution breaks a rule.");
            if (problem.IsExact) Require(reader.IsAcceptable(worth), "A solution is not acceptable to all.");
            for (var party = 0; party < worth.Length; party++)
                Require(worth[party].IsZero ? Near(solution.Utilities[party], 0, 1) : Near(solution.Utilities[party], reader.ToUtility(worth[party], party), Math.Abs(solution.Utilities[party])), "A solution is not worth what is claimed.");
        }

        CheckValues(problem, solutions, frontier, disagreement, reader);
    }

    private static void CheckValues(SettlementProblem problem, SolutionSet solutions, Frontier? frontier, IReadOnlyList<double> disagreement, PackageReader reader)
    {
        if (solutions.Utilitarian is { } sum)
        {
            Require(Near(sum.Value, sum.Utilities.Sum(), sum.Utilities.Sum(Math.Abs)), "The utilitarian value is not the sum.");
            RequireUnbeaten(problem, sum, frontier, reader, utilities => utilities.Sum());
        }

        double[] Gains(IEnumerable<double> utilities) => [.. utilities.Select((u, party) => u - disagreement[party])];
        if (solutions.Egalitarian is { } egalitarian)
        {
            Require(Near(egalitarian.Value, Gains(egalitarian.Utilities).Min(), egalitarian.Utilities.Max(Math.Abs)), "The egalitarian value is not the least gain.");
            RequireUnbeaten(problem, egalitarian, frontier, reader, utilities => Gains(utilities).Min());
        }

        if (solutions.Nash is { IsDegenerate: false } nash)
        {
            Require(Math.Abs(nash.Value - Product(Gains(nash.Utilities))) <= 1e-5 * Math.Abs(nash.Value) || nash.Value == 0 || Gains(nash.Utilities).Min() < Nearly, "The Nash value is not the product of gains.");
            RequireUnbeaten(problem, nash, frontier, reader, utilities => Gains(utilities).Any(gain => gain <= 0) ? 0 : Product(Gains(utilities)));
        }

        if (solutions.KalaiSmorodinsky is not { } ks) return;
        Require(ks.Value is >= -Nearly and <= 1 + Nearly, "A least share of ideal gain lies outside 0 to 1.");
        if (frontier is not { IsExact: true }) return;
        var acceptable = OnFrontier(frontier, problem.Parties.Length).ToList();
        var ideal = Gains(Enumerable.Range(0, problem.Parties.Length).Select(party => acceptable.Max(point => point[party])));
        // A gain that is only rounding is none: then the party counts as 1.
        double LeastShare(IEnumerable<double> utilities) => Gains(utilities).Select((gain, party) => ideal[party] > 1e-12 * (1 + Math.Abs(disagreement[party])) ? gain / ideal[party] : 1).Min();
        Require(Math.Abs(ks.Value - LeastShare(ks.Utilities)) <= 1e-5, "The Kalai-Smorodinsky value is not the least share of ideal gain.");
        Require(acceptable.Max(LeastShare) <= ks.Value + 1e-5, "A package does better than the one called KalaiSmorodinsky.");
    }

    private static double Product(double[] gains) => gains.Aggregate(1.0, (all, gain) => all * gain);

    private static void RequireUnbeaten(SettlementProblem problem, Solution solution, Frontier? frontier, PackageReader reader, Func<IEnumerable<double>, double> value)
    {
        if (!solution.IsExact) return;
        var own = value(solution.Utilities);
        var slack = Nearly * (1 + Math.Abs(own) + solution.Utilities.Sum(Math.Abs));
        foreach (var rival in frontier is { IsExact: true } ? OnFrontier(frontier, problem.Parties.Length) : OneIssueAway(problem, solution, reader))
            Require(value(rival) <= own + slack, $"A package does better than the one called {solution.Concept}.");
    }

    private static IEnumerable<double[]> OnFrontier(Frontier frontier, int parties)
    {
        for (var point = 0; point < frontier.Count; point++)
        {
            var at = point;
            if (frontier.IsAcceptable(point)) yield return [.. Enumerable.Range(0, parties).Select(party => frontier.Utility(at, party))];
        }
    }

    private static IEnumerable<double[]> OneIssueAway(SettlementProblem problem, Solution solution, PackageReader reader)
    {
        int[] package = [.. solution.Package];
        for (var issue = 0; issue < package.Length; issue++)
        {
            for (var option = 0; option < Math.Min(problem.OptionCounts[issue], 50); option++)
            {
                package[issue] = option;
                if (reader.BreaksRule(package)) continue;
                var worth = reader.Worth(package);
                if (reader.IsAcceptable(worth)) yield return [.. worth.Select((BigInteger w, int party) => w.IsZero ? 0 : reader.ToUtility(w, party))];
            }

            package[issue] = solution.Package[issue];
        }
    }

    private static bool Near(double a, double b, double scale) => Math.Abs(a - b) <= Nearly * (1e-9 + scale);

    private static void Require(bool holds, string claim)
    {
        if (!holds) throw new CheckFailedException(claim);
    }
}
