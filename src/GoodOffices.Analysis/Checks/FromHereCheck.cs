using System.Numerics;
using GoodOffices.Analysis.Settlement;
using GoodOffices.Analysis.Settlement.Improvements;

namespace GoodOffices.Analysis.Checks;

/// <summary>Checks what is said about a package on the table against the input: worth, gains, changes, and that no small change does better.</summary>
/// <remarks>Shares no code with the solvers. What is covered, and what only tests cover, stands in docs/algorithms/checks.md.</remarks>
public static class FromHereCheck
{
    private const int MostReread = 1_500;
    private const long MostReadings = 20_000_000; // a reading: one issue of a package for one party
    private const double Nearly = 1e-9;

    /// <summary>Passes in silence.</summary>
    /// <exception cref="CheckFailedException">Something does not hold.</exception>
    public static void Run(SettlementProblem problem, FromHere answer)
    {
        ArgumentNullException.ThrowIfNull(problem);
        ArgumentNullException.ThrowIfNull(answer);
        if (!problem.IsExact) return; // on the grid an improvement may be one only by a line
        new Reading(problem, answer).Run();
    }

    private sealed class Reading
    {
        private readonly SettlementProblem _problem;
        private readonly FromHere _answer;
        private readonly PackageReader _reader;
        private readonly BigInteger[] _here;

        public Reading(SettlementProblem problem, FromHere answer)
        {
            (_problem, _answer, _reader) = (problem, answer, new PackageReader(problem));
            _here = _reader.Worth(answer.Package);
        }

        /// <summary>How many packages may be read.</summary>
        private long Rivals => MostReadings / ((long)_problem.OptionCounts.Length * _here.Length);

        public void Run()
        {
            Require(!_reader.BreaksRule(_answer.Package), "The package on the table breaks a rule.");
            for (var party = 0; party < _here.Length; party++) Require(IsWorth(_answer.Utilities[party], _here[party], party), "The package on the table is not worth what is claimed.");
            Require(_answer.CanBeImproved == true ? _answer.Fairest is not null : _answer.Fairest is null && _answer.Nearest is null && _answer.Trades.All(list => list.Count == 0), "Improvements are shown where none exist, or the other way round.");
            if (_answer.Improvements is { } list) RereadImprovements(list);
            if (_answer.Fairest is { } fairest) RereadFairest(fairest);
            if (_answer.Nearest is { } nearest) RereadNearest(nearest);
            foreach (var trade in _answer.Trades.SelectMany(list => list.Best.Select(trade => (list.Issues, trade)))) RereadTrade(trade.Issues, trade.trade);
            TrySingleChanges();
        }

        private void RereadImprovements(ImprovementSet list)
        {
            var stride = Math.Max(1, list.Count / MostReread);
            for (var i = 0; i < list.Count; i += stride) RequireImprovement(list.Package(i), [.. list.Utilities(i)], []);
            if (!list.IsExact) return;
            Require((list.Count > 0) == (_answer.CanBeImproved == true), "Improvements are listed where none exist, or the other way round.");
            for (var party = 0; party < _here.Length; party++)
            {
                var most = 0.0;
                for (var i = 0; i < list.Count; i++) most = Math.Max(most, list.Utilities(i)[party] - _answer.Utilities[party]);
                Require(Near(most, _answer.LargestGains[party], Math.Abs(_answer.Utilities[party]) + most), "A largest gain is not the largest in the list.");
            }
        }

        private void RereadFairest(FairestImprovement fairest)
        {
            RequireImprovement(fairest.At.Package, [.. fairest.At.Utilities], [.. fairest.At.Shares]);
            Require(Near(fairest.Value, fairest.At.Shares.Min(), 1), "The least share is not the least.");
            if (!fairest.IsExact || _answer.Improvements is not { IsExact: true } list) return;
            for (var i = 0; i < list.Count; i++)
            {
                var rival = list.Utilities(i).Select((u, party) => _answer.LargestGains[party] > 0 ? (u - _answer.Utilities[party]) / _answer.LargestGains[party] : 1).Min();
                Require(rival <= fairest.Value + 1e-6, "An improvement has a larger least share than the one called fairest.");
            }
        }

        private void RereadNearest(NearestImprovement nearest)
        {
            RequireImprovement(nearest.At.Package, [.. nearest.At.Utilities], [.. nearest.At.Shares]);
            Require(Changed(nearest.At.Package).Length == nearest.Changes && nearest.AtLeast <= nearest.Changes, "The number of changed issues is wrong.");
            Require(_answer.Fairest is null || Changed(_answer.Fairest.At.Package).Length >= nearest.Changes, "A known improvement has fewer changes than the nearest.");
            if (nearest.AtLeast > 2) TryPairs();
        }

        private void RereadTrade(int issues, Trade trade)
        {
            RequireImprovement(trade.At.Package, [.. trade.At.Utilities], [.. trade.At.Shares]);
            var changed = Changed(trade.At.Package);
            Require(changed.Length == issues, "A trade changes another number of issues than it says.");
            foreach (var issue in changed) Require(Costs(With(issue, trade.At.Package[issue])), "A change in a trade costs nobody anything.");
        }

        private void TrySingleChanges()
        {
            // An even sample where there are too many to read each.
            var stride = (int)Math.Max(1, _answer.Changes.Length / Math.Max(1, Rivals));
            for (var at = 0; at < _answer.Changes.Length; at += stride)
            {
                var change = _answer.Changes[at];
                var package = With(change.Issue, change.Option);
                var worth = _reader.Worth(package);
                Require(_reader.BreaksRule(package) == change.BreaksRule, "A change breaks a rule and is not said to, or the other way round.");
                for (var party = 0; party < worth.Length; party++) Require(Math.Sign(change.Shares[party]) == (worth[party] - _here[party]).Sign || (change.BreaksRule && change.Shares[party] == 0), "A change gives or takes where it is not said to.");
                if (!change.BreaksRule && IsImprovement(worth)) Require(_answer.CanBeImproved != false && _answer.Nearest is not { AtLeast: > 1 }, "A single change improves on the package on the table.");
            }
        }

        private void TryPairs()
        {
            var tried = 0;
            foreach (var first in _answer.Changes)
                foreach (var second in _answer.Changes)
                {
                    if (second.Issue <= first.Issue) continue;
                    if (++tried > Rivals) return;
                    var package = With(first.Issue, first.Option);
                    package[second.Issue] = second.Option;
                    Require(_reader.BreaksRule(package) || !IsImprovement(_reader.Worth(package)), "Two changes already improve on the package on the table.");
                }
        }

        private void RequireImprovement(IReadOnlyList<int> package, double[] utilities, double[] shares)
        {
            var worth = _reader.Worth(package);
            Require(!_reader.BreaksRule(package), "An improvement breaks a rule.");
            Require(IsImprovement(worth), "An improvement is worse for somebody, or better for nobody.");
            for (var party = 0; party < worth.Length; party++)
            {
                Require(IsWorth(utilities[party], worth[party], party), "An improvement is not worth what is claimed.");
                if (shares.Length == 0 || !double.IsFinite(_answer.LargestGains[party])) continue;
                var gain = Fraction(worth[party] - _here[party], party);
                Require(_answer.LargestGains[party] > 0 ? Near(shares[party] * _answer.LargestGains[party], gain, _answer.LargestGains[party]) : shares[party] == 1, "A share of the largest gain is wrong.");
            }
        }

        private int[] With(int issue, int option)
        {
            int[] package = [.. _answer.Package];
            package[issue] = option;
            return package;
        }

        private bool Costs(int[] package) => _reader.Worth(package).Where((w, party) => w < _here[party]).Any();

        private bool IsImprovement(BigInteger[] worth) => !worth.Where((w, party) => w < _here[party]).Any() && worth.Where((w, party) => w > _here[party]).Any();

        private int[] Changed(IReadOnlyList<int> package) => [.. Enumerable.Range(0, package.Count).Where(issue => package[issue] != _answer.Package[issue])];

        private bool IsWorth(double utility, BigInteger worth, int party) => Near(utility, Fraction(worth, party), Math.Abs(utility));

        private double Fraction(BigInteger worth, int party) => worth.IsZero ? 0 : _reader.ToUtility(worth, party);

        private static bool Near(double a, double b, double scale) => Math.Abs(a - b) <= Nearly * (1e-6 + scale);

        private static void Require(bool holds, string claim)
        {
            if (!holds) throw new CheckFailedException(claim);
        }
    }
}
