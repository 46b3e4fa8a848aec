using System.Collections.Immutable;
using GoodOffices.Core.Issues;
using GoodOffices.Core.Numbers;

namespace GoodOffices.Core.Preferences;

/// <summary>A claim about one issue of a package: that it is settled by one of some options, or by a number inside bounds.</summary>
public abstract record Condition
{
    private protected Condition(IssueId issue) => Issue = issue;

    /// <summary>The issue the claim is about.</summary>
    public IssueId Issue { get; }

    /// <summary>Whether the claim is true when the issue is settled by its option at <paramref name="option"/>.</summary>
    /// <exception cref="ArgumentException">The issue given is not the one the claim is about, or not numeric where bounds are claimed.</exception>
    public abstract bool Holds(Issue issue, int option);

    /// <summary>The issue is settled by one of these options.</summary>
    public sealed record OneOf : Condition
    {
        private readonly ImmutableHashSet<OptionId> _set;

        /// <summary>Takes at least one option.</summary>
        public OneOf(IssueId issue, ImmutableArray<OptionId> options)
            : base(issue) => (Options, _set) = (options, [.. options]);

        /// <summary>The options, in the order the file gives.</summary>
        public ImmutableArray<OptionId> Options { get; }

        /// <inheritdoc/>
        public override bool Holds(Issue issue, int option) => issue.Id == Issue
            ? _set.Contains(issue.Options[option].Id)
            : throw new ArgumentException($"The condition is about '{Issue}'.", nameof(issue));
    }

    /// <summary>The issue is settled by a number between two bounds, both included; a missing bound does not bind.</summary>
    public sealed record Within : Condition
    {
        /// <summary>Takes the least and the greatest number allowed.</summary>
        public Within(IssueId issue, Rational? low, Rational? high)
            : base(issue) => (Low, High) = (low, high);

        /// <summary>The least number allowed, or null.</summary>
        public Rational? Low { get; }

        /// <summary>The greatest number allowed, or null.</summary>
        public Rational? High { get; }

        /// <inheritdoc/>
        public override bool Holds(Issue issue, int option)
        {
            if (issue is not NumericIssue numeric || issue.Id != Issue) throw new ArgumentException($"The condition is about the numeric issue '{Issue}'.", nameof(issue));
            var value = numeric.ValueAt(option);
            return (Low is not { } low || value >= low) && (High is not { } high || value <= high);
        }
    }
}
