namespace GoodOffices.Analysis.Settlement.HalfKnown;

/// <summary>One party's answers about packages that go up with every option: a Yes holds for what is worth at least as much at any values, a No for what is worth at most as much.</summary>
internal sealed class Ladder
{
    private readonly PackageList _packages;
    private readonly Verdict[] _verdicts;
    private readonly int[][][] _above; // by issue, option: the next options worth at least as much at any values
    private readonly int[][][] _below;
    private readonly Stack<int> _ahead = [];

    public Ladder(PackageList packages, Differences party, IReadOnlyList<int> counts)
    {
        (_packages, _verdicts) = (packages, new Verdict[packages.Count]);
        _above = [.. counts.Select((count, issue) => Enumerable.Range(0, count).Select(option => Next(party, issue, count, option, up: true)).ToArray())];
        _below = [.. counts.Select((count, issue) => Enumerable.Range(0, count).Select(option => Next(party, issue, count, option, up: false)).ToArray())];
    }

    public Verdict this[int package] => _verdicts[package];

    /// <summary>Notes an answer, and what follows from it.</summary>
    public void Note(int package, Verdict verdict)
    {
        _verdicts[package] = verdict;
        _ahead.Push(package);
        var next = verdict == Verdict.Yes ? _above : _below;
        while (_ahead.TryPop(out var from))
        {
            int[] options = [.. _packages[from]];
            for (var issue = 0; issue < options.Length; issue++)
            {
                var own = options[issue];
                foreach (var option in next[issue][own])
                {
                    options[issue] = option;
                    if (_packages.Find(options) is not (>= 0 and var found) || _verdicts[found] != Verdict.Undecided) continue;
                    _verdicts[found] = verdict;
                    _ahead.Push(found);
                }

                options[issue] = own;
            }
        }
    }

    private static int[] Next(Differences party, int issue, int count, int option, bool up)
    {
        if (party.HasCombinations) return []; // then more of an option is not more of a package
        bool Beats(int a, int b) => a != b && (up ? party.IsAtLeast(issue, a, b) : party.IsAtLeast(issue, b, a));
        int[] all = [.. Enumerable.Range(0, count).Where(other => Beats(other, option))];
        // Without what is reached through another; of equals, all stay.
        return [.. all.Where(other => !all.Any(between => Beats(other, between) && !Beats(between, other) && !Beats(option, between)))];
    }
}
