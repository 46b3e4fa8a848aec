using System.Collections.Immutable;

namespace GoodOffices.Analysis.Settlement.Improvements;

/// <summary>A package worse for nobody and better for somebody than the one on the table.</summary>
/// <param name="Utilities">By party, each in her own unit.</param>
/// <param name="Package">By issue: the option.</param>
/// <param name="Shares">By party: her gain over the largest gain an improvement can give her; 1 where that is 0.</param>
public sealed record Improvement(ImmutableArray<double> Utilities, ImmutableArray<int> Package, ImmutableArray<double> Shares);

/// <summary>The improvement whose least share is largest; where that ties, whose second least is, and so on.</summary>
/// <param name="At">The first of them in issue order, then option order.</param>
/// <param name="Value">The least share.</param>
/// <param name="Tied">How many distinct vectors do as well, this one included.</param>
/// <param name="Bound">Null where proven best; otherwise by how much the least share may fall short of the best, at most.</param>
public sealed record FairestImprovement(Improvement At, double Value, int Tied, double? Bound)
{
    /// <summary>Whether it is proven best.</summary>
    public bool IsExact => Bound is null;
}

/// <summary>An improvement that settles as few issues as possible otherwise than the package on the table.</summary>
/// <param name="At">Of all improvements with so few changes the one whose least share is largest, and so on; of tied ones the first in issue order, then option order.</param>
/// <param name="Changes">How many issues it settles otherwise.</param>
/// <param name="AtLeast">So many changes are proven to be needed.</param>
/// <param name="IsExact">Whether it is proven that none has fewer changes, and that the choice among those with as few is right.</param>
public sealed record NearestImprovement(Improvement At, int Changes, int AtLeast, bool IsExact);

/// <summary>What settling one issue otherwise would give and take.</summary>
/// <param name="Issue">The issue.</param>
/// <param name="Option">Its other option.</param>
/// <param name="Shares">By party: what she gains (or, below 0, loses), as share of her own range over packages that break no rule.</param>
/// <param name="BreaksRule">Whether the package would break a rule with this change alone.</param>
public sealed record SingleChange(int Issue, int Option, ImmutableArray<double> Shares, bool BreaksRule);

/// <summary>Several changes, each of which alone would cost some party something, that together leave nobody worse off and somebody better.</summary>
/// <param name="At">The package with all changes made.</param>
/// <param name="ShareOfRange">By party: her gain, as share of her own range.</param>
public sealed record Trade(Improvement At, ImmutableArray<double> ShareOfRange);

/// <summary>The best trades over a given number of issues: those whose gains no other trade over as many issues dominates.</summary>
/// <param name="Issues">How many issues each of them changes.</param>
/// <param name="Count">How many undominated gain vectors there are.</param>
/// <param name="Best">The first few: by leximin of shares, then in issue order.</param>
/// <param name="IsExact">Whether a limit did not interfere.</param>
public sealed record TradeList(int Issues, int Count, ImmutableArray<Trade> Best, bool IsExact);
