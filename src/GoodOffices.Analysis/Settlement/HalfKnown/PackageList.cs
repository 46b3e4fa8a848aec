using System.Collections.Immutable;
using System.Numerics;

namespace GoodOffices.Analysis.Settlement.HalfKnown;

/// <summary>The packages that break no rule, in issue order and then option order.</summary>
internal sealed class PackageList
{
    private readonly int[] _options; // package by package
    private readonly int _issues;
    private readonly int[] _places; // by code
    private readonly ImmutableArray<int> _counts;

    private PackageList(ImmutableArray<int> counts, int[] options)
    {
        (_counts, _issues, _options) = (counts, counts.Length, options);
        Count = options.Length / _issues;
        _places = new int[counts.Aggregate(1, (product, count) => product * count)];
        Array.Fill(_places, -1);
        for (var package = 0; package < Count; package++) _places[Code(this[package])] = package;
    }

    public int Count { get; }

    public ReadOnlySpan<int> this[int package] => _options.AsSpan(package * _issues, _issues);

    /// <summary>Lists them; the product of the option counts is what this costs.</summary>
    public static PackageList Of(HalfKnownProblem problem, CancellationToken cancel)
    {
        var counts = problem.OptionCounts;
        var options = new List<int>();
        var package = new int[counts.Length];
        for (var more = true; more; more = Advance(package, counts))
        {
            if (!problem.Rules.Any(rule => Breaks(rule, package))) options.AddRange(package);
            if (package[^1] == 0) cancel.ThrowIfCancellationRequested();
        }

        return new PackageList(counts, [.. options]);
    }

    /// <summary>Where a package stands in the list; -1 where it breaks a rule.</summary>
    public int Find(ReadOnlySpan<int> options) => _places[Code(options)];

    /// <summary>What combinations add for a party.</summary>
    public static BigInteger Extra(ImmutableArray<CombinationValue> combinations, ReadOnlySpan<int> package)
    {
        var sum = BigInteger.Zero;
        foreach (var combination in combinations)
            if (AllHold(combination.When, package)) sum += combination.Value;
        return sum;
    }

    private static bool Advance(int[] package, ImmutableArray<int> counts)
    {
        for (var issue = package.Length - 1; issue >= 0; issue--)
        {
            if (++package[issue] < counts[issue]) return true;
            package[issue] = 0;
        }

        return false;
    }

    private static bool Breaks(PackageRule rule, ReadOnlySpan<int> package) =>
        AllHold(rule.When, package) && (rule.Requires.IsDefaultOrEmpty || !AllHold(rule.Requires, package));

    public static bool AllHold(ImmutableArray<IssueClaim> claims, ReadOnlySpan<int> package)
    {
        foreach (var claim in claims)
            if (!claim.Holds[package[claim.Issue]]) return false;
        return true;
    }

    private long Code(ReadOnlySpan<int> options)
    {
        var code = 0L;
        for (var issue = 0; issue < options.Length; issue++) code = (code * _counts[issue]) + options[issue];
        return code;
    }
}
