using System.Collections.Immutable;
using GoodOffices.Core.Issues;
using GoodOffices.Core.Numbers;

namespace GoodOffices.Core.Preferences;

/// <summary>What one issue means to a party: how much it weighs, and what each option is worth.</summary>
/// <param name="Issue">The issue.</param>
/// <param name="Weight">How much it weighs.</param>
/// <param name="Values">What each option is worth.</param>
public sealed record IssuePreference(IssueId Issue, Weight Weight, ValueFunction Values);

/// <summary>How much an issue weighs for a party.</summary>
public abstract record Weight
{
    private Weight()
    {
    }

    /// <summary>A known weight, not negative.</summary>
    public sealed record Known(Rational Value) : Weight;

    /// <summary>Known only to lie between two numbers.</summary>
    public sealed record Between(Rational Low, Rational High) : Weight;

    /// <summary>Not given by itself: the party only ranked its issues.</summary>
    public sealed record Unstated : Weight;
}

/// <summary>What the options of an issue are worth to a party, in the party's own unit.</summary>
public abstract record ValueFunction
{
    private ValueFunction()
    {
    }

    /// <summary>A number for every option, in the issue's option order.</summary>
    public sealed record PerOption(ImmutableArray<Rational> Values) : ValueFunction;

    /// <summary>Straight lines between points (number, value) with rising numbers that cover the whole range of a numeric issue.</summary>
    public sealed record PiecewiseLinear(ImmutableArray<(Rational At, Rational Value)> Points) : ValueFunction;

    /// <summary>Options from best to worst; options in one group are equally good.</summary>
    public sealed record Ranking(ImmutableArray<ImmutableArray<OptionId>> BestFirst) : ValueFunction;

    /// <summary>Two numbers for every option, in the issue's option order.</summary>
    public sealed record Intervals(ImmutableArray<(Rational Low, Rational High)> Values) : ValueFunction;
}
