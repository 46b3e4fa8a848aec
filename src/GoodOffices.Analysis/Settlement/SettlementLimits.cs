namespace GoodOffices.Analysis.Settlement;

/// <summary>How much may be spent on an answer. What a limit stops is reported with a proven bound, never passed off as exact.</summary>
public sealed record SettlementLimits
{
    /// <summary>The most points a frontier may have at any time; above it, points that nearly coincide are thinned.</summary>
    public int MostPoints { get; init; } = 5_000_000;

    /// <summary>The most memory, in bytes, that the engine's own tables may hold.</summary>
    public long MostBytes { get; init; } = 2L << 30;

    /// <summary>The most branches a direct search for one solution may look at.</summary>
    public long MostBranches { get; init; } = 4_000_000_000;

    /// <summary>When signalled, what is left is finished roughly and fast, with a bound. The engine has no clock of its own.</summary>
    public CancellationToken Hurry { get; init; }

    /// <summary>When signalled, the computation ends with <see cref="OperationCanceledException"/>.</summary>
    public CancellationToken Cancel { get; init; }

    /// <summary>Told how far the computation has come; may be called from any thread.</summary>
    public IProgress<EngineProgress>? Progress { get; init; }
}

/// <summary>How far a computation has come.</summary>
/// <param name="Stage">What is being done.</param>
/// <param name="Share">How much of it is done, from 0 to 1.</param>
/// <param name="Points">Frontier points, or branches looked at, so far.</param>
public readonly record struct EngineProgress(EngineStage Stage, double Share, long Points);

/// <summary>The stages of a long computation.</summary>
public enum EngineStage
{
    /// <summary>Issues are added to the frontier one by one.</summary>
    Frontier,

    /// <summary>A solution is searched for directly.</summary>
    Solution,
}
