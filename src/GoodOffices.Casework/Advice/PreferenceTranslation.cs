using System.Collections.Immutable;
using System.Numerics;
using GoodOffices.Analysis.Settlement;
using GoodOffices.Core.Cases;
using GoodOffices.Core.Issues;
using GoodOffices.Core.Numbers;
using GoodOffices.Core.Parties;
using GoodOffices.Core.Preferences;

namespace GoodOffices.Casework.Advice;

/// <summary>Turns names and preferences into the numbers the engine computes with: the only place where that is done.</summary>
internal sealed class PreferenceTranslation
{
    private readonly Case _case;
    private readonly Dictionary<IssueId, int> _positions;

    private PreferenceTranslation(Case of)
    {
        _case = of;
        _positions = of.Issues.Select((issue, position) => (issue.Id, position)).ToDictionary(pair => pair.Id, pair => pair.position);
    }

    /// <summary>The problem, and which red line each of its rules came from.</summary>
    internal sealed record Translated(SettlementProblem Problem, ImmutableArray<(PartyId Owner, RedLine Line)> RedLines);

    public static Translated Translate(Case of, ImmutableArray<PartyPreferences> preferences)
    {
        var translation = new PreferenceTranslation(of);
        var lines = preferences.SelectMany(p => p.RedLines.Select(line => (p.Party, line))).ToImmutableArray();
        var problem = SettlementProblem.Create(
            [.. of.Issues.Select(issue => issue.Options.Length)],
            [.. preferences.Select(translation.Party)],
            [.. lines.Select(pair => new PackageRule(translation.Claims(pair.line.When), translation.Claims(pair.line.Requires)))]);
        return new Translated(problem, lines);
    }

    /// <summary>What keeps the engine from computing, or null. Names whose preference and which issue, never a number.</summary>
    public static SettlementOutcome.Refused? WhatIsMissing(Case of, ImmutableArray<PartyPreferences> preferences)
    {
        foreach (var party in of.Parties)
        {
            if (!preferences.Any(p => p.Party == party.Id))
                return new SettlementOutcome.Refused($"There are no preferences for {party.Name}.", "Add a preference file for this party; the engine needs one for each.");
        }

        return null;
    }

    /// <summary>The numbers of a party that gives nothing but numbers.</summary>
    public static PartyInput Known(Case of, PartyPreferences own) => new PreferenceTranslation(of).Party(own);

    /// <summary>What a combination demands, in positions.</summary>
    public static ImmutableArray<IssueClaim> Claims(Case of, ImmutableArray<Condition> conditions) => new PreferenceTranslation(of).Claims(conditions);

    /// <summary>What each option of a numeric issue is worth between the points given.</summary>
    public static Rational[] Interpolate(ValueFunction.PiecewiseLinear lines, NumericIssue issue) =>
        [.. Enumerable.Range(0, issue.Options.Length).Select(option => Interpolate(lines, issue.ValueAt(option)))];

    private PartyInput Party(PartyPreferences own)
    {
        var contributions = own.Issues.Select(issue => Contributions(_case.Issues[_positions[issue.Issue]], issue)).ToArray();
        var inOrder = new Rational[_case.Issues.Length][];
        for (var i = 0; i < contributions.Length; i++) inOrder[_positions[own.Issues[i].Issue]] = contributions[i];

        var denominator = CommonDenominator(inOrder.SelectMany(issue => issue).Concat(own.ConditionalValues.Select(c => c.Value)).Append(own.WalkAway ?? Rational.Zero));
        BigInteger Whole(Rational number) => number.Numerator * (denominator / number.Denominator);
        return new PartyInput
        {
            Contributions = [.. inOrder.Select(issue => issue.Select(Whole).ToImmutableArray())],
            Denominator = denominator,
            Combinations = [.. own.ConditionalValues.Select(c => new CombinationValue(Claims(c.When), Whole(c.Value)))],
            WalkAway = own.WalkAway is { } walkAway ? Whole(walkAway) : null,
        };
    }

    internal static BigInteger CommonDenominator(IEnumerable<Rational> numbers)
    {
        var common = BigInteger.One;
        foreach (var number in numbers)
            if (!(common % number.Denominator).IsZero) common = common / BigInteger.GreatestCommonDivisor(common, number.Denominator) * number.Denominator;
        return common;
    }

    /// <summary>By option: what it is worth where the issue weighs 1.</summary>
    internal static Rational[] ValuesOf(Issue issue, IssuePreference preference) => Contributions(issue, preference with { Weight = new Weight.Known(Rational.One) });

    private static Rational[] Contributions(Issue issue, IssuePreference preference)
    {
        var weight = ((Weight.Known)preference.Weight).Value;
        return preference.Values switch
        {
            ValueFunction.PerOption values => [.. values.Values.Select(value => weight * value)],
            ValueFunction.PiecewiseLinear lines => [.. Enumerable.Range(0, issue.Options.Length).Select(option => weight * Interpolate(lines, ((NumericIssue)issue).ValueAt(option)))],
            _ => throw new ArgumentException($"The values of '{issue.Id}' are only half known.", nameof(preference)),
        };
    }

    private static Rational Interpolate(ValueFunction.PiecewiseLinear lines, Rational at)
    {
        var next = 0;
        while (lines.Points[next].At < at) next++;
        var (right, rightValue) = lines.Points[next];
        if (right == at) return rightValue;
        var (left, leftValue) = lines.Points[next - 1];
        return leftValue + ((rightValue - leftValue) * ((at - left) / (right - left)));
    }

    private ImmutableArray<IssueClaim> Claims(ImmutableArray<Condition> conditions) => [.. conditions.Select(condition =>
    {
        var position = _positions[condition.Issue];
        var issue = _case.Issues[position];
        return new IssueClaim(position, [.. Enumerable.Range(0, issue.Options.Length).Select(option => condition.Holds(issue, option))]);
    })];
}
