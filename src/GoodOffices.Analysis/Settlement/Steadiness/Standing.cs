using System.Collections.Immutable;
using System.Numerics;

namespace GoodOffices.Analysis.Settlement.Steadiness;

/// <summary>What a package is worth, and how fast that changes for the party whose number is moved.</summary>
/// <param name="Units">By party, with the number as given.</param>
/// <param name="Slope">Added to the moved party's units for each step.</param>
internal readonly record struct Standing(Int128[] Units, BigInteger Slope)
{
    public static Int128[] UnitsOf(SettlementProblem problem, ImmutableArray<int> package)
    {
        var units = new Int128[problem.Parties.Length];
        for (var party = 0; party < units.Length; party++)
        {
            var scale = problem.Scales[party];
            for (var issue = 0; issue < package.Length; issue++) units[party] += scale.Contributions[issue][package[issue]];
            var combinations = problem.Parties[party].Combinations;
            for (var c = 0; c < combinations.Length; c++)
                if (combinations[c].When.All(claim => claim.Holds[package[claim.Issue]])) units[party] += scale.Combinations[c];
        }

        return units;
    }
}

/// <summary>Everything that stays fixed while one number is moved in one direction by s steps, s from 0 up.</summary>
internal sealed class Road
{
    private readonly Envelope _worst;
    private readonly DisagreementRuleOfRoad _rule;

    private enum DisagreementRuleOfRoad
    {
        Floor,
        Worst,
        Greater,
    }

    public Road(SettlementProblem problem, Rivals rivals, InputMove move, int side, Solutions.DisagreementRule rule, IReadOnlyList<Int128> least)
    {
        (Problem, Party, Side, Move) = (problem, move.Party, side, move);
        Others = [.. Enumerable.Range(0, problem.Parties.Length).Where(party => party != move.Party)];
        var ground = Solutions.BargainingGround.Of(problem, least, rule);
        (Disagreement, Weights) = ([.. ground.Disagreement], [.. ground.Weights]);
        Floor = problem.Scales[Party].WalkAway is { } w ? new Line(w, move.Issue is null ? (Ratio)new BigInteger(side) : default) : null;
        _worst = new Envelope([.. rivals.Least.Select((units, option) => (units, option)).Where(o => o.units is not null).Select(o => new Line(o.units![Party], SlopeOf(o.option)))], least: true);
        _rule = Floor is null ? DisagreementRuleOfRoad.Worst : rule == Solutions.DisagreementRule.WalkAway ? DisagreementRuleOfRoad.Floor : DisagreementRuleOfRoad.Greater;
        // What another party refuses, she refuses however this one's number is moved.
        Indexes = [.. Enumerable.Range(0, rivals.Count).Where(rival => Others.All(p => problem.Scales[p].WalkAway is not { } w || rivals.Units[p][rival] >= w))];
        Rivals = [.. Indexes.Select(rival => new Standing([.. rivals.Units.Select(units => units[rival])], SlopeOf(rivals.OptionOf(rival))))];
        Best = new Envelope([.. Rivals.GroupBy(r => r.Slope).Select(group => new Line(group.Max(r => r.Units[Party]), group.Key)).DefaultIfEmpty(default)], least: false);
        // One step here adds Values[option] units; one unit of the number is this many steps.
        var scale = problem.Scales[Party];
        StepWorth = new Ratio(move.Denominator * scale.UnitNumerator, scale.UnitDenominator);
        Length = side < 0 && move.Issue is not null ? new Ratio(move.Weight, move.Denominator) / StepWorth : null;
    }

    public SettlementProblem Problem { get; }

    public InputMove Move { get; }

    public int Party { get; }

    public int Side { get; }

    public int[] Others { get; }

    /// <summary>By party: where she stands without agreement; of the moved party, before anything is moved.</summary>
    public Int128[] Disagreement { get; }

    /// <summary>By party: what puts her units on the common scale.</summary>
    public BigInteger[] Weights { get; }

    /// <summary>Packages that every other party accepts.</summary>
    public Standing[] Rivals { get; }

    /// <summary>Which of all rivals each of them is.</summary>
    public int[] Indexes { get; }

    /// <summary>The most the moved party can get.</summary>
    public Envelope Best { get; }

    /// <summary>What one step is worth in the unit of the number.</summary>
    public Ratio StepWorth { get; }

    /// <summary>How many steps there are; null for no end.</summary>
    public Ratio? Length { get; }

    public BigInteger SlopeOf(int option) => Move.Issue is null ? BigInteger.Zero : Side * Move.Values[option];

    /// <summary>The moved party's walk-away; null where she has none.</summary>
    public Line? Floor { get; }

    public Line Own(Standing standing) => new(standing.Units[Party], standing.Slope);

    /// <summary>How far above the walk-away; null where the moved party has none.</summary>
    public Line? Slack(Standing standing) => Floor is { } floor ? Own(standing) - floor : null;

    public Line DisagreementAfter(Ratio s) => _rule switch
    {
        DisagreementRuleOfRoad.Floor => Floor!.Value,
        DisagreementRuleOfRoad.Worst => _worst.After(s),
        _ => (Floor!.Value - _worst.After(s)).SignAfter(s) >= 0 ? Floor.Value : _worst.After(s),
    };

    /// <summary>Where the disagreement point bends next.</summary>
    public Ratio? NextTurn(Ratio s)
    {
        if (_rule == DisagreementRuleOfRoad.Floor) return null;
        var turn = _worst.NextTurn(s);
        if (_rule == DisagreementRuleOfRoad.Worst) return turn;
        var meeting = (Floor!.Value - _worst.After(s)).Root;
        return meeting is { } m && m.CompareTo(s) > 0 && (turn is not { } t || m.CompareTo(t) < 0) ? m : turn;
    }
}
