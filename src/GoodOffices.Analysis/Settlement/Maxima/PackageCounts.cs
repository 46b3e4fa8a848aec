using System.Numerics;

namespace GoodOffices.Analysis.Settlement.Maxima;

/// <summary>How many packages stand behind each point: 64-bit while they fit, big integers from the first that does not.</summary>
internal sealed class PackageCounts
{
    private readonly ulong[]? _small;
    private readonly BigInteger[]? _large;

    private PackageCounts(ulong[]? small, BigInteger[]? large) => (_small, _large) = (small, large);

    public long Bytes => _small is { } small ? small.Length * 8L : _large!.Length * 32L;

    public BigInteger this[int point] => _small is { } small ? small[point] : _large![point];

    public static PackageCounts Ones(int count)
    {
        var ones = new ulong[count];
        Array.Fill(ones, 1UL);
        return new PackageCounts(ones, null);
    }

    /// <summary>Counts of merged points: the count in the source's set times the source's multiplicity, ties added.</summary>
    public static PackageCounts Of(PackageCounts[] sets, BigInteger[] multiplicity, MergedRows rows)
    {
        if (TryMultiply(sets, multiplicity, rows) is { } counts) return new PackageCounts(counts, null);

        var large = new BigInteger[rows.Count];
        for (var i = 0; i < large.Length; i++) large[i] = sets[rows.Sources[i]][rows.Rows[i]] * multiplicity[rows.Sources[i]];
        foreach (var (point, row, source) in rows.Ties) large[point] += sets[source][row] * multiplicity[source];
        return new PackageCounts(null, large);
    }

    /// <summary>The counts of some of the points, in the order given.</summary>
    public PackageCounts Select(ReadOnlySpan<int> points)
    {
        if (_small is { } small)
        {
            var chosen = new ulong[points.Length];
            for (var i = 0; i < chosen.Length; i++) chosen[i] = small[points[i]];
            return new PackageCounts(chosen, null);
        }

        var large = new BigInteger[points.Length];
        for (var i = 0; i < large.Length; i++) large[i] = _large![points[i]];
        return new PackageCounts(null, large);
    }

    private static ulong[]? TryMultiply(PackageCounts[] sets, BigInteger[] multiplicity, MergedRows rows)
    {
        if (Array.Exists(multiplicity, m => m > ulong.MaxValue) || Array.Exists(sets, set => set._small is null)) return null;
        var factors = Array.ConvertAll(multiplicity, m => (ulong)m);
        var tables = Array.ConvertAll(sets, set => set._small!);

        var counts = new ulong[rows.Count];
        for (var i = 0; i < counts.Length; i++)
            if (Math.BigMul(tables[rows.Sources[i]][rows.Rows[i]], factors[rows.Sources[i]], out counts[i]) != 0) return null;
        foreach (var (point, row, source) in rows.Ties)
        {
            var high = Math.BigMul(tables[source][row], factors[source], out var product);
            counts[point] += product;
            if (high != 0 || counts[point] < product) return null;
        }

        return counts;
    }
}
