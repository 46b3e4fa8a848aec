using System.Collections.Immutable;

namespace GoodOffices.Casework.Advice;

/// <summary>What to compute, and how much may be spent on it.</summary>
public sealed record SettlementOptions
{
    /// <summary>Whether the frontier is wanted; without it the solutions are found directly.</summary>
    public bool Frontier { get; init; } = true;

    /// <summary>The most points the frontier may have at any time before it is thinned and reported with a bound.</summary>
    public int MostPoints { get; init; } = 5_000_000;

    /// <summary>The most memory the engine's own tables may hold, in bytes.</summary>
    public long MostBytes { get; init; } = 2L << 30;

    /// <summary>The time after which what is left is finished roughly, with a bound; null for none.</summary>
    public TimeSpan? MostTime { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>Whether a walk-away below a party's worst package is raised to it in the disagreement point, as NegMAS does.</summary>
    public bool DisagreementAtLeastWorst { get; init; }

    /// <summary>Whether each red line is dropped in turn to see if it binds.</summary>
    public bool BindingRedLines { get; init; } = true;

    /// <summary>A package on the table, by issue the option's position, from which improvements are sought; null for none. It breaks no red line.</summary>
    public ImmutableArray<int>? OnTheTable { get; init; }

    /// <summary>Whether every solution is explained: what it rests on, what it would give away, and words for the table.</summary>
    public bool Explanations { get; init; }

    /// <summary>Where draws are made, the same seed gives the same ones.</summary>
    public ulong Seed { get; init; } = 1;

    /// <summary>How the numbers were read, for the report.</summary>
    public string? Dialect { get; init; }
}

/// <summary>How far a long computation has come.</summary>
/// <param name="Stage">What is being done, in words for the user.</param>
/// <param name="Share">From 0 to 1.</param>
/// <param name="Points">How many frontier points, or branches of a search, have been looked at.</param>
public readonly record struct SettlementProgress(string Stage, double Share, long Points);

/// <summary>A scatter of packages for the landscape drawing.</summary>
/// <param name="Utilities">By package, then party.</param>
/// <param name="IsComplete">Whether every package that breaks no red line is there; otherwise a random sample.</param>
public sealed record PackageCloud(ImmutableArray<ImmutableArray<double>> Utilities, bool IsComplete)
{
    /// <summary>By package, then issue: the option's position; empty where only utilities are known.</summary>
    public ImmutableArray<ImmutableArray<int>> Packages { get; init; } = [];
}

/// <summary>The outcome of asking for advice: a report, or what keeps the engine from computing.</summary>
public abstract record SettlementOutcome
{
    private SettlementOutcome()
    {
    }

    /// <summary>The engine's answer, checked again by an independent checker.</summary>
    public sealed record Solved(SettlementReport Report) : SettlementOutcome;

    /// <summary>What half-known preferences allow to conclude, checked again by an independent checker.</summary>
    public sealed record Robust(RobustReport Report) : SettlementOutcome;

    /// <summary>The preferences cannot be computed with; says whose, on which issue, and what to do.</summary>
    public sealed record Refused(string What, string Remedy) : SettlementOutcome;
}
