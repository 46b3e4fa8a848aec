using System.Collections.Immutable;
using System.Numerics;
using CsCheck;
using GoodOffices.Analysis.Settlement;
using GoodOffices.Analysis.Settlement.HalfKnown;

namespace GoodOffices.Analysis.Tests.HalfKnown;

public sealed class TheNextQuestion
{
    private static readonly Gen<(HalfKnownProblem Problem, Survey[] Draws)> Any =
        from counts in Gen.Int[1, 3].Array[1, 3]
        from isKnown in Gen.Bool.Array[1, 2]
        from bound in Gen.Int[0, 5]
        from numbers in Gen.Int[0, 1_000_000_000].Array[counts.Sum()].Array[isKnown.Length].Array[1, 6] // so large that hardly two sums are equal
        from chosen in Gen.Int[-1, 3].Array[4].Array[numbers.Length]
        select (Problem(counts, isKnown, bound), numbers.Select((draw, d) => new Survey([.. draw.Select(own => new PartyValues(Split(own, counts), []))], null, chosen[d])).ToArray());

    [Fact]
    public void Is_the_one_whose_answer_leaves_the_fewest_solutions_to_be_expected() => Any.Sample(
        sample =>
        {
            var (problem, draws) = sample;
            var questions = Questions(problem).Select(question => (question, Removed: ExpectedRemoved(draws, question))).ToArray();

            var found = new QuestionSearch(problem, draws).Find(1, TestContext.Current.CancellationToken);

            var most = questions.Select(q => q.Removed).DefaultIfEmpty().Max();
            Assert.Equal(most > 1e-9, found is not null);
            if (found is null) return;
            Assert.Equal(most, found.ExpectedRemoved, 1e-9);
            Assert.Equal(ExpectedRemoved(draws, (found.Party, [.. found.First], [.. found.Second])), found.ExpectedRemoved, 1e-9);
            Assert.Contains(questions, q => q.question.Party == found.Party && AreSame(q.question.First, found.First) && AreSame(q.question.Second, found.Second));
        },
        iter: Sizes.Cases(10_000));

    /// <summary>From the definition: one answer keeps some draws, the other the rest; count the pairs of rule and package that either leaves.</summary>
    private static double ExpectedRemoved(Survey[] draws, (int Party, (int Issue, int Option)[] First, (int Issue, int Option)[] Second) question)
    {
        BigInteger Worth(Survey draw, (int Issue, int Option)[] side) => side.Aggregate(BigInteger.Zero, (sum, at) => sum + draw.Values[question.Party].Numbers.Contributions[at.Issue][at.Option]);
        static int Pairs(IEnumerable<Survey> kept) => kept.SelectMany(draw => draw.Chosen!.Select((package, rule) => (rule, package))).Distinct().Count();
        var answers = draws.GroupBy(draw => Worth(draw, question.First) >= Worth(draw, question.Second));
        return Pairs(draws) - answers.Sum(kept => (double)kept.Count() / draws.Length * Pairs(kept));
    }

    /// <summary>Whoever is half known can be asked about one issue, or about two of which both would change; not about issues in a conditional value of hers.</summary>
    private static IEnumerable<(int Party, (int, int)[] First, (int, int)[] Second)> Questions(HalfKnownProblem problem)
    {
        for (var party = 0; party < problem.Parties.Length; party++)
        {
            if (problem.Parties[party].Known is not null) continue;
            var bound = problem.Parties[party].Combinations.SelectMany(combination => combination.When).Select(claim => claim.Issue).ToHashSet();
            (int Issue, int Option)[] options = [.. problem.OptionCounts.SelectMany((count, issue) => Enumerable.Range(0, count).Select(option => (issue, option))).Where(at => !bound.Contains(at.issue))];
            (int, int)[][] sides = [.. options.Select(one => ((int, int)[])[one]), .. options.SelectMany(one => options.Where(two => two.Issue > one.Issue).Select(two => ((int, int)[])[one, two]))];
            foreach (var first in sides)
                foreach (var second in sides)
                    if (first.Length == second.Length && first.Zip(second).All(pair => pair.First.Item1 == pair.Second.Item1 && pair.First.Item2 != pair.Second.Item2)) yield return (party, first, second);
        }
    }

    private static bool AreSame((int, int)[] side, ImmutableArray<(int, int)> found) => side.Order().SequenceEqual(found.Order());

    private static HalfKnownProblem Problem(int[] counts, bool[] isKnown, int bound) => HalfKnownProblem.Create([.. counts], [.. isKnown.Select(known => new PartyKnowledge
    {
        Known = known ? Split(new int[counts.Sum()], counts) : null,
        Combinations = !known && bound < counts.Length ? [new CombinationValue([new IssueClaim(bound, [.. Enumerable.Repeat(true, counts[bound])])], 1)] : [],
    })]);

    private static PartyInput Split(int[] flat, int[] counts) => new()
    {
        Contributions = [.. counts.Select((count, issue) => flat.Skip(counts.Take(issue).Sum()).Take(count).Select(n => (BigInteger)n).ToImmutableArray())],
        Denominator = 1,
    };
}
