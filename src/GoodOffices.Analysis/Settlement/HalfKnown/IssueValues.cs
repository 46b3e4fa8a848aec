using System.Collections.Immutable;
using System.Numerics;

namespace GoodOffices.Analysis.Settlement.HalfKnown;

/// <summary>For one party, issue by issue: values of the options, as her statements about that issue alone allow, at which one option stands out.</summary>
internal sealed class IssueValues
{
    private readonly PartyKnowledge _party;
    private readonly BigInteger[][][] _favouring; // by issue, option favoured, option
    private readonly BigInteger _denominator;
    private readonly ValueStatement[] _binding;

    private IssueValues(PartyKnowledge party, BigInteger[][][] favouring, BigInteger denominator, ValueStatement[] binding) =>
        (_party, _favouring, _denominator, _binding) = (party, favouring, denominator, binding);

    /// <summary>Null where the statements about an issue can only hold if its weight is 0.</summary>
    public static IssueValues? Of(IReadOnlyList<int> counts, PartyKnowledge party)
    {
        if (party.Known is { } known) return new IssueValues(party, [.. known.Contributions.Select(issue => Enumerable.Repeat(issue.ToArray(), issue.Length).ToArray())], known.Denominator, []);
        var alone = party.Statements.Where(statement => IsOfOneIssue(statement)).ToLookup(statement => statement.Terms[0].Issue);
        var found = new List<Ratio[][]>();
        for (var issue = 0; issue < counts.Count; issue++)
        {
            var program = new LinearProgram([.. Enumerable.Range(0, counts[issue]).Select(option => new Row(Unit(counts[issue], option), 1)), .. alone[issue].SelectMany(statement => Rows(statement, counts[issue]))], counts[issue]);
            if (!program.IsFeasible) return null;
            found.Add([.. Enumerable.Range(0, counts[issue]).Select(favoured => program.Maximise([.. Enumerable.Range(0, counts[issue]).Select(option => option == favoured ? (BigInteger)(2 * counts[issue]) : -1)]).Point)]);
        }

        var common = found.SelectMany(issue => issue).SelectMany(point => point).Aggregate(BigInteger.One, (product, n) => product / BigInteger.GreatestCommonDivisor(product, n.Denominator) * n.Denominator);
        return new IssueValues(
            party, [.. found.Select(issue => issue.Select(point => Array.ConvertAll(point, n => n.Numerator * (common / n.Denominator))).ToArray())], common,
            [.. party.Statements.Where(statement => !IsOfOneIssue(statement) && statement.Terms.Any(term => term.Option is not null))]);
    }

    public BigInteger[] Favouring(int issue, int option) => _favouring[issue][option];

    public BigInteger Weight(int issue, PartyValues from) => _party.Known is null ? from.Weights[issue] : BigInteger.One;

    public BigInteger Denominator(PartyValues from) => _party.Known is null ? from.Numbers.Denominator * _denominator : _denominator;

    /// <summary>Whether the statements that bind several issues together hold too; those about weights alone hold where the weights come from.</summary>
    public bool IsAllowed(ReadOnlySpan<int> package, PartyValues from)
    {
        foreach (var statement in _binding)
        {
            var sum = statement.Constant * Denominator(from);
            foreach (var term in statement.Terms)
                sum += term.Factor * from.Weights[term.Issue] * (term.Option is { } option ? _favouring[term.Issue][package[term.Issue]][option] : _denominator);
            if (sum.Sign < 0 || (statement.IsEquality && sum.Sign > 0)) return false;
        }

        return true;
    }

    /// <summary>The party's values at which each option of the package stands out; the walk-away at its lowest.</summary>
    public PartyValues At(ReadOnlySpan<int> package, PartyValues from)
    {
        if (_party.Known is not null) return from;
        var denominator = Denominator(from);
        var contributions = ImmutableArray.CreateBuilder<ImmutableArray<BigInteger>>(package.Length);
        for (var issue = 0; issue < package.Length; issue++)
        {
            var weight = from.Weights[issue];
            contributions.Add([.. Favouring(issue, package[issue]).Select(value => value * weight)]);
        }

        return new PartyValues(
            new PartyInput { Contributions = contributions.MoveToImmutable(), Denominator = denominator, WalkAway = _party.WalkAway is { } walkAway ? walkAway.Low * (denominator / _party.Denominator) : null },
            [.. from.Weights.Select(weight => weight * _denominator)]);
    }

    private static bool IsOfOneIssue(ValueStatement statement) =>
        statement.Constant.IsZero && statement.Terms.Any(term => term.Option is not null) && statement.Terms.All(term => term.Issue == statement.Terms[0].Issue);

    /// <summary>With the weight at 1: what is left is about values.</summary>
    private static IEnumerable<Row> Rows(ValueStatement statement, int options)
    {
        var (row, limit) = (new BigInteger[options], BigInteger.Zero);
        foreach (var term in statement.Terms)
        {
            if (term.Option is { } option) row[option] -= term.Factor;
            else limit += term.Factor;
        }

        yield return new Row(row, limit);
        if (statement.IsEquality) yield return new Row(Array.ConvertAll(row, factor => -factor), -limit);
    }

    private static BigInteger[] Unit(int options, int option)
    {
        var row = new BigInteger[options];
        row[option] = BigInteger.One;
        return row;
    }
}
