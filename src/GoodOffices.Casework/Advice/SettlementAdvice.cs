using System.Collections.Immutable;
using System.Diagnostics;
using GoodOffices.Analysis.Checks;
using GoodOffices.Analysis.Settlement;
using GoodOffices.Analysis.Settlement.Elimination;
using GoodOffices.Analysis.Settlement.Solutions;
using GoodOffices.Core.Cases;
using GoodOffices.Core.Preferences;

namespace GoodOffices.Casework.Advice;

/// <summary>Asks the settlement engine about a case, and has its answer checked by code that shares nothing with it.</summary>
public static class SettlementAdvice
{
    /// <summary>Computes the landscape of agreements.</summary>
    /// <param name="of">The case.</param>
    /// <param name="preferences">One for every party of the case, in its order.</param>
    /// <param name="options">What to compute.</param>
    /// <param name="progress">Told now and then, from the calling thread or another.</param>
    /// <param name="cancel">Ends the computation early with <see cref="OperationCanceledException"/>.</param>
    /// <exception cref="CheckFailedException">The engine's answer did not pass its check.</exception>
    public static SettlementOutcome Solve(
        Case of, ImmutableArray<PartyPreferences> preferences, SettlementOptions options, IProgress<SettlementProgress>? progress = null, CancellationToken cancel = default)
    {
        if (PreferenceTranslation.WhatIsMissing(of, preferences) is { } missing) return missing;
        if (preferences.Any(own => own.IsHalfKnown)) return HalfKnownAdvice.Solve(of, preferences, options, progress, cancel);
        var translated = PreferenceTranslation.Translate(of, preferences);
        using var hurry = new CancellationTokenSource();
        if (options.MostTime is { } time) hurry.CancelAfter(time);
        var limits = new SettlementLimits
        {
            MostPoints = options.MostPoints,
            MostBytes = options.MostBytes,
            Hurry = hurry.Token,
            Cancel = cancel,
            Progress = progress is null ? null : new Relay(progress),
        };
        try
        {
            return new SettlementOutcome.Solved(new Computation(of, translated, options, limits, preferences).Run(Stopwatch.StartNew()));
        }
        catch (EntangledIssuesException entangled)
        {
            return new SettlementOutcome.Refused(entangled.Message, "Bind fewer issues together: split the conditional values and rules into smaller groups.");
        }
    }

    /// <summary>Every package that breaks no red line, or a random sample where there are more than <paramref name="most"/>.</summary>
    public static PackageCloud Sample(Case of, ImmutableArray<PartyPreferences> preferences, int most, ulong seed)
    {
        if (PreferenceTranslation.WhatIsMissing(of, preferences) is not null || preferences.Any(own => own.IsHalfKnown)) return new PackageCloud([], true);
        var sample = PackageSample.Draw(PreferenceTranslation.Translate(of, preferences).Problem, most, seed);
        return new PackageCloud(sample.Utilities, sample.IsComplete) { Packages = sample.Packages };
    }

    private sealed class Relay(IProgress<SettlementProgress> to) : IProgress<EngineProgress>
    {
        public void Report(EngineProgress value) => to.Report(new SettlementProgress(
            value.Stage == EngineStage.Frontier ? "Building the frontier" : "Searching for solutions", value.Share, value.Points));
    }
}
