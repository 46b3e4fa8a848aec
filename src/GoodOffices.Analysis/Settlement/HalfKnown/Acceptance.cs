using System.Collections.Immutable;
using System.Numerics;

namespace GoodOffices.Analysis.Settlement.HalfKnown;

/// <summary>Decides whether a package gives every party her walk-away: at any values, at some values.</summary>
/// <remarks>First with each issue's own least and greatest contribution, which may not be had together; then with some of the points looked at; then, where that
/// leaves it open, by a linear program. Rounded sums count only where they are clear.</remarks>
internal sealed class Acceptance(HalfKnownProblem problem, PackageList packages, Differences[] parties, IReadOnlyList<ImmutableArray<PartyValues>> points, CancellationToken hurry)
{
    private const double Doubt = 1e-9;
    private const int MostPoints = 40;
    private readonly (double Least, double Greatest)[][][] _ends = [.. parties.Select(party => Ends(party.Polytope))];

    private readonly double[][][][] _seen = [.. parties.Select((_, party) => points.Where((_, i) => i % Math.Max(1, points.Count / MostPoints) == 0).Select(point => Table(point[party].Numbers)).ToArray())];

    public void Decide(int package, Board board)
    {
        var (necessarily, possibly) = (Verdict.Yes, Verdict.Yes);
        for (var party = 0; party < parties.Length; party++)
        {
            if (problem.Parties[party].WalkAway is not { } walkAway) continue;
            necessarily = Worse(necessarily, necessarily == Verdict.No ? Verdict.No : AlwaysAtLeast(party, package, walkAway.High));
            possibly = Worse(possibly, possibly == Verdict.No ? Verdict.No : SometimesAtLeast(party, package, walkAway.Low));
        }

        (board.NecessarilyAcceptable[package], board.PossiblyAcceptable[package]) = (possibly == Verdict.No ? Verdict.No : necessarily, possibly);
    }

    /// <summary>Both must hold: a No settles it, an open one leaves it open.</summary>
    private static Verdict Worse(Verdict a, Verdict b) => a == Verdict.No || b == Verdict.No ? Verdict.No : a == Verdict.Undecided || b == Verdict.Undecided ? Verdict.Undecided : Verdict.Yes;

    private Verdict AlwaysAtLeast(int party, int package, BigInteger least)
    {
        var (rough, floor) = (Rough(party, package, greatest: false), Fraction.ToDouble(least, problem.Parties[party].Denominator));
        if (rough > floor + (Doubt * parties[party].Scale)) return Verdict.Yes;
        if (Array.Exists(_seen[party], table => At(table, party, package) < floor - (Doubt * parties[party].Scale))) return Verdict.No;
        if (hurry.IsCancellationRequested) return Verdict.Undecided;
        var (factors, constant) = parties[party].Utility(packages[package]);
        var smallest = constant - Greatest(party, Array.ConvertAll(factors, factor => -factor));
        return smallest.CompareTo(least * Steps(party)) >= 0 ? Verdict.Yes : Verdict.No;
    }

    private Verdict SometimesAtLeast(int party, int package, BigInteger least)
    {
        var (rough, floor) = (Rough(party, package, greatest: true), Fraction.ToDouble(least, problem.Parties[party].Denominator));
        if (rough < floor - (Doubt * parties[party].Scale)) return Verdict.No;
        if (Array.Exists(_seen[party], table => At(table, party, package) > floor + (Doubt * parties[party].Scale))) return Verdict.Yes;
        if (hurry.IsCancellationRequested) return Verdict.Undecided;
        var (factors, constant) = parties[party].Utility(packages[package]);
        return (constant + Greatest(party, factors)).CompareTo(least * Steps(party)) >= 0 ? Verdict.Yes : Verdict.No;
    }

    private BigInteger Steps(int party) => parties[party].Polytope.Denominator / problem.Parties[party].Denominator;

    private Ratio Greatest(int party, BigInteger[] factors) => factors.Length == 0 ? 0 : parties[party].Polytope.Maximise(factors).Value;

    private double Rough(int party, int package, bool greatest)
    {
        var options = packages[package];
        var sum = parties[party].HasCombinations ? parties[party].RoughExtra(options) : 0;
        for (var issue = 0; issue < options.Length; issue++) sum += greatest ? _ends[party][issue][options[issue]].Greatest : _ends[party][issue][options[issue]].Least;
        return sum;
    }

    private double At(double[][] table, int party, int package)
    {
        var options = packages[package];
        var sum = parties[party].HasCombinations ? parties[party].RoughExtra(options) : 0;
        for (var issue = 0; issue < options.Length; issue++) sum += table[issue][options[issue]];
        return sum;
    }

    private static double[][] Table(PartyInput numbers) => [.. numbers.Contributions.Select(issue => issue.Select(n => Fraction.ToDouble(n, numbers.Denominator)).ToArray())];

    private static (double, double)[][] Ends(ValuePolytope polytope) => [.. polytope.Constants.Select((issue, i) => issue.Select((constant, option) =>
    {
        var factors = polytope.Factors[i][option];
        if (factors.All(factor => factor.IsZero)) return (Fraction.ToDouble(constant, polytope.Denominator), Fraction.ToDouble(constant, polytope.Denominator));
        var greatest = (polytope.Maximise(factors).Value + constant) / polytope.Denominator;
        var least = (constant - polytope.Maximise(Array.ConvertAll(factors, factor => -factor)).Value) / polytope.Denominator;
        return (least.ToDouble(), greatest.ToDouble());
    }).ToArray())];
}
