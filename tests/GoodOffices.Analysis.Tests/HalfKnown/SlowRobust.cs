using System.Numerics;
using GoodOffices.Analysis.Settlement;
using GoodOffices.Analysis.Settlement.HalfKnown;
using GoodOffices.Core.Numbers;

namespace GoodOffices.Analysis.Tests.HalfKnown;

/// <summary>Necessary and possible as the definitions say: by every face of the arrangement of the hyperplanes u(x) = u(y), party by party.</summary>
internal sealed class SlowRobust
{
    private readonly HalfKnownProblem _problem;
    private readonly SlowPolytope[] _polytopes;

    public SlowRobust(HalfKnownProblem problem)
    {
        _problem = problem;
        _polytopes = [.. problem.Parties.Select(Polytope)];
        Packages = [.. All().Where(package => !problem.Rules.Any(rule => Breaks(rule, package)))];
    }

    public int[][] Packages { get; }

    public bool IsContradictory => _polytopes.Any(polytope => polytope.IsEmpty);

    public bool Standing(int party, ISet<int> groups) => !Polytope(_problem.Parties[party] with
    {
        Statements = [.. _problem.Parties[party].Statements.Where(statement => groups.Contains(statement.Group))],
    }).IsEmpty;

    public (Verdict Necessarily, Verdict Possibly) Efficient(int package)
    {
        // By what the parties so far think: whom all weakly prefer to the package, and whom some strictly does.
        var reached = new HashSet<(int Weakly, int Strictly)> { ((1 << Packages.Length) - 1, 0) };
        for (var party = 0; party < _polytopes.Length; party++)
        {
            var opinions = new HashSet<(int Weakly, int Strictly)>();
            Collect(party, package, 0, _polytopes[party], [], (0, 0), opinions);
            reached = [.. reached.SelectMany(so => opinions.Select(here => (so.Weakly & here.Weakly, so.Strictly | here.Strictly)))];
        }

        static Verdict Of(bool holds) => holds ? Verdict.Yes : Verdict.No;
        return (Of(reached.All(at => (at.Weakly & at.Strictly) == 0)), Of(reached.Any(at => (at.Weakly & at.Strictly) == 0)));
    }

    public (Verdict Necessarily, Verdict Possibly) Acceptable(int package)
    {
        var (always, sometimes) = (true, true);
        for (var party = 0; party < _polytopes.Length; party++)
        {
            var own = _problem.Parties[party];
            if (own.WalkAway is not { } walkAway) continue;
            always &= _polytopes[party].Corners.All(corner => Utility(party, package, corner) >= Rational.Of(walkAway.High, own.Denominator));
            sometimes &= _polytopes[party].Corners.Any(corner => Utility(party, package, corner) >= Rational.Of(walkAway.Low, own.Denominator));
        }

        return (always ? Verdict.Yes : Verdict.No, sometimes ? Verdict.Yes : Verdict.No);
    }

    /// <summary>Every combination of signs of u(y) − u(package) that some point of the polytope has.</summary>
    private void Collect(int party, int package, int next, SlowPolytope part, List<Func<Rational[], Rational>> strict, (int Weakly, int Strictly) so, HashSet<(int, int)> found)
    {
        if (part.IsEmpty || strict.Exists(function => part.Corners.All(corner => function(corner).Sign == 0))) return;
        if (next == Packages.Length)
        {
            found.Add(so);
            return;
        }

        Rational Above(Rational[] point) => Utility(party, next, point) - Utility(party, package, point);
        Rational Below(Rational[] point) => -Above(point);
        // Where every corner says the same, so does every point: there is nothing to cut.
        int[] signs = [.. part.Corners.Select(point => Above(point).Sign).Distinct()];
        if (signs is [var sign])
        {
            Collect(party, package, next + 1, part, strict, sign < 0 ? so : (so.Weakly | 1 << next, so.Strictly | (sign > 0 ? 1 << next : 0)), found);
            return;
        }

        Collect(party, package, next + 1, part.Cut(Above), [.. strict, Above], (so.Weakly | 1 << next, so.Strictly | 1 << next), found);
        Collect(party, package, next + 1, part.Cut(Above, exactly: true), strict, (so.Weakly | 1 << next, so.Strictly), found);
        Collect(party, package, next + 1, part.Cut(Below), [.. strict, Below], so, found);
    }

    private Rational Utility(int party, int package, Rational[] point)
    {
        var own = _problem.Parties[party];
        var sum = Rational.Zero;
        var first = own.Known is null ? _problem.OptionCounts.Length : 0;
        for (var issue = 0; issue < _problem.OptionCounts.Length; issue++)
        {
            sum += point[first + Packages[package][issue]];
            first += _problem.OptionCounts[issue];
        }

        foreach (var combination in own.Known?.Combinations ?? own.Combinations)
            if (combination.When.All(claim => claim.Holds[Packages[package][claim.Issue]])) sum += Rational.Of(combination.Value, own.Denominator);
        return sum;
    }

    private SlowPolytope Polytope(PartyKnowledge party)
    {
        if (party.Known is { } known) return SlowPolytope.OfPoint([.. known.Contributions.SelectMany(issue => issue.Select(n => Rational.Of(n, known.Denominator)))]);
        int[] counts = [.. _problem.OptionCounts];
        var polytope = SlowPolytope.OfWeights(counts, Rational.Of(party.WeightTotal));
        foreach (var statement in party.Statements)
        {
            polytope = polytope.Cut(
                point => statement.Terms.Aggregate(Rational.Of(statement.Constant), (sum, term) => sum + (Rational.Of(term.Factor) * point[term.Option is { } option ? counts.Length + counts.Take(term.Issue).Sum() + option : term.Issue])),
                statement.IsEquality);
        }

        return polytope;
    }

    private IEnumerable<int[]> All()
    {
        IEnumerable<int[]> packages = [[]];
        foreach (var count in _problem.OptionCounts) packages = packages.SelectMany(package => Enumerable.Range(0, count).Select(option => (int[])[.. package, option]));
        return packages;
    }

    private static bool Breaks(PackageRule rule, int[] package) =>
        rule.When.All(claim => claim.Holds[package[claim.Issue]]) && (rule.Requires.IsEmpty || !rule.Requires.All(claim => claim.Holds[package[claim.Issue]]));
}
