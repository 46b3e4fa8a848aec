using System.Collections.Immutable;
using GoodOffices.Analysis.Settlement.Direct;

namespace GoodOffices.Analysis.Settlement.HalfKnown;

/// <summary>Finds the question "would you rather" whose answer is expected to leave the fewest pairs of rule and package.</summary>
internal sealed class QuestionSearch
{
    private const int MostToOneParty = 4_000;
    private readonly HalfKnownProblem _problem;
    private readonly double[][][][] _contributions; // by draw, party, issue, option
    private readonly int[][] _outcomes; // by draw, rule
    private readonly int _possible;

    public QuestionSearch(HalfKnownProblem problem, IReadOnlyList<Survey> draws)
    {
        _problem = problem;
        _contributions = [.. draws.Select(draw => draw.Values.Select(own => own.Numbers.Contributions.Select(issue => issue.Select(n => Fraction.ToDouble(n, own.Numbers.Denominator)).ToArray()).ToArray()).ToArray())];
        var numbers = new Dictionary<(int, int), int>();
        _outcomes = [.. draws.Select(draw => draw.Chosen!.Select((package, rule) => numbers.TryGetValue((rule, package), out var known) ? known : numbers[(rule, package)] = numbers.Count).ToArray())];
        _possible = numbers.Count;
    }

    public NextQuestion? Find(ulong seed, CancellationToken hurry)
    {
        NextQuestion? best = null;
        for (var party = 0; party < _problem.Parties.Length; party++)
        {
            if (_problem.Parties[party].Known is not null) continue;
            foreach (var (first, second) in Questions(party, seed))
            {
                if (hurry.IsCancellationRequested) return best;
                var question = Weigh(party, first, second);
                if (question.ExpectedRemoved > (best?.ExpectedRemoved ?? 0) + 1e-9) best = question;
            }
        }

        return best;
    }

    private NextQuestion Weigh(int party, (int Issue, int Option)[] first, (int Issue, int Option)[] second)
    {
        var (left, right) = (new bool[_possible], new bool[_possible]);
        var (lefts, leftCount, rightCount) = (0, 0, 0);
        for (var draw = 0; draw < _outcomes.Length; draw++)
        {
            var values = _contributions[draw][party];
            var gain = 0.0;
            for (var i = 0; i < first.Length; i++) gain += values[first[i].Issue][first[i].Option] - values[second[i].Issue][second[i].Option];
            var seen = gain >= 0 ? left : right;
            if (gain >= 0) lefts++;
            foreach (var outcome in _outcomes[draw])
            {
                if (seen[outcome]) continue;
                seen[outcome] = true;
                if (gain >= 0) leftCount++;
                else rightCount++;
            }
        }

        var share = (double)lefts / _outcomes.Length;
        return new NextQuestion(party, [.. first], [.. second], share, _possible, _possible - ((share * leftCount) + ((1 - share) * rightCount)));
    }

    private IEnumerable<((int, int)[] First, (int, int)[] Second)> Questions(int party, ulong seed)
    {
        var bound = Differences.CombinationsOf(_problem.Parties[party]).SelectMany(combination => combination.When.Select(claim => claim.Issue)).ToHashSet();
        var issues = Enumerable.Range(0, _problem.OptionCounts.Length).Where(issue => !bound.Contains(issue)).ToArray();
        var all = issues.Sum(i => Pairs(i) + issues.Where(j => j > i).Sum(j => 2 * Pairs(i) * Pairs(j)));
        var state = seed;
        foreach (var i in issues)
        {
            foreach (var (a, b) in OptionPairs(i))
            {
                if (SplitMix.Draw(ref state) * all < MostToOneParty) yield return ([(i, a)], [(i, b)]);
                foreach (var j in issues.Where(j => j > i))
                {
                    foreach (var (c, d) in OptionPairs(j))
                    {
                        if (SplitMix.Draw(ref state) * all < MostToOneParty) yield return ([(i, a), (j, d)], [(i, b), (j, c)]);
                        if (SplitMix.Draw(ref state) * all < MostToOneParty) yield return ([(i, a), (j, c)], [(i, b), (j, d)]);
                    }
                }
            }
        }
    }

    private double Pairs(int issue) => _problem.OptionCounts[issue] * (_problem.OptionCounts[issue] - 1.0) / 2;

    private IEnumerable<(int, int)> OptionPairs(int issue)
    {
        for (var a = 0; a < _problem.OptionCounts[issue]; a++)
            for (var b = a + 1; b < _problem.OptionCounts[issue]; b++) yield return (a, b);
    }
}
