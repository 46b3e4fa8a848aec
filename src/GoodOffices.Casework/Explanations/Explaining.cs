using System.Collections.Immutable;
using GoodOffices.Analysis.Checks;
using GoodOffices.Analysis.Settlement;
using GoodOffices.Analysis.Settlement.Boundaries;
using GoodOffices.Analysis.Settlement.Solutions;
using GoodOffices.Analysis.Settlement.Steadiness;
using GoodOffices.Casework.Advice;
using GoodOffices.Core.Cases;
using GoodOffices.Core.Preferences;

namespace GoodOffices.Casework.Explanations;

/// <summary>A package in, an explanation out: for solutions, and for any other package that is advised.</summary>
internal sealed class Explaining
{
    private const int MostNearEquals = 3;
    private const int MostPointsSearched = 1_000_000;
    private readonly Case _case;
    private readonly PreferenceTranslation.Translated _translated;
    private readonly ImmutableArray<PartyPreferences> _preferences;
    private readonly ImmutableArray<PartyOutlook> _outlooks;
    private readonly Frontier? _frontier;
    private readonly BoundarySurvey _survey;

    /// <param name="of">The case.</param>
    /// <param name="translated">The same in numbers.</param>
    /// <param name="preferences">One for each party, in the case's order.</param>
    /// <param name="outlooks">The ends of their ranges.</param>
    /// <param name="frontier">Where near-equals are sought; null where there is none.</param>
    /// <param name="limits">How much may be spent.</param>
    public Explaining(Case of, PreferenceTranslation.Translated translated, ImmutableArray<PartyPreferences> preferences, ImmutableArray<PartyOutlook> outlooks, Frontier? frontier, SettlementLimits limits)
    {
        (_case, _translated, _preferences, _outlooks, _frontier) = (of, translated, preferences, outlooks, frontier);
        _survey = BoundarySurvey.Of(translated.Problem, limits);
    }

    /// <summary>Every solution that was found, in the order of the rules.</summary>
    public ImmutableArray<Explanation> Solutions(SolutionSet solutions, DisagreementRule rule, SettlementLimits limits)
    {
        var moves = NamedMove.All(_case, _preferences, _outlooks);
        var intervals = _frontier is { IsExact: true } exact ? Checked(exact, solutions, rule, moves, limits).ToLookup(interval => interval.Concept) : null;
        return [.. solutions.All.OfType<Solution>().Select(solution => Explain(solution, moves, intervals?[solution.Concept]))];
    }

    private ImmutableArray<SteadyInterval> Checked(Frontier frontier, SolutionSet solutions, DisagreementRule rule, ImmutableArray<NamedMove> moves, SettlementLimits limits)
    {
        var intervals = SteadyIntervals.Find(frontier, solutions, rule, [.. moves.Select(move => move.Move)], limits);
        if (_translated.Problem.IsExact) SteadinessCheck.Run(_translated.Problem, frontier, solutions, intervals, rule, [.. _outlooks.Select(outlook => outlook.Disagreement)]);
        return intervals;
    }

    /// <summary>A package that no rule singled out: its boundary, near-equals, and words for the table.</summary>
    public Explanation Package(PackagePoint at) => Explain(null, at, [], "no rule singled this package out.", null);

    private Explanation Explain(Solution solution, ImmutableArray<NamedMove> moves, IEnumerable<SteadyInterval>? intervals)
    {
        ImmutableArray<InputReach> reaches = [.. (intervals ?? []).Select((interval, i) => moves[i].Reach(interval))];
        var notSaid = intervals is null ? "that needs an exact frontier, which was not computed or was cut short by a limit."
            : !solution.IsExact ? "the solution itself is not proven." : null;
        return Explain(solution.Concept, new PackagePoint(solution.Utilities, solution.Package), reaches, notSaid, solution);
    }

    private Explanation Explain(SolutionConcept? concept, PackagePoint at, ImmutableArray<InputReach> reaches, string? notSaid, Solution? solution)
    {
        var around = _survey.Around(at.Options);
        var boundary = new BoundaryReport(
            [.. around.WalkAways.Select(w => new NearWalkAway(_case.Parties[w.Party].Id, w.Place, w.ShareOfRange))],
            [.. around.Rules.Select(r => new NearRedLine(_translated.RedLines[r.Rule].Owner, _translated.RedLines[r.Rule].Line.Id, r.Place))]);
        ImmutableArray<PackagePoint> near = _frontier is null || _frontier.Count > MostPointsSearched || _survey.IsOff(at.Options) ? []
            : [.. _survey.NearEquals(_frontier, at.Options, MostNearEquals).Select(n => new PackagePoint(n.Utilities, n.Package))];
        var explanation = new Explanation(concept, at, reaches, notSaid, boundary, near, "", "", TableParagraph.Write(_case, at.Options));
        return explanation with
        {
            ForTheMediator = solution is null ? "" : new MediatorParagraph(_case).Write(explanation, solution),
            BeforeTabling = new BoundarySentences(_case, _outlooks).Write(explanation, isOff: _survey.IsOff(at.Options), _frontier is not null),
        };
    }
}
