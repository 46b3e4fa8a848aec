using System.Collections.Immutable;
using System.Numerics;
using GoodOffices.Analysis.Settlement.Steadiness;
using GoodOffices.Casework.Advice;
using GoodOffices.Core.Cases;
using GoodOffices.Core.Issues;
using GoodOffices.Core.Numbers;
using GoodOffices.Core.Preferences;

namespace GoodOffices.Casework.Explanations;

/// <summary>One number of one party, as the engine moves it and as people call it.</summary>
/// <param name="Owner">Whose.</param>
/// <param name="Issue">The issue whose weight it is; null for the walk-away.</param>
/// <param name="Given">As given.</param>
/// <param name="Move">What the engine is asked.</param>
/// <param name="Whole">What a distance is a share of: the sum of her weights; for a walk-away her range.</param>
internal sealed record NamedMove(PartyPreferences Owner, IssueId? Issue, Rational Given, InputMove Move, double Whole)
{
    /// <summary>Every weight and walk-away of every party, in file order.</summary>
    public static ImmutableArray<NamedMove> All(Case of, ImmutableArray<PartyPreferences> preferences, ImmutableArray<PartyOutlook> outlooks) =>
        [.. preferences.SelectMany((own, party) => Weights(of, own, party).Concat(WalkAway(own, party, outlooks[party])))];

    private static IEnumerable<NamedMove> Weights(Case of, PartyPreferences own, int party)
    {
        var sum = own.Issues.Aggregate(Rational.Zero, (all, issue) => all + ((Weight.Known)issue.Weight).Value).ToDouble();
        for (var position = 0; position < of.Issues.Length; position++)
        {
            var issue = of.Issues[position];
            var preference = own.Issues.First(p => p.Issue == issue.Id);
            var (weight, values) = (((Weight.Known)preference.Weight).Value, PreferenceTranslation.ValuesOf(issue, preference));
            var denominator = values.Append(weight).Aggregate(BigInteger.One, (all, n) => all / BigInteger.GreatestCommonDivisor(all, n.Denominator) * n.Denominator);
            BigInteger Whole(Rational n) => n.Numerator * (denominator / n.Denominator);
            yield return new NamedMove(own, issue.Id, weight, new InputMove(party, position, [.. values.Select(Whole)], denominator, Whole(weight)), sum > 0 ? sum : 1);
        }
    }

    private static IEnumerable<NamedMove> WalkAway(PartyPreferences own, int party, PartyOutlook outlook)
    {
        var range = outlook.Greatest - outlook.Least;
        if (own.WalkAway is { } given) yield return new NamedMove(own, null, given, InputMove.WalkAwayOf(party), range > 0 ? range : 1);
    }

    public InputReach Reach(SteadyInterval interval)
    {
        var nearest = Math.Min(interval.Down.Latest, interval.Up.Latest);
        return new InputReach(Owner.Party, Issue, Given.ToDouble(), End(interval.Down, -1), End(interval.Up, 1), nearest / Whole);
    }

    private ReachEnd End(SteadyEnd end, int side)
    {
        double? Place(double distance) => double.IsPositiveInfinity(distance) ? null
            : end.Exactly is { } exactly ? (Given + (Rational.Of(side) * Rational.Of(exactly.Numerator, exactly.Denominator))).ToDouble()
            : Given.ToDouble() + (side * distance);
        return new ReachEnd(Place(end.Proven), Place(end.Latest), end.IsIncluded, end.Rival);
    }
}
