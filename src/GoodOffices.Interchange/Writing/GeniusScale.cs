using System.Collections.Immutable;
using GoodOffices.Core.Issues;
using GoodOffices.Core.Numbers;
using GoodOffices.Core.Parties;
using GoodOffices.Core.Preferences;

namespace GoodOffices.Interchange.Writing;

/// <summary>One party's numbers on the scale that GENIUS imposes: each issue's greatest value counts 1, and the weights sum to 1.</summary>
internal sealed class GeniusScale
{
    private static readonly Rational Ten = Rational.Of(10);

    public GeniusScale(ImmutableArray<Issue> issues, OptionValues[] values, PartyPreferences preferences, WritingNotes notes)
    {
        var (isRounded, isProportional) = (false, false);
        var weights = new Rational[issues.Length];
        Evaluations = new string[issues.Length][];
        Lines = new (string, string)[issues.Length];
        for (var i = 0; i < issues.Length; i++)
        {
            var unit = Unit(issues[i], values[i]);
            weights[i] = values[i].Weight * unit;
            if (issues[i] is NumericIssue && Line(values[i], unit) is { } line)
                Lines[i] = (DecimalText.Nearest(line.Offset / unit, ref isRounded), DecimalText.Nearest(line.Slope / unit, ref isRounded));
            else Evaluations[i] = Shares(values[i].Values, unit, ref isRounded);
        }

        var sum = weights.Aggregate(Rational.Zero, (all, weight) => all + weight);
        Weights = DecimalText.Proportional([.. weights.Select(weight => weight / sum)], ref isProportional, ref isRounded);
        var least = values.Select(issue => issue.Weight * issue.Values.Min()).Aggregate(Rational.Zero, (all, value) => all + value);
        Reservation = DecimalText.WalkAway((preferences.WalkAway ?? least) / sum, ref isRounded);
        Discount = DecimalText.Nearest(preferences.Discount ?? Rational.One, ref isRounded);
        Tell(notes, preferences, sum, isProportional, isRounded);
    }

    public string[][] Evaluations { get; }

    public (string Offset, string Slope)[] Lines { get; }

    public string[] Weights { get; }

    public string Reservation { get; }

    public string Discount { get; }

    /// <summary>What of a party's numbers has no place on GENIUS's scale.</summary>
    public static ConversionOutcome.Refused? Refuse(ImmutableArray<Issue> issues, OptionValues[] values, PartyId party)
    {
        for (var i = 0; i < issues.Length; i++)
        {
            if (values[i].Values.Any(value => value.Sign < 0)) return new($"Party '{party}' has negative values on issue '{issues[i].Id}', which GENIUS does not allow.", "Raise all values of the issue, and the walk-away with them, or write NegMAS YAML.");
            if (issues[i] is NumericIssue && Line(values[i], Unit(issues[i], values[i])) is null) return new($"Party '{party}' has values on the numeric issue '{issues[i].Id}' that lie on no straight line, which GENIUS XML cannot say.", "List its numbers as options, or write NegMAS YAML or our own.");
        }

        return values.All(issue => issue.Weight.Sign == 0 || issue.Values.All(value => value.Sign == 0))
            ? new($"Every package is worth 0 to party '{party}', for which GENIUS has no scale.", "Write NegMAS YAML or our own.")
            : null;
    }

    private static Rational Unit(Issue issue, OptionValues values)
    {
        var greatest = values.Values.Max();
        if (issue is ListedIssue) return greatest.Sign == 0 ? Rational.One : greatest;
        var unit = Rational.One; // a power of ten, so that decimals stay decimals
        while (unit < greatest) unit *= Ten;
        return unit;
    }

    /// <summary>The line that the values lie on, or that GENIUS would cut at 0 and 1 into these values; null where there is none.</summary>
    private static (Rational Offset, Rational Slope)? Line(OptionValues values, Rational unit)
    {
        var each = values.Values;
        if (values.Slope() is { } straight) return (each[0], straight);
        for (var i = 1; i < each.Length; i++)
        {
            if (!IsInside(each[i - 1]) || !IsInside(each[i])) continue;
            var slope = each[i] - each[i - 1];
            var offset = each[i] - (slope * Rational.Of(i));
            return each.Select((value, k) => value == Cut(offset + (slope * Rational.Of(k)))).All(isSame => isSame) ? (offset, slope) : null;
        }

        return null;

        bool IsInside(Rational value) => value.Sign > 0 && value < unit;
        Rational Cut(Rational value) => value.Sign < 0 ? Rational.Zero : value > unit ? unit : value;
    }

    private static string[] Shares(Rational[] values, Rational greatest, ref bool isRounded)
    {
        var isProportional = false; // GENIUS divides evaluations again when it reads them, so that nothing need be told
        var rounds = false;
        var shares = DecimalText.Proportional([.. values.Select(value => value / greatest)], ref isProportional, ref rounds);
        isRounded |= rounds;
        return shares;
    }

    private static void Tell(WritingNotes notes, PartyPreferences preferences, Rational sum, bool isProportional, bool isRounded)
    {
        if (sum != Rational.One) notes.Add($"The utilities of '{preferences.Party}', walk-away included, are on GENIUS's scale of 0 to 1 instead of the party's own. Egalitarian and utilitarian solutions depend on the scale.");
        if (preferences.WalkAway is null) notes.Add($"'{preferences.Party}' has no walk-away. GENIUS would take 0; the files give the party's worst package instead, so that every package stays acceptable and the disagreement point stays.");
        if (preferences.Discount is not null) notes.Add($"The discount of '{preferences.Party}' is written as it is. GENIUS counts it over the whole session, not by rounds.");
        if (isProportional) notes.Add($"The weights of '{preferences.Party}' are written in proportion and do not sum to 1, because their shares have no exact decimal. GENIUS 10.4 does not divide weights by their sum when it loads a file; this program does.");
        if (isRounded) notes.Add($"Some numbers of '{preferences.Party}' have no exact decimal of {InputNumber.SignificantDigits} digits and were rounded to one; its walk-away is written a hair lower, so that no acceptable package is lost.");
    }
}
