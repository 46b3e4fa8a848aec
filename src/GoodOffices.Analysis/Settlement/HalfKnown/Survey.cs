using System.Collections.Immutable;
using System.Numerics;
using GoodOffices.Analysis.Settlement.Solutions;

namespace GoodOffices.Analysis.Settlement.HalfKnown;

/// <summary>What holds at one point of all parties' values together.</summary>
/// <param name="Values">By party.</param>
/// <param name="Efficient">The packages nobody dominates there, by their places in the list; null where that is not known exactly.</param>
/// <param name="Chosen">By rule: the package it singles out, -1 for no agreement; null where it was not asked.</param>
internal sealed record Survey(ImmutableArray<PartyValues> Values, int[]? Efficient, int[]? Chosen)
{
    /// <summary>Looks at a point; null where a limit came before the answer.</summary>
    public static Survey? At(HalfKnownProblem problem, PackageList packages, ImmutableArray<PartyValues> values, bool askRules, DisagreementRule rule, CancellationToken hurry, CancellationToken cancel)
    {
        var numbers = problem.At([.. values.Select(own => own.Numbers)]);
        var frontier = Frontier.Find(numbers, new SettlementLimits { Hurry = hurry, Cancel = cancel });
        if (!frontier.IsExact) return null;
        int[]? chosen = null;
        if (askRules)
        {
            var solutions = SolutionSet.On(frontier, rule);
            chosen = [.. solutions.All.Select(solution => solution is null ? -1 : packages.Find(solution.Package.AsSpan()))];
        }

        return new Survey(values, numbers.IsExact ? FindEfficient(numbers, frontier, packages) : null, chosen);
    }

    /// <summary>The packages whose utilities are a point of the frontier.</summary>
    private static int[] FindEfficient(SettlementProblem numbers, Frontier frontier, PackageList packages)
    {
        var parties = numbers.Scales.Length;
        var points = new Dictionary<ulong, List<int>>();
        var units = new Int128[parties];
        for (var point = 0; point < frontier.Count; point++)
        {
            for (var party = 0; party < parties; party++) units[party] = frontier.Units(point, party);
            var hash = Hash(units);
            if (!points.TryGetValue(hash, out var same)) points[hash] = same = [];
            same.Add(point);
        }

        var efficient = new List<int>();
        for (var package = 0; package < packages.Count; package++)
        {
            UnitsOf(numbers, packages[package], units);
            if (points.TryGetValue(Hash(units), out var same) && same.Exists(point => AreAt(frontier, point, units))) efficient.Add(package);
        }

        return [.. efficient];
    }

    private static void UnitsOf(SettlementProblem numbers, ReadOnlySpan<int> package, Int128[] units)
    {
        for (var party = 0; party < units.Length; party++)
        {
            var scale = numbers.Scales[party];
            var sum = Int128.Zero;
            for (var issue = 0; issue < package.Length; issue++) sum += scale.Contributions[issue][package[issue]];
            for (var c = 0; c < scale.Combinations.Length; c++)
                if (PackageList.AllHold(numbers.Parties[party].Combinations[c].When, package)) sum += scale.Combinations[c];
            units[party] = sum;
        }
    }

    private static bool AreAt(Frontier frontier, int point, Int128[] units)
    {
        for (var party = 0; party < units.Length; party++)
            if (frontier.Units(point, party) != units[party]) return false;
        return true;
    }

    private static ulong Hash(Int128[] units)
    {
        var hash = 0UL;
        foreach (var unit in units) hash = (hash ^ (ulong)unit ^ (ulong)(unit >> 64)) * 0x9E3779B97F4A7C15UL;
        return hash ^ (hash >> 29);
    }
}
