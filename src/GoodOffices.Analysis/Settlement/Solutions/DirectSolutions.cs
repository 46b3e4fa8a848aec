using System.Collections.Immutable;
using System.Numerics;
using GoodOffices.Analysis.Settlement.Direct;

namespace GoodOffices.Analysis.Settlement.Solutions;

/// <summary>Finds each solution by its own branch and bound, without a frontier.</summary>
internal sealed class DirectSolutions<T>
    where T : unmanaged, IBinaryInteger<T>, IMinMaxValue<T>
{
    private readonly Landscape<T> _landscape;
    private readonly BargainingGround _ground;
    private readonly SettlementLimits _limits;
    private readonly DirectTables _tables;
    private readonly double[] _floors;
    private readonly double[] _origins;
    private bool _noGainIsProven;

    public DirectSolutions(SettlementProblem problem, DisagreementRule rule, SettlementLimits limits)
    {
        // The points allowed are those of a frontier; here blocks are only lists to choose from, and memory alone bounds them.
        _landscape = Landscape<T>.Of(problem, limits with { MostPoints = int.MaxValue });
        _ground = BargainingGround.Of(problem, [.. _landscape.Least.Select(units => Int128.CreateChecked(units))], rule);
        _limits = limits;
        _tables = DirectTables.Of(_landscape);
        _floors = [.. problem.Scales.Select((scale, party) => scale.WalkAway is { } w ? (double)w / _tables.Ranges[party] : double.NegativeInfinity)];
        _origins = [.. _ground.Disagreement.Select((units, party) => (double)units / _tables.Ranges[party])];
    }

    private long PeakBytes => _landscape.PeakBytes + _tables.Values.Sum(block => block.Length * 8L);

    /// <summary>The four solutions; null for all where no package is acceptable, and for one where a limit came before any was found.</summary>
    public SolutionSet Find()
    {
        var impossible = IsAcceptanceImpossible();
        if (impossible is true) return SolutionSet.None with { PeakBytes = PeakBytes };
        var (ideals, exact) = (new Int128[_ground.Parties], new bool[_ground.Parties]);
        var (nash, utilitarian, egalitarian, shares) = ((Solution?)null, (Solution?)null, (Solution?)null, (Solution?)null);
        SideBySide.Run(_ground.Parties + 2, task =>
        {
            if (task == 0) nash = Nash();
            else if (task == 1) utilitarian = Utilitarian();
            else (ideals[task - 2], exact[task - 2]) = IdealGain(task - 2);
        });
        // The two long searches side by side; shares need the ideal gains.
        SideBySide.Run(2, task =>
        {
            if (task == 0) egalitarian = Egalitarian();
            else shares = Shares(ideals, Array.TrueForAll(exact, e => e));
        });
        // Where it is proven that no product is above 0, the shares decide for Nash too.
        if (nash is null && _noGainIsProven && shares is not null) nash = shares with { Concept = SolutionConcept.Nash, Value = 0, IsDegenerate = true };
        var found = impossible is false || nash is not null || shares is not null || egalitarian is not null || utilitarian is not null;
        return new SolutionSet(found ? true : null, nash, shares, egalitarian, utilitarian) { PeakBytes = PeakBytes };
    }

    /// <summary>Whether no package is acceptable to all; null where a limit came before that was known.</summary>
    public bool? IsAcceptanceImpossible()
    {
        if (!_landscape.IsFeasible) return true;
        if (Array.TrueForAll(_floors, double.IsNegativeInfinity)) return false;
        var incumbents = new Incumbents<T>(_landscape, _ground, new SumOfUtilities(_ground));
        var slack = new LeastGain(_floors, [.. _floors.Select(f => double.IsInfinity(f) ? 0 : f)], [.. _floors.Select(f => double.IsInfinity(f) ? 0.0 : 1.0)]);
        var outcome = DirectSearch.Run(_tables, slack, incumbents, _limits, enough: () => true);
        return incumbents.Best is not null ? false : outcome.IsComplete ? true : null;
    }

    /// <summary>Kalai-Smorodinsky alone, with the ideal gains it divides by and whether each of them is proven.</summary>
    public (Solution? Shares, Int128[] Ideals, bool[] AreExact) FindShares()
    {
        var (ideals, exact) = (new Int128[_ground.Parties], new bool[_ground.Parties]);
        if (!_landscape.IsFeasible) return (null, ideals, exact);
        SideBySide.Run(_ground.Parties, party => (ideals[party], exact[party]) = IdealGain(party));
        return (Shares(ideals, Array.TrueForAll(exact, e => e)), ideals, exact);
    }

    private Solution? Utilitarian()
    {
        var unitWorth = _ground.Weights.Select((w, party) => Fraction.ToDouble(w, _ground.Scale) * _tables.Ranges[party]).ToArray();
        var total = unitWorth.Sum();
        return Answer(SolutionConcept.Utilitarian, new SumOfUtilities(_ground), new WeightedSum(_floors, [.. unitWorth.Select(w => w / total)]), (best, bound) => bound - best);
    }

    // A gap between logarithms of products becomes one between mean gains as shares of the ranges.
    private Solution? Nash() => Answer(
        SolutionConcept.Nash, new ProductOfGains(_ground), new LogarithmsOfGains(_floors, _origins),
        (best, bound) => Math.Exp(bound / _ground.Parties) - Math.Exp(best / _ground.Parties));

    private Solution? Egalitarian()
    {
        var worth = _ground.Weights.Select((w, party) => Fraction.ToDouble(w, _ground.Scale) * _tables.Ranges[party]).ToArray();
        var least = worth.Min();
        return Answer(SolutionConcept.Egalitarian, LeastFirst.OfGains(_ground), new LeastGain(_floors, _origins, [.. worth.Select(w => w / least)]), (best, bound) => bound - best);
    }

    private Solution? Shares(Int128[] ideals, bool idealsAreExact)
    {
        var weights = ideals.Select((gain, party) => gain > 0 ? _tables.Ranges[party] / (double)gain : 0).ToArray();
        var aim = new LeastGain(_floors, _origins, weights);
        var measure = LeastFirst.OfShares(_ground, ideals);
        if (Array.TrueForAll(weights, w => w == 0)) aim = new LeastGain(_floors, _origins, [.. weights.Select(_ => 1.0)]);
        var answer = Answer(SolutionConcept.KalaiSmorodinsky, measure, aim, (best, bound) => bound - best);
        return idealsAreExact ? answer : answer is null ? null : answer with { Bound = 1 };
    }

    private (Int128 Gain, bool IsExact) IdealGain(int party)
    {
        var (weights, incumbents) = (new double[_ground.Parties], new Incumbents<T>(_landscape, _ground, new OneParty(_ground, party)));
        weights[party] = 1;
        var outcome = DirectSearch.Run(_tables, new WeightedSum(_floors, weights), incumbents, _limits);
        return (incumbents.Best is null ? Int128.Zero : incumbents.Best[party] - _ground.Disagreement[party], outcome.IsComplete);
    }

    /// <summary>Where too many packages share the best least gain: holds those parties that can get no more at it, and lets the least of the others decide.</summary>
    /// <returns>False where no party is held so, or a limit came first: then the least gain is proven, what comes after it is not.</returns>
    private bool DecideTies(LeastGain aim, Incumbents<T> incumbents, double value)
    {
        while (true)
        {
            var raised = aim.FloorsAt(value);
            var held = Enumerable.Range(0, _ground.Parties).Where(party => aim.Counts(party) && MostFor(party, raised) is { } most && most <= raised[party] + 1e-10).ToArray();
            if (held.Length == 0) return false;
            aim = aim.Holding(held, raised);
            if (!Enumerable.Range(0, _ground.Parties).Any(aim.Counts)) return true;
            incumbents.ForgetTies();
            var outcome = DirectSearch.Run(_tables, aim, incumbents, _limits);
            if (!outcome.IsComplete) return false;
            if (!incumbents.IsTieLimitReached) return true;
            value = outcome.Value;
        }
    }

    /// <summary>The most a party's total can be above floors; null where a limit came first.</summary>
    private double? MostFor(int party, double[] floors)
    {
        var (weights, incumbents) = (new double[_ground.Parties], new Incumbents<T>(_landscape, _ground, new OneParty(_ground, party)));
        weights[party] = 1;
        // Doubles may have put a floor a hair above what a package gives.
        var outcome = DirectSearch.Run(_tables, new WeightedSum([.. floors.Select(f => f - 1e-11)], weights), incumbents, _limits);
        return outcome.IsComplete ? outcome.Value : null;
    }

    private Solution? Answer(SolutionConcept concept, Measure measure, Aim aim, Func<double, double, double> gap)
    {
        var incumbents = new Incumbents<T>(_landscape, _ground, measure);
        var outcome = DirectSearch.Run(_tables, aim, incumbents, _limits);
        var isDecided = aim is not LeastGain least || !outcome.IsComplete || !incumbents.IsTieLimitReached || DecideTies(least, incumbents, outcome.Value);
        if (incumbents.Best is not { } best) return null;
        if (measure is ProductOfGains product && product.Product(best).IsZero)
        {
            _noGainIsProven = outcome.IsComplete;
            return null;
        }

        var proven = outcome.IsComplete && _landscape.Bound == 0 && isDecided;
        double? bound = proven ? null : _landscape.Bound > 0 ? 1 : outcome.IsComplete ? 0 : Math.Clamp(gap(outcome.Value, outcome.UpperBound), 0, 1);
        var utilities = best.Select((units, party) => _ground.Problem.Scales[party].ToUtility(units)).ToImmutableArray();
        return new Solution(concept, utilities, incumbents.Package, measure.Value(best), incumbents.Tied, IsDegenerate: false, bound);
    }
}

/// <summary>What one party gets.</summary>
internal sealed class OneParty(BargainingGround ground, int party) : Measure(ground)
{
    public override int Compare(ReadOnlySpan<Int128> a, ReadOnlySpan<Int128> b) => a[party].CompareTo(b[party]);

    public override double Estimate(ReadOnlySpan<Int128> units) => (double)(units[party] - Ground.Disagreement[party]);

    public override double Value(ReadOnlySpan<Int128> units) => Ground.Problem.Scales[party].ToUtility(units[party]);
}
