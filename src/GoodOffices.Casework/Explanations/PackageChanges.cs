using System.Collections.Immutable;
using GoodOffices.Core.Cases;

namespace GoodOffices.Casework.Explanations;

/// <summary>One package told as changes to another.</summary>
internal static class PackageChanges
{
    private const int MostSpelled = 4;

    public static string Between(Case of, ImmutableArray<int> from, ImmutableArray<int> to)
    {
        var changed = Enumerable.Range(0, from.Length).Where(issue => from[issue] != to[issue]).ToArray();
        if (changed.Length == 0) return "the same package";
        var spelled = string.Join(", ", changed.Take(MostSpelled).Select(issue => $"“{of.Issues[issue].Options[to[issue]].Name}” for {of.Issues[issue].Name}"));
        return changed.Length > MostSpelled ? $"one with {spelled}, and {changed.Length - MostSpelled} more changes" : $"one with {spelled}";
    }
}
