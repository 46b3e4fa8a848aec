using GoodOffices.Core.Issues;
using GoodOffices.Core.Numbers;
using GoodOffices.Core.Preferences;

namespace GoodOffices.Interchange.Writing;

/// <summary>One issue's values as a number for every option, and as a straight line where they lie on one.</summary>
internal sealed class OptionValues
{
    public OptionValues(Issue issue, IssuePreference preference)
    {
        Weight = ((Weight.Known)preference.Weight).Value;
        Values = preference.Values switch
        {
            ValueFunction.PerOption each => [.. each.Values],
            ValueFunction.PiecewiseLinear lines => Along(lines, (NumericIssue)issue),
            _ => throw new ArgumentException("Rankings and intervals are no numbers.", nameof(preference)),
        };
    }

    public Rational Weight { get; }

    public Rational[] Values { get; }

    /// <summary>From one option to the next, where that is the same everywhere; else null.</summary>
    public Rational? Slope()
    {
        if (Values.Length == 1) return Rational.Zero;
        var slope = Values[1] - Values[0];
        for (var i = 2; i < Values.Length; i++)
            if (Values[i] - Values[i - 1] != slope) return null;
        return slope;
    }

    private static Rational[] Along(ValueFunction.PiecewiseLinear lines, NumericIssue issue)
    {
        var values = new Rational[issue.Options.Length];
        var segment = 0;
        for (var i = 0; i < values.Length; i++)
        {
            var at = issue.ValueAt(i);
            while (segment < lines.Points.Length - 2 && at > lines.Points[segment + 1].At) segment++;
            var from = lines.Points[segment];
            var to = lines.Points[Math.Min(segment + 1, lines.Points.Length - 1)];
            values[i] = to.At == from.At ? from.Value : from.Value + ((to.Value - from.Value) * ((at - from.At) / (to.At - from.At)));
        }

        return values;
    }
}
