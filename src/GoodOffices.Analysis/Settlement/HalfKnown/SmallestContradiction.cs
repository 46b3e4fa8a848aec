using System.Collections.Immutable;
using System.Numerics;

namespace GoodOffices.Analysis.Settlement.HalfKnown;

/// <summary>Finds a smallest set of statements that contradict each other.</summary>
/// <remarks>Every set that can stand together leaves out at least one member of each contradictory set. So a smallest set that meets all such remainders found
/// so far, once it is itself contradictory, cannot be undercut. Source: Ignatiev, Previti, Liffiton and Marques-Silva, Smallest MUS extraction with
/// minimal hitting set dualization, CP 2015.</remarks>
internal sealed class SmallestContradiction
{
    private readonly ContributionSpace _space;
    private readonly PartyKnowledge _party;
    private readonly int[] _groups;

    private SmallestContradiction(IReadOnlyList<int> optionCounts, PartyKnowledge party)
    {
        (_space, _party) = (new ContributionSpace(optionCounts), party);
        _groups = [.. party.Statements.Select(statement => statement.Group).Distinct().Order()];
    }

    /// <summary>Null where all statements can stand together.</summary>
    public static (ImmutableArray<int> Groups, ImmutableArray<BigInteger> Multipliers)? Find(IReadOnlyList<int> optionCounts, PartyKnowledge party)
    {
        if (party.Known is not null) return null;
        var search = new SmallestContradiction(optionCounts, party);
        if (search.Program(search._groups).IsFeasible) return null;
        var found = search.Find();
        return ([.. found], [.. search.Program(found).WhyInfeasible()]);
    }

    private int[] Find()
    {
        var toMeet = new List<HashSet<int>>();
        while (true)
        {
            var candidate = SmallestMeeting(toMeet);
            if (!Program(candidate).IsFeasible) return candidate;
            var standing = candidate.ToList();
            foreach (var group in _groups.Except(candidate))
            {
                standing.Add(group);
                if (!Program(standing).IsFeasible) standing.RemoveAt(standing.Count - 1);
            }

            toMeet.Add([.. _groups.Except(standing)]);
        }
    }

    private LinearProgram Program(IReadOnlyCollection<int> groups) => new(
        [.. _space.WhatAlwaysHolds(_party.WeightTotal), .. _party.Statements.Where(statement => groups.Contains(statement.Group)).SelectMany(_space.RowsOf)], _space.Variables);

    /// <summary>A smallest set with a member in each of the sets, by trying sizes one after another.</summary>
    private static int[] SmallestMeeting(List<HashSet<int>> sets)
    {
        for (var size = 0; ; size++)
            if (Meet(sets, [], size) is { } found) return [.. found.Order()];
    }

    private static List<int>? Meet(List<HashSet<int>> sets, List<int> chosen, int left)
    {
        var open = sets.Where(set => !set.Overlaps(chosen)).MinBy(set => set.Count);
        if (open is null) return chosen;
        if (left == 0) return null;
        foreach (var member in open.Order())
            if (Meet(sets, [.. chosen, member], left - 1) is { } found) return found;
        return null;
    }
}
