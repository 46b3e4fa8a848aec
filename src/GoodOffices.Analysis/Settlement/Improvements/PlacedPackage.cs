using System.Collections.Immutable;
using GoodOffices.Analysis.Settlement.Elimination;

namespace GoodOffices.Analysis.Settlement.Improvements;

/// <summary>The package on the table in units: what it gives, and what a change of it would.</summary>
internal sealed class PlacedPackage
{
    private readonly UnitTables<Int128> _tables;
    private readonly List<Term<Int128>>[] _terms; // by issue: those it is in the scope of
    private readonly int[] _options;

    public PlacedPackage(SettlementProblem problem, ImmutableArray<int> package)
    {
        if (package.IsDefault || package.Length != problem.OptionCounts.Length || package.Where((option, issue) => option < 0 || option >= problem.OptionCounts[issue]).Any())
            throw new ArgumentException("A package has one option for every issue.", nameof(package));
        (Problem, Package, _options, _tables) = (problem, package, [.. package], UnitTables<Int128>.Of(problem));
        if (Array.Exists(_tables.Terms, term => term.IsRule && term.Applies(_options))) throw new ArgumentException("The package breaks a rule.", nameof(package));
        _terms = [.. package.Select(_ => new List<Term<Int128>>())];
        foreach (var term in _tables.Terms)
            foreach (var issue in term.Scope) _terms[issue].Add(term);
        Units = new Int128[problem.Parties.Length];
        for (var party = 0; party < Units.Length; party++)
            for (var issue = 0; issue < _options.Length; issue++) Units[party] += _tables.Contributions[party][issue][_options[issue]];
        foreach (var term in _tables.Terms)
            if (!term.IsRule && term.Applies(_options)) Units[term.Party] += term.Value;
    }

    public SettlementProblem Problem { get; }

    public ImmutableArray<int> Package { get; }

    /// <summary>By party.</summary>
    public Int128[] Units { get; }

    /// <summary>By party: what settling one issue otherwise adds, and whether the package would then break a rule.</summary>
    public (Int128[] Added, bool BreaksRule) Change(int issue, int option)
    {
        var (added, before) = (new Int128[Units.Length], _options[issue]);
        for (var party = 0; party < added.Length; party++) added[party] = _tables.Contributions[party][issue][option] - _tables.Contributions[party][issue][before];
        foreach (var term in _terms[issue])
            if (!term.IsRule && term.Applies(_options)) added[term.Party] -= term.Value;
        _options[issue] = option;
        foreach (var term in _terms[issue])
            if (!term.IsRule && term.Applies(_options)) added[term.Party] += term.Value;
        var breaks = _terms[issue].Exists(term => term.IsRule && term.Applies(_options));
        _options[issue] = before;
        return (added, breaks);
    }

    public int ChangesIn(ImmutableArray<int> other) => other.Where((option, issue) => option != Package[issue]).Count();

    /// <summary>The same problem with a party more, whose utility is the number of issues settled otherwise than here, with a minus; and perhaps another, who counts them without.</summary>
    /// <param name="bothWays">With both, packages with different numbers of changes never dominate each other.</param>
    /// <param name="isAllowed">Which changes may be made; all, where not given.</param>
    public SettlementProblem CountingChanges(bool bothWays, Func<int, int, bool>? isAllowed = null)
    {
        PartyInput Counter(int each) => new()
        {
            Contributions = [.. Package.Select((here, issue) => Enumerable.Range(0, Problem.OptionCounts[issue]).Select(option => (System.Numerics.BigInteger)(option == here ? 0 : each)).ToImmutableArray())],
            Denominator = 1,
        };
        var rules = Problem.Rules;
        for (var issue = 0; isAllowed is not null && issue < Package.Length; issue++)
        {
            var at = issue;
            ImmutableArray<bool> barred = [.. Enumerable.Range(0, Problem.OptionCounts[issue]).Select(option => option != Package[at] && !isAllowed(at, option))];
            if (barred.Contains(true)) rules = rules.Add(new PackageRule([new IssueClaim(issue, barred)], []));
        }

        return SettlementProblem.Create(Problem.OptionCounts, bothWays ? [.. Problem.Parties, Counter(-1), Counter(1)] : [.. Problem.Parties, Counter(-1)], rules);
    }
}
