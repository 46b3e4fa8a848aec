using System.Numerics;
using GoodOffices.Analysis.Settlement.Maxima;

namespace GoodOffices.Analysis.Settlement.Elimination;

/// <summary>Issues that hang together by values or rules, settled together: their undominated partial packages. Blocks do not touch each other.</summary>
/// <param name="Issues">The issues, rising.</param>
/// <param name="Points">Null where every way to settle them breaks a rule.</param>
internal sealed record Block<T>(int[] Issues, PointSet<T>? Points)
    where T : unmanaged, IBinaryInteger<T>, IMinMaxValue<T>
{
    /// <summary>Groups of issues connected by terms, by their first issue.</summary>
    public static int[][] Components(UnitTables<T> tables)
    {
        var group = Enumerable.Range(0, tables.OptionCounts.Length).ToArray();
        int Root(int issue)
        {
            while (group[issue] != issue) issue = group[issue] = group[group[issue]];
            return issue;
        }

        foreach (var term in tables.Terms)
            foreach (var issue in term.Scope)
                group[Math.Max(Root(term.Scope[0]), Root(issue))] = Math.Min(Root(term.Scope[0]), Root(issue));
        return [.. Enumerable.Range(0, group.Length).GroupBy(Root).Select(issues => issues.ToArray())];
    }
}

/// <summary>Thrown where issues hang together so closely that settling them by elimination would need more tables than the memory ceiling allows.</summary>
public sealed class EntangledIssuesException(int issues, BigInteger tables)
    : Exception($"{issues} issues hang together so closely, by conditional values and rules, that {tables} tables would be needed.")
{
    /// <summary>How many issues hang together.</summary>
    public int Issues { get; } = issues;
}
