using System.Collections;
using System.Collections.Immutable;
using System.Diagnostics;
using System.Reflection;
using GoodOffices.Analysis.Checks;
using GoodOffices.Analysis.Settlement;
using GoodOffices.Analysis.Settlement.Solutions;
using GoodOffices.Casework.Explanations;
using GoodOffices.Core.Cases;
using GoodOffices.Core.Numbers;
using GoodOffices.Core.Preferences;

namespace GoodOffices.Casework.Advice;

/// <summary>One run of the engine: frontier, solutions, check, and what red lines and walk-aways do to the answer.</summary>
internal sealed class Computation(Case of, PreferenceTranslation.Translated translated, SettlementOptions options, SettlementLimits limits, ImmutableArray<PartyPreferences> preferences)
{
    private readonly SettlementProblem _problem = translated.Problem;
    private readonly DisagreementRule _rule = options.DisagreementAtLeastWorst ? DisagreementRule.MaxOfWalkAwayAndWorst : DisagreementRule.WalkAway;
    private readonly List<string> _limitsReached = [];

    public SettlementReport Run(Stopwatch watch)
    {
        var ranges = PartyRange.Find(_problem, _rule, limits);
        var frontier = options.Frontier ? Frontier.Find(_problem, limits) : null;
        var solutions = frontier is { IsExact: true } ? SolutionSet.On(frontier, _rule) : SolutionSet.FindDirectly(_problem, limits, _rule);
        var (elapsed, late) = (watch.Elapsed, limits.Hurry.IsCancellationRequested);

        if (frontier is not null) FrontierCheck.Run(_problem, frontier);
        SolutionCheck.Run(_problem, solutions, frontier, [.. ranges.Select(range => range.Disagreement)]);
        var exists = frontier is not null && Enumerable.Range(0, frontier.Count).Any(frontier.IsAcceptable) ? true : solutions.AgreementExists;
        NoteLimits(frontier, solutions, exists, late);
        var fromHere = FromHereAdvice.Run(of, translated, options, frontier, limits, _limitsReached);
        ImmutableArray<PartyOutlook> outlooks = [.. ranges.Select(Outlook)];
        return new SettlementReport(
            of, options.Dialect, _problem.IsExact, outlooks, _problem.PackageCount, exists ?? false,
            exists is false ? Relax() : [], frontier is null ? null : new FrontierReport(frontier.IsExact, frontier.Bound, new LazyPoints(frontier, _problem.Parties.Length)),
            [.. Enum.GetValues<SolutionConcept>().Select(concept => Report(concept, solutions.All[(int)concept]))], RedLines(frontier), [.. _limitsReached],
            new EngineReport(typeof(Frontier).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "", elapsed, Math.Max(frontier?.PeakBytes ?? 0, solutions.PeakBytes)))
        {
            FromHere = fromHere,
            AdjustedWinner = AdjustedWinnerAdvice.Run(of, _problem),
            Explanations = options.Explanations ? new Explaining(of, translated, preferences, outlooks, frontier, limits).Solutions(solutions, _rule, limits) : [],
        };
    }

    private PartyOutlook Outlook(PartyRange range, int party)
    {
        var input = _problem.Parties[party];
        return new PartyOutlook(of.Parties[party], input.WalkAway is { } w ? Rational.Of(w, input.Denominator).ToDouble() : null, range.Disagreement, range.Least, range.Greatest);
    }

    private void NoteLimits(Frontier? frontier, SolutionSet solutions, bool? exists, bool late)
    {
        if (frontier is { IsExact: false })
            _limitsReached.Add($"The frontier was thinned: {(late ? "the time was up (--max-seconds)" : "it grew beyond the points or memory allowed (--max-points, --max-memory)")}.");
        foreach (var solution in solutions.All)
            if (solution is { IsExact: false }) _limitsReached.Add($"{Wording.Concepts.Name(solution.Concept)} is not proven best: {(late ? "the time was up (--max-seconds)" : "too many packages tie or too many branches were needed")}.");
        if (exists is true && solutions.All.Any(s => s is null)) _limitsReached.Add("Not every solution was found before the time was up (--max-seconds).");
        if (exists is null) _limitsReached.Add("Whether agreement exists was not settled before the time was up (--max-seconds).");
    }

    private SolutionReport Report(SolutionConcept concept, Solution? solution) => solution is null
        ? new SolutionReport(concept, null, 0, 0, false, IsExact: _limitsReached.Count == 0, null)
        : new SolutionReport(concept, new PackagePoint(solution.Utilities, solution.Package), solution.Value, solution.Tied, solution.IsDegenerate, solution.IsExact, solution.Bound);

    private ImmutableArray<Relaxation> Relax()
    {
        if (Relaxations.Find(_problem, limits) is not { } found)
        {
            _limitsReached.Add($"What would have to give was not settled: more than {Relaxations.MostSets} sets, or the time was up (--max-seconds).");
            return [];
        }

        return [.. found.Select(r => new Relaxation(
            [.. r.Lowerings.Select(l => new WalkAwayLowering(of.Parties[l.Party].Id, l.Amount, l.ShareOfRange))], [.. r.Rules.Select(rule => translated.RedLines[rule].Line.Id)]))];
    }

    private ImmutableArray<RedLineReport> RedLines(Frontier? frontier)
    {
        var compare = options.BindingRedLines && frontier is { IsExact: true };
        if (!compare && options.BindingRedLines && translated.RedLines.Length > 0) _limitsReached.Add("Which red lines bind was not computed: that needs an exact frontier.");
        ImmutableArray<RedLineReport> reports = [.. translated.RedLines.Select((pair, rule) => new RedLineReport(pair.Owner, pair.Line, compare ? Binds(frontier!, rule) : null))];
        if (compare && reports.Any(report => report.Binds is null)) _limitsReached.Add("Whether some red lines bind was not settled before the time was up (--max-seconds).");
        return reports;
    }

    private bool? Binds(Frontier frontier, int rule)
    {
        var without = Frontier.Find(_problem.WithoutRule(rule), limits);
        return without.IsExact ? !without.HasSameVectors(frontier) : null;
    }

    /// <summary>Spells a point's package only when it is asked for.</summary>
    private sealed class LazyPoints(Frontier frontier, int parties) : IReadOnlyList<FrontierPoint>
    {
        public int Count => frontier.Count;

        public FrontierPoint this[int index] => new(
            new PackagePoint([.. Enumerable.Range(0, parties).Select(party => frontier.Utility(index, party))], frontier.Package(index)), frontier.SharedBy(index), frontier.IsAcceptable(index));

        public IEnumerator<FrontierPoint> GetEnumerator() => Enumerable.Range(0, Count).Select(point => this[point]).GetEnumerator();

        IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
    }
}
