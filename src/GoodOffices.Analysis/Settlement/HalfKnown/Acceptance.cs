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
    private const int MostSeen = 80;
    private readonly (double Least, double Greatest)[][][] _ends = [.. parties.Select(party => Ends(party.Polytope))];

    private readonly List<double[][]>[] _seen = [.. parties.Select((_, party) => points.Where((_, i) => i % Math.Max(1, points.Count / MostPoints) == 0).Select(point => Table(point[party].Numbers)).ToList())];

    private readonly Ladder?[] _always = [.. parties.Select((party, p) => problem.Parties[p].WalkAway is null ? null : new Ladder(packages, party, problem.OptionCounts))];
    private readonly Ladder?[] _sometimes = [.. parties.Select((party, p) => problem.Parties[p].WalkAway is null ? null : new Ladder(packages, party, problem.OptionCounts))];

    /// <summary>Decides all packages, those in the middle first: from them follows most.</summary>
    public void Decide(Board board, CancellationToken cancel)
    {
        for (var party = 0; party < parties.Length; party++)
        {
            if (problem.Parties[party].WalkAway is not { } walkAway) continue;
            foreach (var package in Scattered())
            {
                cancel.ThrowIfCancellationRequested();
                if (_always[party]![package] == Verdict.Undecided && AlwaysAtLeast(party, package, walkAway.High) is var always and not Verdict.Undecided) _always[party]!.Note(package, always);
                if (_sometimes[party]![package] == Verdict.Undecided && SometimesAtLeast(party, package, walkAway.Low) is var sometimes and not Verdict.Undecided) _sometimes[party]!.Note(package, sometimes);
            }
        }

        for (var package = 0; package < packages.Count; package++)
        {
            var (necessarily, possibly) = (All(_always, package), All(_sometimes, package));
            (board.NecessarilyAcceptable[package], board.PossiblyAcceptable[package]) = (possibly == Verdict.No ? Verdict.No : necessarily, possibly);
        }
    }

    private static Verdict All(Ladder?[] ladders, int package)
    {
        var verdict = Verdict.Yes;
        foreach (var ladder in ladders)
            if (ladder is not null) verdict = Worse(verdict, ladder[package]);
        return verdict;
    }

    /// <summary>Every package once, far from the one before.</summary>
    private IEnumerable<int> Scattered()
    {
        var step = Math.Max(1, (int)(packages.Count * 0.618));
        while (BigInteger.GreatestCommonDivisor(step, packages.Count) > 1) step++;
        for (long i = 0, at = packages.Count / 2; i < packages.Count; i++, at = (at + step) % packages.Count) yield return (int)at;
    }

    /// <summary>Both must hold: a No settles it, an open one leaves it open.</summary>
    private static Verdict Worse(Verdict a, Verdict b) => a == Verdict.No || b == Verdict.No ? Verdict.No : a == Verdict.Undecided || b == Verdict.Undecided ? Verdict.Undecided : Verdict.Yes;

    private Verdict AlwaysAtLeast(int party, int package, BigInteger least)
    {
        var (rough, floor) = (Rough(party, package, greatest: false), Fraction.ToDouble(least, problem.Parties[party].Denominator));
        if (rough > floor + (Doubt * parties[party].Scale)) return Verdict.Yes;
        if (hurry.IsCancellationRequested) return Verdict.Undecided;
        if (_seen[party].Exists(table => At(table, party, package) < floor - (Doubt * parties[party].Scale))) return Verdict.No;
        var (factors, constant) = parties[party].Utility(packages[package]);
        var worst = Best(party, Array.ConvertAll(factors, factor => -factor));
        var smallest = constant - worst.Value;
        Remember(party, worst.Point);
        return smallest.CompareTo(least * Steps(party)) >= 0 ? Verdict.Yes : Verdict.No;
    }

    private Verdict SometimesAtLeast(int party, int package, BigInteger least)
    {
        var (rough, floor) = (Rough(party, package, greatest: true), Fraction.ToDouble(least, problem.Parties[party].Denominator));
        if (rough < floor - (Doubt * parties[party].Scale)) return Verdict.No;
        if (hurry.IsCancellationRequested) return Verdict.Undecided;
        if (_seen[party].Exists(table => At(table, party, package) > floor + (Doubt * parties[party].Scale))) return Verdict.Yes;
        var (factors, constant) = parties[party].Utility(packages[package]);
        var best = Best(party, factors);
        Remember(party, best.Point);
        return (constant + best.Value).CompareTo(least * Steps(party)) >= 0 ? Verdict.Yes : Verdict.No;
    }

    private BigInteger Steps(int party) => parties[party].Polytope.Denominator / problem.Parties[party].Denominator;

    private Optimum Best(int party, BigInteger[] factors) => factors.Length == 0 ? new Optimum(0, []) : parties[party].Polytope.Maximise(factors);

    /// <summary>Corners found on the way show at once what holds of many packages; the last few of them.</summary>
    private void Remember(int party, Ratio[] corner)
    {
        if (corner.Length == 0) return;
        if (_seen[party].Count == MostSeen) _seen[party].RemoveAt(MostSeen / 2);
        _seen[party].Add(Table(Draw.ValuesAt(parties[party].Polytope, problem.Parties[party], corner).Numbers));
    }

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
