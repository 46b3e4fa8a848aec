using System.Collections.Immutable;
using GoodOffices.Analysis.Division;
using GoodOffices.Core.Numbers;

namespace GoodOffices.Casework.Advice;

/// <summary>How Adjusted Winner divides the divisible issues between two parties.</summary>
/// <param name="WhyNot">Why it was not computed; null where it was. The rest is then empty.</param>
/// <param name="Issues">By divisible issue: who gets how much of it.</param>
/// <param name="Points">What both have in the end, of 100 each.</param>
/// <param name="Steps">How it came about.</param>
public sealed record AdjustedWinnerReport(string? WhyNot, ImmutableArray<DividedIssue> Issues, ImmutableArray<Rational> Points, ImmutableArray<DividingStep> Steps);

/// <summary>One divided issue.</summary>
/// <param name="Issue">Its position in the case.</param>
/// <param name="Points">By party: what it is worth of her 100 points.</param>
/// <param name="Shares">By party: how much of it she wins.</param>
/// <param name="Best">By party: the position of the option that is best for her, which winning it means.</param>
public sealed record DividedIssue(int Issue, ImmutableArray<Rational> Points, ImmutableArray<Rational> Shares, ImmutableArray<int> Best);

/// <summary>One step.</summary>
/// <param name="Issue">Its position in the case.</param>
/// <param name="To">The position of the party who gets it.</param>
/// <param name="Reason">Why.</param>
/// <param name="Share">How much of it.</param>
/// <param name="Points">By party: what she has after it.</param>
public sealed record DividingStep(int Issue, int To, WinnerReason Reason, Rational Share, ImmutableArray<Rational> Points);
