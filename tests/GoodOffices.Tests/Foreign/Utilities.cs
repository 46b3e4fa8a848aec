using System.Numerics;
using GoodOffices.Core.Issues;
using GoodOffices.Core.Numbers;
using GoodOffices.Core.Preferences;
using GoodOffices.Interchange;

namespace GoodOffices.Tests.Foreign;

/// <summary>Utilities by definition, weight times value, written apart from every solver and writer.</summary>
internal static class Utilities
{
    public static LoadedCase Loaded(Reading reading) => reading switch
    {
        Reading.Loaded loaded => loaded.Case,
        Reading.Refused refused => throw new InvalidOperationException(refused.Fault.ToString()),
        _ => throw new InvalidOperationException(),
    };

    public static InputFault Fault(Reading reading) => Assert.IsType<Reading.Refused>(reading).Fault;

    public static BigInteger Packages(LoadedCase of) => of.Case.Issues.Aggregate(BigInteger.One, (all, issue) => all * issue.Options.Length);

    /// <summary>Weight times value for every option of every issue.</summary>
    public static Rational[][] Contributions(LoadedCase of, int party) => [.. of.Case.Issues.Select((issue, i) =>
    {
        var preference = of.Preferences[party].Issues[i];
        Assert.Equal(issue.Id, preference.Issue);
        var weight = Assert.IsType<Weight.Known>(preference.Weight).Value;
        return Enumerable.Range(0, issue.Options.Length).Select(option => weight * Value(issue, preference.Values, option)).ToArray();
    })];

    public static Rational Of(LoadedCase of, int party, params int[] options)
    {
        var contributions = Contributions(of, party);
        return options.Select((option, i) => contributions[i][option]).Aggregate(Rational.Zero, (sum, value) => sum + value);
    }

    public static Rational Value(Issue issue, ValueFunction values, int option)
    {
        if (values is ValueFunction.PerOption each) return each.Values[option];
        var points = Assert.IsType<ValueFunction.PiecewiseLinear>(values).Points;
        var at = Assert.IsType<NumericIssue>(issue).ValueAt(option);
        for (var i = 1; i < points.Length; i++)
        {
            if (at > points[i].At) continue;
            var share = (at - points[i - 1].At) / (points[i].At - points[i - 1].At);
            return points[i - 1].Value + (share * (points[i].Value - points[i - 1].Value));
        }

        throw new InvalidOperationException("The points do not cover the range.");
    }
}
