using System.Collections.Immutable;
using System.Numerics;
using GoodOffices.Analysis.Settlement.Direct;

namespace GoodOffices.Analysis.Settlement.HalfKnown;

/// <summary>Proves many packages possibly efficient at once: at values made issue by issue, so that an option serves all best in its issue whatever is settled elsewhere.</summary>
/// <remarks>Weights come from draws, each party's from one of its own. For an option there are values at which it stands out for a party as far as her statements allow.
/// Where, in every issue, a package's option has the largest sum of contributions, counted with some factor above 0 for each party, nobody can gain without someone losing.
/// All in whole numbers; a statement that binds several issues together is looked at for the package in hand. Not for combinations, which bind issues together.</remarks>
internal sealed class ProductWitnesses
{
    private const int MostTrials = 4_000;
    private const int MostIdleTrials = 200;
    private readonly PackageList _packages;
    private readonly IssueValues[] _values;
    private readonly IReadOnlyList<ImmutableArray<PartyValues>> _draws;
    private readonly bool[][] _serves; // by issue, option: whether it has the largest sum in the trial in hand
    private ulong _state;

    private ProductWitnesses(PackageList packages, IssueValues[] values, IReadOnlyList<ImmutableArray<PartyValues>> draws, IReadOnlyList<int> counts, ulong seed)
    {
        (_packages, _values, _draws, _state) = (packages, values, draws, seed);
        _serves = [.. counts.Select(count => new bool[count])];
    }

    /// <summary>Null where that does not apply.</summary>
    public static ProductWitnesses? Of(HalfKnownProblem problem, PackageList packages, IReadOnlyList<ImmutableArray<PartyValues>> draws, ulong seed)
    {
        if (draws.Count == 0 || problem.Parties.Any(party => Differences.CombinationsOf(party).Length > 0)) return null;
        var values = problem.Parties.Select(party => IssueValues.Of(problem.OptionCounts, party)).ToArray();
        return values.All(value => value is not null) ? new ProductWitnesses(packages, values!, draws, problem.OptionCounts, seed) : null;
    }

    /// <summary>Tells of every open package that it proves, with the values as a function: there are many, and few are looked at again.</summary>
    public void Find(Board board, Action<int, Func<ImmutableArray<PartyValues>>> prove, CancellationToken end, CancellationToken cancel)
    {
        var open = Enumerable.Range(0, _packages.Count).Where(package => board.Possibly[package] == Verdict.Undecided).ToList();
        for (int trial = 0, idle = 0; trial < MostTrials && idle < MostIdleTrials && open.Count > 0 && !end.IsCancellationRequested; trial++, idle++)
        {
            cancel.ThrowIfCancellationRequested();
            PartyValues[] from = [.. _values.Select((_, party) => _draws[(int)(SplitMix.Draw(ref _state) * _draws.Count)][party])];
            Mark(from);
            var before = open.Count;
            open.RemoveAll(package => Serves(package) && Prove(package, from, prove));
            if (open.Count < before) idle = 0;
        }
    }

    private void Mark(PartyValues[] from)
    {
        // Factors that make the parties' numbers comparable, and then some of them larger.
        var common = _values.Select((value, party) => value.Denominator(from[party])).Aggregate(BigInteger.One, BigInteger.Max);
        var width = SplitMix.Draw(ref _state) < 0.5 ? 2 : 12;
        BigInteger[] factors = [.. _values.Select((value, party) => BigInteger.One + (common * new BigInteger(Math.Pow(2, 20 + (width * SplitMix.Draw(ref _state)))) / value.Denominator(from[party])))];
        for (var issue = 0; issue < _serves.Length; issue++)
        {
            BigInteger[] scaled = [.. _values.Select((value, party) => factors[party] * value.Weight(issue, from[party]))];
            for (var option = 0; option < _serves[issue].Length; option++) _serves[issue][option] = StandsOut(issue, option, scaled);
        }
    }

    private bool StandsOut(int issue, int option, BigInteger[] scaled)
    {
        var own = Sum(issue, option, option, scaled);
        for (var other = 0; other < _serves[issue].Length; other++)
            if (other != option && Sum(issue, option, other, scaled) > own) return false;
        return true;
    }

    private BigInteger Sum(int issue, int favoured, int option, BigInteger[] scaled)
    {
        var sum = BigInteger.Zero;
        for (var party = 0; party < _values.Length; party++) sum += scaled[party] * _values[party].Favouring(issue, favoured)[option];
        return sum;
    }

    private bool Serves(int package)
    {
        var options = _packages[package];
        for (var issue = 0; issue < options.Length; issue++)
            if (!_serves[issue][options[issue]]) return false;
        return true;
    }

    private bool Prove(int package, PartyValues[] from, Action<int, Func<ImmutableArray<PartyValues>>> prove)
    {
        for (var party = 0; party < _values.Length; party++)
            if (!_values[party].IsAllowed(_packages[package], from[party])) return false;
        prove(package, () => [.. _values.Select((value, party) => value.At(_packages[package], from[party]))]);
        return true;
    }
}
