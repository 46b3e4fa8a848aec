using System.Numerics;
using CsCheck;
using GoodOffices.Analysis.Settlement;
using GoodOffices.Analysis.Settlement.Solutions;

namespace GoodOffices.Analysis.Tests.Settlement;

public sealed class WhatWouldHaveToGive
{
    [Fact]
    public void Is_the_smallest_set_of_walk_aways_and_rules_that_makes_agreement_possible() =>
        RandomProblems.Any(parties: 3, terms: 2).Sample(
            problem =>
            {
                var found = Relaxations.Find(problem);

                Assert.NotNull(found);
                var expected = ByTryingEverySet(problem);
                Assert.Equal(expected.Select(Words), found.Value.Select(r => (Words((r.Rules, [.. r.Lowerings.Select(l => l.Party)])))).Order());
                foreach (var relaxation in found.Value) EachLoweringIsJustEnough(problem, relaxation);
            },
            iter: Sizes.Cases(3_000));

    private static string Words((IReadOnlyCollection<int> Rules, int[] Parties) set) => $"rules {string.Join(',', set.Rules)} parties {string.Join(',', set.Parties)}";

    private static (IReadOnlyCollection<int> Rules, int[] Parties)[] ByTryingEverySet(SettlementProblem problem)
    {
        var walkAways = Enumerable.Range(0, problem.Parties.Length).Where(p => problem.Parties[p].WalkAway is not null).ToArray();
        var items = walkAways.Length + problem.Rules.Length;
        var working = Enumerable.Range(0, 1 << items).Where(set => AgreementExists(problem, set, walkAways)).ToArray();
        if (working.Contains(0)) return [];
        var least = working.Min(set => BitOperations.PopCount((uint)set));
        return [.. working.Where(set => BitOperations.PopCount((uint)set) == least).Select(set => Split(set, walkAways, problem.Rules.Length)).OrderBy(Words, StringComparer.Ordinal)];
    }

    private static (IReadOnlyCollection<int> Rules, int[] Parties) Split(int set, int[] walkAways, int rules) => (
        Enumerable.Range(0, rules).Where(rule => (set >> (walkAways.Length + rule) & 1) == 1).ToArray(),
        [.. walkAways.Where((_, i) => (set >> i & 1) == 1)]);

    private static bool AgreementExists(SettlementProblem problem, int set, int[] walkAways)
    {
        var (dropped, lowered) = Split(set, walkAways, problem.Rules.Length);
        var relaxed = SettlementProblem.Create(
            problem.OptionCounts, [.. problem.Parties.Select((party, p) => lowered.Contains(p) ? party with { WalkAway = null } : party)], [.. problem.Rules.Where((_, r) => !dropped.Contains(r))]);
        var oracle = new SlowOracle(relaxed);
        return oracle.Utilities.Any(oracle.IsAcceptable);
    }

    private static void EachLoweringIsJustEnough(SettlementProblem problem, SettlementRelaxation relaxation)
    {
        var without = problem.WithRules([.. problem.Rules.Where((_, r) => !relaxation.Rules.Contains(r))]);
        var oracle = new SlowOracle(without);
        if (relaxation.Lowerings is not [var only]) return;
        var others = oracle.Utilities.Where(v => problem.Parties.Select((party, p) => p == only.Party || party.WalkAway is not { } w || v[p] >= w).All(ok => ok));
        var most = others.Max(v => v[only.Party]);
        var party = problem.Parties[only.Party];
        Assert.Equal((double)(party.WalkAway!.Value - most) / (double)party.Denominator, only.Amount, 9);
    }
}
