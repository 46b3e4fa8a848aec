using System.Collections.Immutable;
using System.Numerics;
using GoodOffices.Core.Preferences;

namespace GoodOffices.Casework.Advice;

/// <summary>Where the package on the table could go. Private to whoever may see every preference in it.</summary>
/// <param name="At">The package on the table.</param>
/// <param name="CanBeImproved">False where it lies on the frontier; null where a limit left that open.</param>
/// <param name="LargestGains">By party, in her own unit: the most she can gain while nobody loses; NaN where a limit left that open.</param>
/// <param name="Improvements">The frontier points that are worse for nobody and better for somebody; null where the frontier was not wanted.</param>
/// <param name="Fairest">Of them the one whose least share of the largest gains is largest; null where there is none.</param>
/// <param name="Nearest">The improvement with the fewest changes; null where there is none.</param>
/// <param name="Changes">Every change of one issue.</param>
/// <param name="Trades">The best trades over two issues, then over three.</param>
public sealed record FromHereReport(
    PackagePoint At,
    bool? CanBeImproved,
    ImmutableArray<double> LargestGains,
    ImprovementsReport? Improvements,
    FairestReport? Fairest,
    NearestReport? Nearest,
    ImmutableArray<ChangeReport> Changes,
    ImmutableArray<TradesReport> Trades);

/// <summary>The frontier points that improve on the package on the table.</summary>
/// <param name="IsExact">Whether these are all.</param>
/// <param name="Bound">Where not: for every improvement some package was found that gives no party less than it by more than this share of her range.</param>
/// <param name="Packages">How many packages stand behind the points.</param>
/// <param name="Points">In the order of the frontier; packages are spelled when asked for.</param>
public sealed record ImprovementsReport(bool IsExact, double? Bound, BigInteger Packages, IReadOnlyList<FrontierPoint> Points);

/// <summary>The improvement that is best for whoever gains least, in shares of the largest gains.</summary>
/// <param name="At">Its first package.</param>
/// <param name="Shares">By party: gain over largest gain; 1 where that is 0.</param>
/// <param name="Value">The least share.</param>
/// <param name="Tied">How many distinct vectors do as well.</param>
/// <param name="Bound">Null where proven; otherwise by how much the least share may fall short.</param>
public sealed record FairestReport(PackagePoint At, ImmutableArray<double> Shares, double Value, int Tied, double? Bound);

/// <summary>The improvement with the fewest changes.</summary>
/// <param name="At">The package.</param>
/// <param name="Shares">By party: gain over largest gain.</param>
/// <param name="Changed">The positions of the issues settled otherwise.</param>
/// <param name="AtLeast">So many changes are proven to be needed.</param>
/// <param name="IsExact">Whether number and choice are proven.</param>
public sealed record NearestReport(PackagePoint At, ImmutableArray<double> Shares, ImmutableArray<int> Changed, int AtLeast, bool IsExact);

/// <summary>What settling one issue otherwise gives and takes.</summary>
/// <param name="Issue">Its position.</param>
/// <param name="Option">The position of its other option.</param>
/// <param name="Shares">By party: gained (below 0: lost), as share of her own range.</param>
/// <param name="Breaks">The red lines that this change alone would break.</param>
public sealed record ChangeReport(int Issue, int Option, ImmutableArray<double> Shares, ImmutableArray<RedLineId> Breaks);

/// <summary>The undominated trades over so many issues.</summary>
/// <param name="Issues">How many issues each changes.</param>
/// <param name="IsExact">Whether no limit interfered.</param>
/// <param name="Count">How many gain vectors are undominated.</param>
/// <param name="Best">The first few.</param>
public sealed record TradesReport(int Issues, bool IsExact, int Count, ImmutableArray<TradeReport> Best);

/// <summary>Changes that cost somebody something each, and leave nobody worse off together.</summary>
/// <param name="At">The package with all of them made.</param>
/// <param name="Changed">The positions of the issues.</param>
/// <param name="Shares">By party: gained, as share of her own range.</param>
public sealed record TradeReport(PackagePoint At, ImmutableArray<int> Changed, ImmutableArray<double> Shares);
