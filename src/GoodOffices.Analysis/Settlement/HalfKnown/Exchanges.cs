namespace GoodOffices.Analysis.Settlement.HalfKnown;

/// <summary>Exchanges of one or two options that at any values are worse for none and better for some: a package that can make one is never efficient.</summary>
internal sealed class Exchanges(PackageList packages, Differences[] parties, IReadOnlyList<int> counts, CancellationToken hurry)
{
    private const long MostPairs = 2_000_000; // of exchanges of two issues; beyond, only one option is exchanged

    private readonly Dictionary<(int, int, int, int), (int, int)[]> _known = [];

    /// <summary>Whether the package can make such an exchange and break no rule by it.</summary>
    public bool CanImprove(int package)
    {
        var options = packages[package].ToArray();
        for (var i = 0; i < options.Length; i++)
        {
            for (var j = i; j < options.Length; j++)
            {
                if (hurry.IsCancellationRequested) return false;
                foreach (var (first, second) in Better(i, options[i], j, options[j]))
                {
                    var other = (int[])options.Clone();
                    (other[i], other[j]) = (first, second);
                    if (packages.Find(other) >= 0) return true;
                }
            }
        }

        return false;
    }

    private (int, int)[] Better(int i, int a, int j, int b)
    {
        if (_known.TryGetValue((i, a, j, b), out var known)) return known;
        var all = (long)counts[i] * counts[j] * counts[i] * counts[j];
        if (i != j && all > MostPairs) return _known[(i, a, j, b)] = [];
        var here = new int[counts.Count];
        (here[i], here[j]) = (a, b);
        var found = new List<(int, int)>();
        for (var first = 0; first < counts[i]; first++)
        {
            for (var second = i == j ? first : 0; second < (i == j ? first + 1 : counts[j]); second++)
            {
                if (i != j && (first == a || second == b)) continue; // those are exchanges of one option
                var there = (int[])here.Clone();
                (there[i], there[j]) = (first, second);
                if (!there.AsSpan().SequenceEqual(here) && AlwaysImproves(there, here)) found.Add((first, second));
            }
        }

        return _known[(i, a, j, b)] = [.. found];
    }

    /// <summary>Whether one of two packages dominates the other at any values; combinations are looked at as they stand.</summary>
    public bool AlwaysImproves(ReadOnlySpan<int> better, ReadOnlySpan<int> worse)
    {
        var strictly = false;
        foreach (var party in parties)
        {
            var sign = party.SignOfGreatest(worse, better);
            if (sign > 0) return false;
            strictly |= sign < 0;
        }

        return strictly;
    }
}
