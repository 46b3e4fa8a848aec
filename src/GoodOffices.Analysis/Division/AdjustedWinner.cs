using System.Collections.Immutable;
using System.Numerics;

namespace GoodOffices.Analysis.Division;

/// <summary>Divides issues between two parties so that both get equally many of their own points, and no other division gives both more.</summary>
/// <remarks>Assumes that what one wins on an issue the other loses, that shares of an issue are worth as many shares of its points, and that points add up.
/// Exact: everything is counted over one common denominator. At most one issue is shared. Rewards misreporting: who knows the other's points can gain by shading her own.
/// Source: Brams and Taylor, Fair Division, Cambridge 1996, ch. 4. Ties: an issue worth equally much goes to who has fewer points so far, to the first where level; equal ratios move in issue order.</remarks>
public static class AdjustedWinner
{
    /// <summary>Divides.</summary>
    /// <param name="first">The first party's points by issue, none below 0, on any scale; they count as shares of their sum.</param>
    /// <param name="second">The second party's.</param>
    /// <exception cref="ArgumentException">Different numbers of issues, a number below 0, or a party who gives no points at all.</exception>
    public static WinnerDivision Divide(ImmutableArray<BigInteger> first, ImmutableArray<BigInteger> second)
    {
        if (first.IsDefaultOrEmpty || second.IsDefault || first.Length != second.Length) throw new ArgumentException("Both parties give points to the same issues.", nameof(second));
        if (first.Concat(second).Any(points => points.Sign < 0)) throw new ArgumentException("Points are not negative.", nameof(first));
        var (sumOfFirst, sumOfSecond) = (first.Aggregate(BigInteger.Add), second.Aggregate(BigInteger.Add));
        if (sumOfFirst.IsZero || sumOfSecond.IsZero) throw new ArgumentException("Each party gives points to some issue.", nameof(first));
        // Both sums become the same number, which stands for 100 points.
        var course = new Course([.. first.Select(points => points * sumOfSecond)], [.. second.Select(points => points * sumOfFirst)], sumOfFirst * sumOfSecond);
        course.GiveToWinners();
        course.GiveTies();
        course.Transfer();
        return course.Division();
    }

    private sealed class Course(BigInteger[] first, BigInteger[] second, BigInteger whole)
    {
        private readonly BigInteger[][] _points = [first, second];
        private readonly int[] _holder = new int[first.Length];
        private readonly BigInteger[] _held = new BigInteger[2];
        private readonly ImmutableArray<WinnerStep>.Builder _steps = ImmutableArray.CreateBuilder<WinnerStep>();
        private (int Issue, BigInteger Numerator, BigInteger Denominator)? _shared; // what of it the leader keeps

        public void GiveToWinners()
        {
            for (var issue = 0; issue < first.Length; issue++)
                if (first[issue] != second[issue]) Give(issue, first[issue] > second[issue] ? 0 : 1, WinnerReason.MorePoints);
        }

        public void GiveTies()
        {
            for (var issue = 0; issue < first.Length; issue++)
                if (first[issue] == second[issue]) Give(issue, _held[1] < _held[0] ? 1 : 0, WinnerReason.Tie);
        }

        public void Transfer()
        {
            if (_held[0] == _held[1]) return;
            var leader = _held[0] > _held[1] ? 0 : 1;
            var (mine, theirs) = (_points[leader], _points[1 - leader]);
            // Ratio of the leader's points to the other's, the least first, without dividing; what the other wants not at all comes last.
            var order = Enumerable.Range(0, mine.Length).Where(issue => _holder[issue] == leader && !theirs[issue].IsZero)
                .Order(Comparer<int>.Create((a, b) => (mine[a] * theirs[b]).CompareTo(mine[b] * theirs[a]) is not 0 and var ratio ? ratio : a.CompareTo(b)));
            foreach (var issue in order)
            {
                var gap = _held[leader] - _held[1 - leader];
                if (gap.IsZero) return;
                var turned = mine[issue] + theirs[issue]; // by how much the gap closes if the whole of it moves
                if (turned <= gap) Move(issue, leader, BigInteger.One, BigInteger.One);
                else Move(issue, leader, gap, turned);
                if (turned >= gap) return;
            }
        }

        public WinnerDivision Division()
        {
            var shares = Enumerable.Range(0, first.Length).Select(issue => _shared is { } shared && shared.Issue == issue
                ? Reduced(_holder[issue] == 0 ? shared.Numerator : shared.Denominator - shared.Numerator, shared.Denominator)
                : new ExactShare(_holder[issue] == 0 ? 1 : 0, 1));
            return new WinnerDivision([.. shares], Points(0), Points(1), _steps.ToImmutable());
        }

        private void Give(int issue, int to, WinnerReason reason)
        {
            _holder[issue] = to;
            _held[to] += _points[to][issue];
            _steps.Add(new WinnerStep(issue, to, reason, new ExactShare(1, 1), Points(0), Points(1)));
        }

        private void Move(int issue, int leader, BigInteger numerator, BigInteger denominator)
        {
            if (numerator == denominator)
            {
                _holder[issue] = 1 - leader;
                (_held[leader], _held[1 - leader]) = (_held[leader] - _points[leader][issue], _held[1 - leader] + _points[1 - leader][issue]);
                _steps.Add(new WinnerStep(issue, 1 - leader, WinnerReason.LeastRatio, new ExactShare(1, 1), Points(0), Points(1)));
                return;
            }

            _shared = (issue, denominator - numerator, denominator);
            for (var party = 0; party < 2; party++) _held[party] *= denominator;
            _held[leader] -= _points[leader][issue] * numerator;
            _held[1 - leader] += _points[1 - leader][issue] * numerator;
            whole *= denominator;
            _steps.Add(new WinnerStep(issue, 1 - leader, WinnerReason.LeastRatio, Reduced(numerator, denominator), Points(0), Points(1)));
        }

        private ExactShare Points(int party) => Reduced(_held[party] * 100, whole);

        private static ExactShare Reduced(BigInteger numerator, BigInteger denominator)
        {
            var divisor = BigInteger.GreatestCommonDivisor(numerator, denominator);
            return new ExactShare(numerator / divisor, denominator / divisor);
        }
    }
}

/// <summary>A fraction in lowest terms.</summary>
/// <param name="Numerator">Not negative.</param>
/// <param name="Denominator">At least 1.</param>
public readonly record struct ExactShare(BigInteger Numerator, BigInteger Denominator)
{
    /// <summary>The nearest double.</summary>
    public double ToDouble() => Settlement.Fraction.ToDouble(Numerator, Denominator);
}

/// <summary>Why an issue, or a part of it, goes to a party.</summary>
public enum WinnerReason
{
    /// <summary>She gives it more points than the other.</summary>
    MorePoints,

    /// <summary>Both give it as many; she had fewer in all, or is the first where level.</summary>
    Tie,

    /// <summary>The other leads, and of what the other holds this has the least ratio of the other's points to hers.</summary>
    LeastRatio,
}

/// <summary>One step of the procedure.</summary>
/// <param name="Issue">Which issue.</param>
/// <param name="To">0 where the first party gets it, 1 where the second does.</param>
/// <param name="Reason">Why.</param>
/// <param name="Share">How much of it.</param>
/// <param name="First">The first party's points after it, of 100.</param>
/// <param name="Second">The second party's.</param>
public sealed record WinnerStep(int Issue, int To, WinnerReason Reason, ExactShare Share, ExactShare First, ExactShare Second);

/// <summary>Who gets what.</summary>
/// <param name="FirstGets">By issue: the first party's share; the second gets the rest.</param>
/// <param name="First">The first party's points in the end, of 100.</param>
/// <param name="Second">The second party's: as many.</param>
/// <param name="Steps">How it came about.</param>
public sealed record WinnerDivision(ImmutableArray<ExactShare> FirstGets, ExactShare First, ExactShare Second, ImmutableArray<WinnerStep> Steps);
