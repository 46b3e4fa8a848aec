using System.Collections.Immutable;
using System.Numerics;
using GoodOffices.Analysis.Settlement;
using GoodOffices.Analysis.Settlement.HalfKnown;
using GoodOffices.Core.Cases;
using GoodOffices.Core.Issues;
using GoodOffices.Core.Numbers;
using GoodOffices.Core.Preferences;

namespace GoodOffices.Casework.Advice;

/// <summary>Turns what one party half tells into statements about weights and contributions, and remembers where each came from.</summary>
internal sealed class HalfKnownTranslation
{
    private static readonly Rational One = Rational.One;
    private readonly Case _case;
    private readonly PartyPreferences _own;
    private readonly Dictionary<IssueId, int> _positions;
    private readonly List<ValueStatement> _statements = [];
    private readonly List<string> _places = [];

    private HalfKnownTranslation(Case of, PartyPreferences own)
    {
        (_case, _own) = (of, own);
        _positions = of.Issues.Select((issue, position) => (issue.Id, position)).ToDictionary(pair => pair.Id, pair => pair.position);
    }

    /// <summary>What is known of a party, and for each group of statements where in her file it stands: never what it says.</summary>
    public static (PartyKnowledge Knowledge, IReadOnlyList<string> Places) Translate(Case of, PartyPreferences own)
    {
        if (own.IsHalfKnown) return new HalfKnownTranslation(of, own).Translate();
        var known = PreferenceTranslation.Known(of, own);
        return (new PartyKnowledge { Known = known, Denominator = known.Denominator, WalkAway = known.WalkAway is { } walkAway ? (walkAway, walkAway) : null }, []);
    }

    private (PartyKnowledge, IReadOnlyList<string>) Translate()
    {
        foreach (var preference in _own.Issues)
        {
            var issue = _positions[preference.Issue];
            StateWeight(preference, issue);
            StateValues(preference, issue);
        }

        StateWeightRanking();
        for (var i = 0; i < _own.Statements.Length; i++) State(_own.Statements[i], $"statement {i + 1} under 'statements'");
        var walkAway = _own.WalkAway is { } w ? (w, w) : _own.WalkAwayBetween;
        Rational[] numbers = [.. _own.ConditionalValues.Select(value => value.Value), walkAway?.Low ?? Rational.Zero, walkAway?.High ?? Rational.Zero];
        var denominator = PreferenceTranslation.CommonDenominator(numbers);
        BigInteger Whole(Rational number) => number.Numerator * (denominator / number.Denominator);
        return (new PartyKnowledge
        {
            Statements = [.. _statements],
            WeightTotal = _own.WeightTotal ?? BigInteger.One,
            Combinations = [.. _own.ConditionalValues.Select(value => new CombinationValue(PreferenceTranslation.Claims(_case, value.When), Whole(value.Value)))],
            Denominator = denominator,
            WalkAway = walkAway is { } ends ? (Whole(ends.Low), Whole(ends.High)) : null,
        }, _places);
    }

    private void StateWeight(IssuePreference preference, int issue)
    {
        if (preference.Weight is Weight.Unstated) return;
        var (low, high) = preference.Weight is Weight.Between between ? (between.Low, between.High) : (((Weight.Known)preference.Weight).Value, ((Weight.Known)preference.Weight).Value);
        _places.Add($"the weight of '{preference.Issue}'");
        AtLeast([(One, issue, null)], low);
        AtMost([(One, issue, null)], high);
    }

    private void StateValues(IssuePreference preference, int issue)
    {
        switch (preference.Values)
        {
            case ValueFunction.Ranking ranking:
                StateRanking(ranking, issue);
                break;
            case ValueFunction.Intervals intervals:
                for (var option = 0; option < intervals.Values.Length; option++)
                {
                    _places.Add($"the value of option '{_case.Issues[issue].Options[option].Id}' of '{preference.Issue}'");
                    StateInterval(issue, option, intervals.Values[option]);
                }

                break;
            default:
                _places.Add($"the values of '{preference.Issue}'");
                var values = preference.Values is ValueFunction.PerOption each ? [.. each.Values] : PreferenceTranslation.Interpolate((ValueFunction.PiecewiseLinear)preference.Values, (NumericIssue)_case.Issues[issue]);
                for (var option = 0; option < values.Length; option++) StateInterval(issue, option, (values[option], values[option]));
                break;
        }
    }

    private void StateInterval(int issue, int option, (Rational Low, Rational High) value)
    {
        AtLeast([(One, issue, option), (-value.Low, issue, null)], Rational.Zero);
        AtMost([(One, issue, option), (-value.High, issue, null)], Rational.Zero);
    }

    private void StateRanking(ValueFunction.Ranking ranking, int issue)
    {
        var options = _case.Issues[issue].Options;
        int Position(OptionId id) => Enumerable.Range(0, options.Length).First(option => options[option].Id == id);
        var places = ranking.BestFirst.Select(level => level.Select(Position).ToArray()).ToArray();
        var name = $"the ranking of '{_case.Issues[issue].Id}'";
        if (places.Length > 1)
        {
            _places.Add($"the two ends of {name}");
            foreach (var option in places[0]) StateInterval(issue, option, (Rational.One, Rational.One));
            foreach (var option in places[^1]) StateInterval(issue, option, (Rational.Zero, Rational.Zero));
        }

        for (var place = 0; place < places.Length; place++)
        {
            _places.Add($"place {place + 1} of {name}");
            foreach (var option in places[place].Skip(1)) Equal([(One, issue, places[place][0]), (-One, issue, option)]);
            if (place == 0) continue;
            _places.Add($"places {place} and {place + 1} of {name}");
            AtLeast([(One, issue, places[place - 1][0]), (-One, issue, places[place][0])], Rational.Zero);
        }
    }

    private void StateWeightRanking()
    {
        var levels = _own.WeightRanking.IsDefault ? [] : _own.WeightRanking;
        for (var place = 0; place < levels.Length; place++)
        {
            _places.Add($"place {place + 1} of 'weight-ranking'");
            foreach (var issue in levels[place].Skip(1)) Equal([(One, _positions[levels[place][0]], null), (-One, _positions[issue], null)]);
            if (place == 0) continue;
            _places.Add($"places {place} and {place + 1} of 'weight-ranking'");
            AtLeast([(One, _positions[levels[place - 1][0]], null), (-One, _positions[levels[place][0]], null)], Rational.Zero);
        }
    }

    private void State(LinearStatement statement, string place)
    {
        _places.Add(place);
        (Rational, int, int?)[] terms = [.. statement.Terms.Select(term => (term.Factor, _positions[term.Issue], term.Option is { } id ? Position(term.Issue, id) : (int?)null))];
        Add(terms, statement.Constant, statement.IsEquality);
    }

    private int Position(IssueId issue, OptionId id) => _case.Issues[_positions[issue]].Options is var options ? Enumerable.Range(0, options.Length).First(option => options[option].Id == id) : -1;

    private void AtLeast((Rational Factor, int Issue, int? Option)[] terms, Rational least) => Add(terms, -least, isEquality: false);

    private void AtMost((Rational Factor, int Issue, int? Option)[] terms, Rational most) => Add([.. terms.Select(term => (-term.Factor, term.Issue, term.Option))], most, isEquality: false);

    private void Equal((Rational Factor, int Issue, int? Option)[] terms) => Add(terms, Rational.Zero, isEquality: true);

    /// <summary>Adds a statement to the group begun last.</summary>
    private void Add((Rational Factor, int Issue, int? Option)[] terms, Rational constant, bool isEquality)
    {
        var common = PreferenceTranslation.CommonDenominator(terms.Select(term => term.Factor).Append(constant));
        BigInteger Whole(Rational number) => number.Numerator * (common / number.Denominator);
        _statements.Add(new ValueStatement([.. terms.Select(term => new StatementTerm(Whole(term.Factor), term.Issue, term.Option))], Whole(constant), isEquality, _places.Count - 1));
    }
}
