using System.Collections.Immutable;
using GoodOffices.Core.Cases;
using GoodOffices.Core.Numbers;

namespace GoodOffices.Core.Issues;

/// <summary>One thing to be settled: a list of options, or a numeric range whose steps are the options.</summary>
public abstract record Issue
{
    private protected Issue(IssueId id, string name, string? note, SourceId? source) => (Id, Name, Note, Source) = (id, name, note, source);

    /// <summary>The most options one issue may have.</summary>
    public const int MostOptions = 100_000;

    /// <summary>Names the issue inside the case.</summary>
    public IssueId Id { get; }

    /// <summary>How it is called.</summary>
    public string Name { get; }

    /// <summary>What the reader should know, where there is something.</summary>
    public string? Note { get; }

    /// <summary>Where that can be read.</summary>
    public SourceId? Source { get; }

    /// <summary>Whether it may be divided: a share of it won is worth that share of what it is worth.</summary>
    public bool IsDivisible { get; init; }

    /// <summary>The ways to settle it, in file order (a range from low to high); at least one.</summary>
    public abstract ImmutableArray<Option> Options { get; }

    /// <summary>The position of an option, or -1 where the issue has none of that name.</summary>
    public abstract int IndexOf(OptionId option);
}

/// <summary>One way to settle an issue.</summary>
/// <param name="Id">Names the option inside its issue.</param>
/// <param name="Name">How it is called.</param>
/// <param name="Note">What the reader should know, where there is something.</param>
public sealed record Option(OptionId Id, string Name, string? Note = null);

/// <summary>An issue settled by one of a list of options.</summary>
public sealed record ListedIssue : Issue
{
    private readonly Dictionary<OptionId, int> _positions;

    /// <summary>Takes options with distinct identities.</summary>
    /// <exception cref="ArgumentException">No option, more than <see cref="Issue.MostOptions"/>, or two of the same name.</exception>
    public ListedIssue(IssueId id, string name, ImmutableArray<Option> options, string? note = null, SourceId? source = null)
        : base(id, name, note, source)
    {
        if (options.Length is 0 or > MostOptions) throw new ArgumentException($"An issue has 1 to {MostOptions} options.", nameof(options));
        _positions = new Dictionary<OptionId, int>(options.Length);
        for (var i = 0; i < options.Length; i++)
            if (!_positions.TryAdd(options[i].Id, i)) throw new ArgumentException($"Two options are called '{options[i].Id}'.", nameof(options));
        Options = options;
    }

    /// <inheritdoc/>
    public override ImmutableArray<Option> Options { get; }

    /// <inheritdoc/>
    public override int IndexOf(OptionId option) => _positions.GetValueOrDefault(option, -1);
}

/// <summary>An issue settled by a number: low, low + step, ... up to high.</summary>
public sealed record NumericIssue : Issue
{
    private readonly Dictionary<OptionId, int> _positions;

    /// <summary>Makes one option of every step. An option's identity is its number as decimal text, such as <c>3.67</c>.</summary>
    /// <exception cref="ArgumentException">The step is not above 0, high is below low, high is not reached by steps, or there are more than <see cref="Issue.MostOptions"/>.</exception>
    public NumericIssue(IssueId id, string name, Rational low, Rational high, Rational step, string? unit, string? note = null, SourceId? source = null)
        : base(id, name, note, source)
    {
        (Low, High, Step, Unit) = (low, high, step, unit);
        var count = CountOptions(low, high, step) ?? throw new ArgumentException("A range needs a step above 0 that leads from low to high exactly.", nameof(step));
        if (count > MostOptions) throw new ArgumentException($"An issue has 1 to {MostOptions} options.", nameof(step));

        _positions = new Dictionary<OptionId, int>((int)count);
        var options = ImmutableArray.CreateBuilder<Option>((int)count);
        for (var i = 0; i < (int)count; i++)
        {
            var text = ValueAt(i).ToString();
            options.Add(new Option(OptionId.Of(text), unit is null ? text : $"{text} {unit}"));
            _positions.Add(OptionId.Of(text), i);
        }

        Options = options.MoveToImmutable();
    }

    /// <summary>The least number.</summary>
    public Rational Low { get; }

    /// <summary>The greatest number.</summary>
    public Rational High { get; }

    /// <summary>From one option to the next.</summary>
    public Rational Step { get; }

    /// <summary>What the number counts, such as <c>years</c>; null where it counts nothing named.</summary>
    public string? Unit { get; }

    /// <inheritdoc/>
    public override ImmutableArray<Option> Options { get; }

    /// <inheritdoc/>
    public override int IndexOf(OptionId option) => _positions.GetValueOrDefault(option, -1);

    /// <summary>The number of the option at a position.</summary>
    public Rational ValueAt(int index) => Low + (Step * Rational.Of(index));

    /// <summary>How many options a range would have, or null where the step does not lead from low to high. Nothing is enumerated.</summary>
    public static System.Numerics.BigInteger? CountOptions(Rational low, Rational high, Rational step)
    {
        if (step.Sign <= 0 || high < low) return null;
        var steps = (high - low) / step;
        return steps.Denominator.IsOne ? steps.Numerator + 1 : null;
    }
}
