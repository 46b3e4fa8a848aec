using System.Numerics;
using GoodOffices.Analysis.Settlement.Maxima;

namespace GoodOffices.Analysis.Settlement.Elimination;

/// <summary>Settles connected issues one at a time: for every choice on the issues it touches, an issue leaves the undominated ways to settle it and all before it.</summary>
/// <remarks>Exact. Cost: one merge for every combination of the touched issues' options, so the issue with the fewest goes first.
/// Source: Dechter, Bucket elimination, Artificial Intelligence 113, 1999; with frontiers for numbers, Rollón and Larrosa, Bucket elimination for multiobjective optimization problems, Journal of Heuristics 12, 2006.</remarks>
internal sealed class Elimination<T>(UnitTables<T> tables, Merger<T> merger)
    where T : unmanaged, IBinaryInteger<T>, IMinMaxValue<T>
{
    private const int MostTables = 2_000_000;
    private readonly int[] _options = new int[tables.OptionCounts.Length];

    /// <summary>All blocks of a problem, by their first issue.</summary>
    public Block<T>[] Blocks() => [.. Block<T>.Components(tables).Select(issues => new Block<T>(issues, Settle(issues)))];

    private PointSet<T>? Settle(int[] issues)
    {
        var bucket = new Bucket([.. tables.Terms.Where(term => issues.Contains(term.Scope[0]))], []);
        var open = issues.ToList();
        while (open.Count > 0)
        {
            var issue = open.MinBy(candidate => (bucket.Touched(candidate).Aggregate(BigInteger.One, (product, i) => product * tables.OptionCounts[i]), candidate));
            bucket = Eliminate(issue, bucket, issues.Length);
            open.Remove(issue);
        }

        var settled = Join(bucket.Messages.Select(message => message.Sets[0]));
        merger.EndStep();
        return settled;
    }

    private Bucket Eliminate(int issue, Bucket bucket, int connected)
    {
        var touched = bucket.Touched(issue);
        var contexts = touched.Aggregate(BigInteger.One, (product, i) => product * tables.OptionCounts[i]);
        if (contexts * tables.OptionCounts[issue] > MostTables) throw new EntangledIssuesException(connected, contexts * tables.OptionCounts[issue]);

        var (mine, others) = (bucket.Split(issue, here: true), bucket.Split(issue, here: false));
        var message = new Message(touched, new PointSet<T>?[(int)contexts]);
        for (var context = 0; context < message.Sets.Length; context++)
        {
            message.Read(context, tables.OptionCounts, _options);
            message.Sets[context] = Best(issue, mine);
            merger.EndTable();
        }

        merger.EndStep();
        return others with { Messages = [.. others.Messages, message] };
    }

    /// <summary>The undominated ways to settle an issue and all eliminated before it, given the options chosen on the issues it touches.</summary>
    private PointSet<T>? Best(int issue, Bucket mine)
    {
        var sources = new List<ShiftedSet<T>>();
        for (var option = 0; option < tables.OptionCounts[issue]; option++)
        {
            _options[issue] = option;
            if (mine.Terms.Any(term => term.IsRule && term.Applies(_options))) continue;
            if (Join(mine.Messages.Select(message => message.At(_options, tables.OptionCounts))) is not { } before) continue;

            var shift = Array.ConvertAll(tables.Contributions, party => party[issue][option]);
            foreach (var term in mine.Terms)
                if (!term.IsRule && term.Applies(_options)) shift[term.Party] += term.Value;
            sources.Add(new ShiftedSet<T>(before, shift, merger.Derivations.Leaf(issue, option), BigInteger.One));
        }

        return sources.Count == 0 ? null : merger.Merge([.. sources]);
    }

    private PointSet<T>? Join(IEnumerable<PointSet<T>?> sets)
    {
        var joined = PointSet<T>.Origin(tables.Dimensions);
        foreach (var set in sets)
        {
            if (set is null) return null;
            joined = joined.Nodes[0] == Derivations.Empty ? set : merger.Add(joined, set);
        }

        return joined;
    }

    /// <summary>What is still to be taken into account: terms, and the messages of issues already eliminated.</summary>
    private sealed record Bucket(Term<T>[] Terms, Message[] Messages)
    {
        public int[] Touched(int issue) =>
            [.. Terms.Select(t => t.Scope).Concat(Messages.Select(m => m.Scope)).Where(scope => scope.Contains(issue)).SelectMany(scope => scope).Where(i => i != issue).Distinct().Order()];

        public Bucket Split(int issue, bool here) =>
            new([.. Terms.Where(t => t.Scope.Contains(issue) == here)], [.. Messages.Where(m => m.Scope.Contains(issue) == here)]);
    }

    /// <summary>One set for every combination of options of the scope; null where every way breaks a rule.</summary>
    private sealed record Message(int[] Scope, PointSet<T>?[] Sets)
    {
        public PointSet<T>? At(int[] options, int[] optionCounts)
        {
            var index = 0;
            foreach (var issue in Scope) index = (index * optionCounts[issue]) + options[issue];
            return Sets[index];
        }

        public void Read(int index, int[] optionCounts, int[] options)
        {
            for (var i = Scope.Length - 1; i >= 0; i--) (index, options[Scope[i]]) = Math.DivRem(index, optionCounts[Scope[i]]);
        }
    }
}
