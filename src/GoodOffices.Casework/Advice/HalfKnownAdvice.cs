using System.Collections.Immutable;
using System.Diagnostics;
using System.Reflection;
using GoodOffices.Analysis.Checks;
using GoodOffices.Analysis.Settlement;
using GoodOffices.Analysis.Settlement.HalfKnown;
using GoodOffices.Analysis.Settlement.Solutions;
using GoodOffices.Casework.Wording;
using GoodOffices.Core.Cases;
using GoodOffices.Core.Preferences;

namespace GoodOffices.Casework.Advice;

/// <summary>Asks what half-known preferences allow to conclude.</summary>
internal static class HalfKnownAdvice
{
    private const double ShareForWork = 0.93; // what is in hand when it is over is still finished, and the answer checked
    private const double ShareForDraws = 0.3;
    private const double ShareForCorners = 0.15;

    public static SettlementOutcome Solve(Case of, ImmutableArray<PartyPreferences> preferences, SettlementOptions options, IProgress<SettlementProgress>? progress, CancellationToken cancel)
    {
        ImmutableArray<PartyPreferences> inOrder = [.. of.Parties.Select(party => preferences.First(own => own.Party == party.Id))];
        (PartyKnowledge Knowledge, IReadOnlyList<string> Places)[] parties = [.. inOrder.Select(own => HalfKnownTranslation.Translate(of, own))];
        var rules = inOrder.SelectMany(own => own.RedLines).Select(line => new PackageRule(PreferenceTranslation.Claims(of, line.When), PreferenceTranslation.Claims(of, line.Requires)));
        var problem = HalfKnownProblem.Create([.. of.Issues.Select(issue => issue.Options.Length)], [.. parties.Select(party => party.Knowledge)], [.. rules]);
        if (problem.PackageCount > RobustAnalysis.MostPackages)
            return new SettlementOutcome.Refused($"There are {Numbers.Count(problem.PackageCount)} packages, and with half-known preferences at most {Numbers.Count(RobustAnalysis.MostPackages)} are looked at.", "Leave out issues or options that nobody disputes, or give numbers.");
        if (RobustAnalysis.FindContradiction(problem) is { } contradiction)
        {
            ContradictionCheck.Run(problem, contradiction);
            return Contradicting(of, contradiction, parties[contradiction.Party].Places);
        }

        var watch = Stopwatch.StartNew();
        using var hurry = new CancellationTokenSource();
        using var endDraws = new CancellationTokenSource();
        using var endCorners = new CancellationTokenSource();
        if (options.MostTime is { } time)
        {
            hurry.CancelAfter(time * ShareForWork);
            endDraws.CancelAfter(time * ShareForDraws);
            endCorners.CancelAfter(time * (ShareForDraws + ShareForCorners));
        }

        var limits = new SettlementLimits { Hurry = hurry.Token, Cancel = cancel, Progress = progress is null ? null : new Relay(progress) };
        var answer = RobustAnalysis.Run(problem, new RobustOptions
        {
            Seed = options.Seed,
            EndDraws = endDraws.Token,
            EndCorners = endCorners.Token,
            Disagreement = options.DisagreementAtLeastWorst ? DisagreementRule.MaxOfWalkAwayAndWorst : DisagreementRule.WalkAway,
        }, limits);
        var elapsed = watch.Elapsed;
        RobustCheck.Run(problem, answer);
        var version = typeof(RobustAnalysis).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "";
        return new SettlementOutcome.Robust(new RobustReport(
            of, options.Dialect, [.. of.Parties.Where((_, i) => inOrder[i].IsHalfKnown)], answer, options.Seed, [.. LimitsOf(answer, endDraws.IsCancellationRequested ? new RobustOptions().Draws : 0)], new EngineReport(version, elapsed, 0)));
    }

    private static SettlementOutcome.Refused Contradicting(Case of, Contradiction found, IReadOnlyList<string> places)
    {
        var party = of.Parties[found.Party].Name;
        string[] names = [.. found.Groups.Select(group => places[group])];
        var what = names.Length == 0 ? "leave no values"
            : names.Length == 1 ? $"break what always holds by {names[0]} alone"
            : $"contradict each other, and no fewer of them do: {string.Join("; ", names)}";
        return new SettlementOutcome.Refused(
            $"The preferences of {party} {what}. Values lie between 0 and 1 and weights sum to 'weight-total' (1 where it is not given).", names.Length > 1 ? "Change or remove one of them." : "Change it, or set 'weight-total'.");
    }

    private static IEnumerable<string> LimitsOf(RobustAnswer answer, int wanted)
    {
        if (answer.Undecided > 0)
            yield return $"{Numbers.Counted(answer.Undecided, "package is", "packages are")} undecided: {(answer.WasHurried ? "the time was up (--max-seconds)" : "their search grew too long")}.";
        if (answer.Draws < wanted && answer.Packages.Count > 0) yield return $"Only {Numbers.Counted(answer.Draws, "draw")} of {wanted} could be made in the time (--max-seconds).";
    }

    private sealed class Relay(IProgress<SettlementProgress> to) : IProgress<EngineProgress>
    {
        public void Report(EngineProgress value) => to.Report(new SettlementProgress(
            value.Stage == EngineStage.Solution ? "Drawing values" : "Deciding package by package", value.Share, 0));
    }
}
