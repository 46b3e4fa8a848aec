using System.Collections.Immutable;
using GoodOffices.Core.Issues;
using GoodOffices.Core.Numbers;
using GoodOffices.Core.Preferences;

namespace GoodOffices.Interchange.Foreign;

/// <summary>Values of a numeric issue that lie on a straight line, as few points instead of one number for every option.</summary>
internal static class StraightLine
{
    /// <summary>The line through (<paramref name="from"/>, <paramref name="value"/>) with the slope given.</summary>
    public static ValueFunction Over(NumericIssue issue, Rational from, Rational value, Rational slope)
    {
        var (first, last) = (value + (slope * (issue.Low - from)), value + (slope * (issue.High - from)));
        return issue.Low == issue.High
            ? new ValueFunction.PerOption([first])
            : new ValueFunction.PiecewiseLinear([(issue.Low, first), (issue.High, last)]);
    }

    /// <summary>The same line, bent level where it would leave 0 to 1. It bends at exact fractions, so every option keeps its exact value.</summary>
    public static ValueFunction ClippedOver(NumericIssue issue, Rational from, Rational value, Rational slope)
    {
        if (issue.Low == issue.High) return new ValueFunction.PerOption([Clip(value + (slope * (issue.Low - from)))]);

        var bends = new List<Rational> { issue.Low, issue.High };
        if (slope.Sign != 0)
        {
            bends.Add(from - (value / slope));
            bends.Add(from + ((Rational.One - value) / slope));
        }

        var points = bends.Where(at => at >= issue.Low && at <= issue.High).Distinct().Order().Select(at => (at, Clip(value + (slope * (at - from)))));
        return new ValueFunction.PiecewiseLinear([.. points]);
    }

    private static Rational Clip(Rational value) => value.Sign < 0 ? Rational.Zero : value > Rational.One ? Rational.One : value;
}
