using System.Numerics;
using GoodOffices.Core.Issues;

namespace GoodOffices.Interchange.Foreign;

/// <summary>How large a case may be in other programs' formats; every limit is checked before memory is taken for what it limits.</summary>
internal static class ForeignLimits
{
    public const int MostFiles = 1_000;
    public const long MostBytes = 16L << 20;
    public const long MostBytesInAll = 32L << 20;
    public const int MostDepth = 64;
    public const int MostParties = 100;
    public const int MostIssues = 10_000;
    public const int MostOptionsInAll = 1_000_000;
}

/// <summary>Counts what a case has taken of its limits, over all its files.</summary>
internal sealed class CaseBudget
{
    private const int MostElements = 300_000;
    private const int MostValues = 500_000;
    private int _elements;
    private int _values;
    private int _issues;
    private BigInteger _options;

    public void CountElement(FilePlace place, int line)
    {
        if (++_elements > MostElements) throw place.At(line, $"The files hold more than {MostElements} XML elements.", "Give long lists of options as an integer range.");
    }

    public void CountValue(FilePlace place, int line)
    {
        if (++_values > MostValues) throw place.At(line, $"The files hold more than {MostValues} JSON values.", "Give long lists of options as a numeric range.");
    }

    public void CountIssue(FilePlace place, int line)
    {
        if (++_issues > ForeignLimits.MostIssues) throw place.At(line, $"There are more than {ForeignLimits.MostIssues} issues.", "Split the case.");
    }

    public void CountOptions(FilePlace place, int line, BigInteger options)
    {
        if (options > Issue.MostOptions) throw place.At(line, $"An issue has more than {Issue.MostOptions} options.", "Give a coarser range; in our own YAML a numeric issue has a step.");
        _options += options;
        if (_options > ForeignLimits.MostOptionsInAll) throw place.At(line, $"The issues have more than {ForeignLimits.MostOptionsInAll} options in all.", "Split the case, or give coarser ranges.");
    }
}
