using System.Collections.Immutable;
using System.Numerics;

namespace GoodOffices.Analysis.Settlement.Steadiness;

/// <summary>Packages among which every better one is found, however far an input is moved: as utilities, with the option that settles the issue whose weight is moved.</summary>
internal sealed class Rivals
{
    private readonly List<(Frontier From, int Point, int Option)> _origins = [];
    private readonly int _issue;

    private Rivals(int parties, int issue)
    {
        _issue = issue;
        Units = [.. Enumerable.Range(0, parties).Select(_ => new List<Int128>())];
    }

    /// <summary>By party, then rival.</summary>
    public List<Int128>[] Units { get; }

    public int Count => _origins.Count;

    /// <summary>Whether a better package is always among them; otherwise only some are.</summary>
    public bool AreAll { get; private init; } = true;

    /// <summary>By option of the issue: each party's least units over packages that break no rule; null where all break one.</summary>
    public List<Int128[]?> Least { get; } = [];

    public int OptionOf(int rival) => _origins[rival].Option;

    public ImmutableArray<int> PackageOf(int rival)
    {
        var (from, point, option) = _origins[rival];
        var package = from.Package(point);
        return _issue < 0 ? package : package.SetItem(_issue, option);
    }

    /// <summary>Where utilities do not change, the frontier is enough.</summary>
    public static Rivals On(Frontier frontier)
    {
        var rivals = new Rivals(frontier.Problem.Parties.Length, -1);
        rivals.Add(frontier, 0, null);
        rivals.Least.Add(frontier.Least);
        return rivals;
    }

    /// <summary>Moving a weight adds the same to all packages with the same option, so that a package beaten by another with its option stays beaten: the frontiers option by option are enough.</summary>
    /// <returns>Null where a limit came first.</returns>
    public static Rivals? ByOption(SettlementProblem problem, int issue, SettlementLimits limits)
    {
        var rivals = new Rivals(problem.Parties.Length, issue);
        var alone = !IsBound(problem, issue);
        var apart = alone ? Frontier.Find(problem.At(issue, 0), limits) : null;
        for (var option = 0; option < problem.OptionCounts[issue]; option++)
        {
            var chosen = option;
            var frontier = apart ?? Frontier.Find(problem.At(issue, option), limits);
            if (!frontier.IsExact) return null;
            var extra = alone ? problem.Scales.Select(scale => scale.Contributions[issue][chosen] - scale.Contributions[issue][0]).ToArray() : null;
            rivals.Add(frontier, option, extra);
            rivals.Least.Add(frontier.Count == 0 ? null : [.. frontier.Least.Select((least, party) => least + (extra?[party] ?? 0))]);
        }

        return rivals;
    }

    /// <summary>Only the packages of the frontier, for problems too large for more; what can be had at least is still exact.</summary>
    public static Rivals Some(Frontier frontier, int issue, SettlementLimits limits)
    {
        var problem = frontier.Problem;
        var rivals = new Rivals(problem.Parties.Length, issue) { AreAll = false };
        for (var point = 0; point < frontier.Count; point++) rivals.Add(frontier, point, frontier.Package(point)[issue], null);
        for (var option = 0; option < problem.OptionCounts[issue]; option++)
        {
            var (least, _, feasible) = Landscape<Int128>.Extremes(problem.At(issue, option), limits);
            rivals.Least.Add(feasible ? least : null);
        }

        return rivals;
    }

    private static bool IsBound(SettlementProblem problem, int issue) =>
        problem.Rules.Any(rule => rule.When.Concat(rule.Requires).Any(claim => claim.Issue == issue))
        || problem.Parties.Any(party => party.Combinations.Any(combination => combination.When.Any(claim => claim.Issue == issue)));

    private void Add(Frontier frontier, int option, Int128[]? extra)
    {
        for (var point = 0; point < frontier.Count; point++) Add(frontier, point, option, extra);
    }

    private void Add(Frontier frontier, int point, int option, Int128[]? extra)
    {
        _origins.Add((frontier, point, option));
        for (var party = 0; party < Units.Length; party++) Units[party].Add(frontier.Units(point, party) + (extra?[party] ?? 0));
    }
}
