using System.Collections.Immutable;
using System.Numerics;
using GoodOffices.Analysis.Settlement.Elimination;
using GoodOffices.Analysis.Settlement.Solutions;

namespace GoodOffices.Analysis.Settlement.Direct;

/// <summary>The best packages a direct search has found, compared exactly; the search itself only counts in doubles.</summary>
internal abstract class Incumbents
{
    /// <summary>Once so many distinct vectors tie, further ones are not looked for.</summary>
    public const int MostTied = 10_000;

    private const int MostTiedVisits = 100_000;
    private int _tiedVisits;

    /// <summary>By party, in units; null until an acceptable package is found.</summary>
    public Int128[]? Best { get; protected set; }

    /// <summary>The first package, in issue order and option order, among those found best.</summary>
    public ImmutableArray<int> Package { get; protected set; }

    public int Tied { get; protected set; }

    /// <summary>Whether looking for further ties was given up.</summary>
    public bool IsTieLimitReached => Tied >= MostTied || _tiedVisits >= MostTiedVisits;

    /// <summary>Takes a package (an item for each block).</summary>
    /// <returns>True where it is better than all before.</returns>
    public abstract bool Offer(ReadOnlySpan<int> pick);

    protected void CountTiedVisit() => _tiedVisits++;

    /// <summary>Lets further ties be followed again.</summary>
    public void ForgetTies() => _tiedVisits = 0;
}

/// <inheritdoc/>
internal sealed class Incumbents<T>(Landscape<T> landscape, BargainingGround ground, Measure measure) : Incumbents
    where T : unmanaged, IBinaryInteger<T>, IMinMaxValue<T>
{
    private readonly HashSet<string> _vectors = [];
    private readonly Int128[] _units = new Int128[ground.Parties];

    public override bool Offer(ReadOnlySpan<int> pick)
    {
        Sum(pick);
        if (!ground.IsAcceptable(_units)) return false;
        var order = Best is null ? 1 : measure.Compare(_units, Best);
        if (order < 0)
        {
            CountTiedVisit(); // as close as doubles can tell
            return false;
        }

        var package = Spell(pick);
        if (order > 0)
        {
            _vectors.Clear();
            ForgetTies();
            (Best, Package) = ((Int128[])_units.Clone(), package);
        }
        else
        {
            CountTiedVisit();
            if (PackageOrder.Instance.Compare(package, Package) < 0) (Best, Package) = ((Int128[])_units.Clone(), package);
        }

        _vectors.Add(string.Join(' ', _units));
        Tied = _vectors.Count;
        return order > 0;
    }

    private void Sum(ReadOnlySpan<int> pick)
    {
        Array.Clear(_units);
        for (var block = 0; block < pick.Length; block++)
            for (var party = 0; party < _units.Length; party++)
                _units[party] += Int128.CreateChecked(landscape.Blocks[block].Points!.Columns[party][pick[block]]);
    }

    private ImmutableArray<int> Spell(ReadOnlySpan<int> pick)
    {
        var options = new int[ground.Problem.OptionCounts.Length];
        for (var block = 0; block < pick.Length; block++) landscape.Derivations.Spell(landscape.Blocks[block].Points!.Nodes[pick[block]], options);
        return [.. options];
    }
}
