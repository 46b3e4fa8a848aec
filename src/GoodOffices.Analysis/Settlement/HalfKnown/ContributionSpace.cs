using System.Numerics;

namespace GoodOffices.Analysis.Settlement.HalfKnown;

/// <summary>Numbers the weights and contributions of one party, and writes what always holds of them and what is stated as rows.</summary>
/// <remarks>Variables: first the weights, then the contributions by issue and option. All are at least 0.</remarks>
internal sealed class ContributionSpace
{
    private readonly int[] _firsts;

    public ContributionSpace(IReadOnlyList<int> optionCounts)
    {
        _firsts = new int[optionCounts.Count];
        Variables = optionCounts.Count;
        for (var issue = 0; issue < optionCounts.Count; issue++)
        {
            _firsts[issue] = Variables;
            Variables += optionCounts[issue];
        }

        OptionCounts = optionCounts;
    }

    public int Variables { get; }

    public IReadOnlyList<int> OptionCounts { get; }

    public int Contribution(int issue, int option) => _firsts[issue] + option;

    /// <summary>Σ weights = total, as "at most" and "at least"; contributions at most the weight.</summary>
    public IEnumerable<Row> WhatAlwaysHolds(BigInteger total)
    {
        var sum = new BigInteger[Variables];
        Array.Fill(sum, BigInteger.One, 0, OptionCounts.Count);
        yield return new Row(sum, total);
        yield return new Row(Array.ConvertAll(sum, factor => -factor), -total);
        for (var issue = 0; issue < OptionCounts.Count; issue++)
        {
            for (var option = 0; option < OptionCounts[issue]; option++)
            {
                var row = new BigInteger[Variables];
                (row[Contribution(issue, option)], row[issue]) = (BigInteger.One, BigInteger.MinusOne);
                yield return new Row(row, BigInteger.Zero);
            }
        }
    }

    /// <summary>A statement as one row, or two where it is an equality.</summary>
    public IEnumerable<Row> RowsOf(ValueStatement statement)
    {
        var row = new BigInteger[Variables];
        foreach (var term in statement.Terms) row[term.Option is { } option ? Contribution(term.Issue, option) : term.Issue] -= term.Factor;
        yield return new Row(row, statement.Constant);
        if (statement.IsEquality) yield return new Row(Array.ConvertAll(row, factor => -factor), -statement.Constant);
    }
}
