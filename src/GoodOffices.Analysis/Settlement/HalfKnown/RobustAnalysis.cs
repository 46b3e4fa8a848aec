using System.Collections.Immutable;
using System.Numerics;
using GoodOffices.Analysis.Settlement.Direct;
using GoodOffices.Analysis.Settlement.Solutions;

namespace GoodOffices.Analysis.Settlement.HalfKnown;

/// <summary>Says what half-known values allow to conclude: what is efficient and acceptable at any values or at some, what each rule can single out, and what to ask next.</summary>
/// <remarks>Every Yes and No is proven in whole numbers; what the time did not allow is undecided. Shares are sampled. Lists every package.
/// Definitions and method: docs/algorithms/half-known-preferences.md.</remarks>
public sealed class RobustAnalysis
{
    /// <summary>The most packages that are listed.</summary>
    public const int MostPackages = 2_000_000;

    private const int MostRemembered = 30;
    private const int PackagesAtOnce = 64;
    private readonly HalfKnownProblem _problem;
    private readonly RobustOptions _options;
    private readonly SettlementLimits _limits;
    private readonly PackageList _packages;
    private readonly Differences[] _parties;
    private readonly Board _board;
    private readonly PointList _points = new();

    private RobustAnalysis(HalfKnownProblem problem, ValuePolytope[] polytopes, RobustOptions options, SettlementLimits limits)
    {
        (_problem, _options, _limits) = (problem, options, limits);
        _packages = PackageList.Of(problem, limits.Cancel);
        _parties = [.. polytopes.Select((polytope, party) => new Differences(polytope, problem.Parties[party]))];
        _board = new Board(_packages.Count);
    }

    /// <summary>The first party whose statements contradict each other, with a smallest contradictory set; null where nobody's do.</summary>
    public static Contradiction? FindContradiction(HalfKnownProblem problem)
    {
        ArgumentNullException.ThrowIfNull(problem);
        for (var party = 0; party < problem.Parties.Length; party++)
            if (SmallestContradiction.Find(problem.OptionCounts, problem.Parties[party]) is { } found) return new Contradiction(party, found.Groups, found.Multipliers);
        return null;
    }

    /// <summary>Answers; with what is undecided where <see cref="SettlementLimits.Hurry"/> came.</summary>
    /// <exception cref="ArgumentException">The statements of a party contradict each other, or there are more than <see cref="MostPackages"/> packages.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public static RobustAnswer Run(HalfKnownProblem problem, RobustOptions? options = null, SettlementLimits? limits = null)
    {
        ArgumentNullException.ThrowIfNull(problem);
        if (problem.PackageCount > MostPackages) throw new ArgumentException($"More than {MostPackages} packages cannot be listed.", nameof(problem));
        ValuePolytope[] polytopes = [.. problem.Parties.Select(party => ValuePolytope.Of(problem.OptionCounts, party) ?? throw new ArgumentException("The statements of a party contradict each other.", nameof(problem)))];
        return new RobustAnalysis(problem, polytopes, options ?? new RobustOptions(), limits ?? new SettlementLimits()).Run();
    }

    private bool IsLate => _limits.Hurry.IsCancellationRequested;

    private RobustAnswer Run()
    {
        var draws = DrawInside();
        LookAtCorners();
        Tell(RobustStage.Deciding, 0.4);
        RememberSome(draws);
        ProveManyPossible();
        DecideAcceptance();
        DecideNecessary();
        var question = draws.Count > 0 ? new QuestionSearch(_problem, draws).Find(_options.Seed, _limits.Hurry) : null;
        DecidePossible();
        return new RobustAnswer(
            [.. Enumerable.Range(0, _packages.Count).Select(package => new PackageVerdicts(
                [.. _packages[package]], _board.Necessarily[package], _board.Possibly[package], _board.NecessarilyAcceptable[package], _board.PossiblyAcceptable[package]))],
            draws.Count, Shares(draws), question, _points,
            [.. Enumerable.Range(0, _packages.Count).Where(package => _board.WitnessPoint[package] >= 0).Select(package => new Witness(package, _board.WitnessPoint[package]))], IsLate);
    }

    /// <summary>Points drawn uniformly: for the shares, and for what each proves.</summary>
    private List<Survey> DrawInside()
    {
        if (_packages.Count == 0 || _options.Draws == 0) return [];
        var walks = _parties.Select((party, p) => new HitAndRun(party.Polytope, _options.Seed + (0x9E3779B97F4A7C15UL * (ulong)(p + 1)))).ToArray();
        var isKnown = _parties.All(party => party.Polytope.Dimension == 0) && _problem.Parties.All(party => party.WalkAway is not { } w || w.Low == w.High);
        var found = new List<Survey>();
        var batch = Math.Max(2, Environment.ProcessorCount);
        for (var start = 0; start < (isKnown ? 1 : _options.Draws) && !IsLate && !_options.EndDraws.IsCancellationRequested; start += batch)
        {
            var drawn = Enumerable.Range(start, Math.Min(batch, _options.Draws - start)).Select(_ => DrawAll(walks)).OfType<ImmutableArray<PartyValues>>().ToArray();
            found.AddRange(LookAt(drawn, askRules: true));
            Tell(RobustStage.Drawing, 0.25 * start / _options.Draws);
        }

        return found;
    }

    private ImmutableArray<PartyValues>? DrawAll(HitAndRun[] walks)
    {
        var inputs = ImmutableArray.CreateBuilder<PartyValues>();
        for (var party = 0; party < walks.Length; party++)
        {
            if (Draw.From(walks[party], _parties[party].Polytope, _problem.Parties[party]) is not { } draw) return null;
            inputs.Add(draw.Values);
        }

        return inputs.ToImmutable();
    }

    /// <summary>Corners of the polytopes, in directions drawn at random: there packages tie, and much is efficient or beaten that is not so inside.</summary>
    private void LookAtCorners()
    {
        if (_packages.Count == 0 || _parties.All(party => party.Polytope.Dimension == 0)) return;
        var state = _options.Seed ^ 0xC0FFEEUL;
        var batch = Math.Max(2, Environment.ProcessorCount);
        for (var start = 0; start < _options.Corners && !IsLate && !_options.EndCorners.IsCancellationRequested; start += batch)
        {
            var corners = Enumerable.Range(0, batch).Select(_ => CornerOfAll(ref state)).ToArray();
            LookAt(corners, askRules: false);
            Tell(RobustStage.Drawing, 0.25 + (0.15 * start / _options.Corners));
        }
    }

    private ImmutableArray<PartyValues> CornerOfAll(ref ulong state)
    {
        var inputs = ImmutableArray.CreateBuilder<PartyValues>();
        for (var party = 0; party < _parties.Length; party++)
        {
            var polytope = _parties[party].Polytope;
            var factors = new BigInteger[polytope.Dimension];
            for (var j = 0; j < factors.Length; j++) factors[j] = (BigInteger)(SplitMix.Draw(ref state) * 2001) - 1000;
            inputs.Add(Draw.ValuesAt(polytope, _problem.Parties[party], polytope.Dimension == 0 ? [] : polytope.Maximise(factors).Point));
        }

        return inputs.ToImmutable();
    }

    private IEnumerable<Survey> LookAt(ImmutableArray<PartyValues>[] places, bool askRules)
    {
        var surveys = new Survey?[places.Length];
        SideBySide.Run(places.Length, i => surveys[i] = Survey.At(_problem, _packages, places[i], askRules, _options.Disagreement, _limits.Hurry, _limits.Cancel));
        foreach (var survey in surveys)
        {
            if (survey?.Efficient is not { } efficient) continue;
            _board.Note(efficient, _points.Count);
            _points.Add(() => survey.Values);
        }

        return surveys.OfType<Survey>();
    }

    private void RememberSome(List<Survey> draws)
    {
        foreach (var draw in draws.Take(MostRemembered))
            for (var party = 0; party < _parties.Length; party++) _parties[party].Remember(draw.Values[party].Numbers);
    }

    private void ProveManyPossible() => ProductWitnesses.Of(_problem, _packages, [.. _points], _options.Seed)?.Find(
        _board,
        (package, point) =>
        {
            (_board.Possibly[package], _board.WitnessPoint[package]) = (Verdict.Yes, _points.Count);
            _points.Add(point);
        },
        _limits.Hurry, _limits.Cancel);

    private void DecideAcceptance() => new Acceptance(_problem, _packages, _parties, _points, _limits.Hurry).Decide(_board, _limits.Cancel);

    private void DecideNecessary()
    {
        var pairs = new NecessaryPairs(_packages, _parties, _limits.Hurry);
        for (var package = 0; package < _packages.Count && !IsLate; package++)
        {
            _limits.Cancel.ThrowIfCancellationRequested();
            if (_board.Necessarily[package] != Verdict.Undecided) continue;
            _board.Necessarily[package] = pairs.Decide(package);
            Tell(RobustStage.Deciding, 0.4 + (0.1 * package / _packages.Count));
        }
    }

    private void DecidePossible()
    {
        var exchanges = new Exchanges(_packages, _parties, _problem.OptionCounts, _limits.Hurry);
        if (!_parties.Any(party => party.HasCombinations))
        {
            for (var package = 0; package < _packages.Count && !IsLate; package++)
                if (_board.Possibly[package] == Verdict.Undecided && exchanges.CanImprove(package)) _board.Possibly[package] = Verdict.No;
        }

        SearchSideBySide();
        for (var package = 0; package < _packages.Count; package++)
        {
            // What is possibly efficient nowhere cannot be so everywhere, and the other way round.
            if (_board.Possibly[package] == Verdict.No) _board.Necessarily[package] = Verdict.No;
            if (_board.Necessarily[package] == Verdict.Yes) _board.Possibly[package] = Verdict.Yes;
        }
    }

    /// <summary>Searches for what is left, some packages at a time, and notes what was found in their order, so that the same work gives the same answer.</summary>
    private void SearchSideBySide()
    {
        int[] strong = [.. Enumerable.Range(0, _packages.Count).Where(package => _board.WitnessPoint[package] >= 0)];
        int[] open = [.. Enumerable.Range(0, _packages.Count).Where(package => _board.Possibly[package] == Verdict.Undecided)];
        var found = new (Verdict Verdict, Ratio[][]? Point)[PackagesAtOnce];
        for (var start = 0; start < open.Length && !IsLate; start += PackagesAtOnce)
        {
            var count = Math.Min(PackagesAtOnce, open.Length - start);
            SideBySide.Run(count, i => found[i] = new PossibleSearch(_packages, _parties, strong, _limits.Hurry, _limits.Cancel).Decide(open[start + i], _options.MostParts));
            for (var i = 0; i < count; i++) Note(open[start + i], found[i].Verdict, found[i].Point);
            Tell(RobustStage.Deciding, 0.5 + (0.5 * start / open.Length));
        }
    }

    private void Note(int package, Verdict verdict, Ratio[][]? point)
    {
        _board.Possibly[package] = verdict;
        if (verdict != Verdict.Yes) return;
        _board.WitnessPoint[package] = _points.Count;
        ImmutableArray<PartyValues> values = [.. _parties.Select((party, p) => Draw.ValuesAt(party.Polytope, _problem.Parties[p], point![p]))];
        _points.Add(() => values);
    }

    private static ImmutableArray<ImmutableArray<RuleShare>> Shares(List<Survey> draws) => [.. Enum.GetValues<SolutionConcept>().Select(rule => draws
        .GroupBy(draw => draw.Chosen![(int)rule]).OrderByDescending(group => group.Count()).ThenBy(group => group.Key)
        .Select(group => (Package: group.Key, Draws: group.Count(), Interval: Wilson.Interval(group.Count(), draws.Count)))
        .Select(share => new RuleShare(share.Package, share.Draws, share.Interval.Low, share.Interval.High)).ToImmutableArray())];

    private void Tell(RobustStage stage, double share) => _limits.Progress?.Report(new EngineProgress(
        stage == RobustStage.Drawing ? EngineStage.Solution : EngineStage.Frontier, share, 0));

    private enum RobustStage
    {
        Drawing,
        Deciding,
    }
}
