using System.Collections.Immutable;
using System.Numerics;
using GoodOffices.Analysis.Settlement.Solutions;
using GoodOffices.Casework.Advice;
using GoodOffices.Core.Cases;
using GoodOffices.Core.Issues;
using GoodOffices.Core.Parties;

namespace GoodOffices.Tests.Settlement;

/// <summary>A case given by tables of numbers, solved by going through every package: slow, plain, and independent of the engine.</summary>
internal sealed record SmallCase(string Name, string[] Parties, double?[] WalkAways, double[][][] Worth)
{
    public string[]? IssueNames { get; init; }

    public string[][]? OptionNames { get; init; }

    private int IssueCount => Worth[0].Length;

    public Case Case => new(
        CaseId.Of("small"), Name, null, null,
        [.. Parties.Select((name, p) => new Party(PartyId.Of($"party-{p + 1}"), name, []))],
        [.. Enumerable.Range(0, IssueCount).Select(Issue)], [], []);

    /// <summary>A case drawn from a fixed stream: the same numbers on every machine.</summary>
    public static SmallCase Drawn(int parties, int issues, int options, double? walkAwayShare, ulong seed = 1)
    {
        var state = seed;
        var weights = Enumerable.Range(0, parties).Select(_ => Enumerable.Range(0, issues).Select(_ => 0.05 + Next(ref state)).ToArray()).ToArray();
        var worth = weights.Select(of => of.Select(weight =>
            Enumerable.Range(0, options).Select(_ => Math.Round(weight / of.Sum() * Next(ref state), 6)).ToArray()).ToArray()).ToArray();
        var floors = worth.Select(of => walkAwayShare is { } share ? Math.Round((of.Sum(i => i.Min()) * (1 - share)) + (of.Sum(i => i.Max()) * share), 4) : (double?)null);
        return new SmallCase($"{parties} parties, {issues} issues", [.. Enumerable.Range(1, parties).Select(p => $"Party {p}")], [.. floors], worth);
    }

    public SettlementReport Solve()
    {
        var of = Case;
        var all = Packages().Select(options => new PackagePoint([.. Worth.Select(w => options.Select((o, i) => w[i][o]).Sum()).Select(Rounded)], [.. options])).ToArray();
        var outlooks = Parties.Select((_, p) => Outlook(of.Parties[p], WalkAways[p], all, p)).ToImmutableArray();
        var frontier = Frontier(all);
        var acceptable = frontier.Where(point => point.Acceptable).Select(point => point.At).ToArray();
        return new SettlementReport(
            of, null, true, outlooks, new BigInteger(all.Length), acceptable.Length > 0,
            acceptable.Length > 0 ? [] : [Lowering(of, outlooks, frontier)],
            new FrontierReport(true, null, frontier), Solutions(acceptable, outlooks), [], [],
            new EngineReport("0.1.0", TimeSpan.FromMilliseconds(1.5), 4096));
    }

    public PackageCloud Cloud() => new([.. Packages().Select(o => Worth.Select(w => o.Select((k, i) => w[i][k]).Sum()).ToImmutableArray())], true);

    private static double Rounded(double value) => Math.Round(value, 9);

    private static double Next(ref ulong state)
    {
        state += 0x9E3779B97F4A7C15;
        var z = state;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return ((z ^ (z >> 31)) >> 11) / (double)(1UL << 53);
    }

    private Issue Issue(int i) => new ListedIssue(
        IssueId.Of($"issue-{i + 1}"), IssueNames?[i] ?? $"Issue {i + 1}",
        [.. Enumerable.Range(0, Worth[0][i].Length).Select(o => new Option(OptionId.Of($"option-{o + 1}"), OptionNames?[i][o] ?? $"Option {o + 1}"))]);

    private IEnumerable<int[]> Packages()
    {
        var at = new int[IssueCount];
        while (true)
        {
            yield return [.. at];
            var i = IssueCount - 1;
            while (i >= 0 && ++at[i] == Worth[0][i].Length) at[i--] = 0;
            if (i < 0) yield break;
        }
    }

    private static PartyOutlook Outlook(Party party, double? walkAway, PackagePoint[] all, int p)
    {
        var least = all.Min(point => point.Utilities[p]);
        return new PartyOutlook(party, walkAway, walkAway ?? least, least, all.Max(point => point.Utilities[p]));
    }

    private ImmutableArray<FrontierPoint> Frontier(PackagePoint[] all)
    {
        var distinct = all.GroupBy(point => string.Join(' ', point.Utilities)).Select(same => (At: same.First(), SharedBy: same.Count())).ToArray();
        var undominated = distinct.Where(a => !distinct.Any(b => b.At != a.At && Dominates(b.At, a.At)));
        return [.. undominated.OrderByDescending(a => a.At.Utilities[0]).ThenByDescending(a => a.At.Utilities[^1])
            .Select(a => new FrontierPoint(a.At, a.SharedBy, Enumerable.Range(0, Parties.Length).All(p => WalkAways[p] is not { } floor || a.At.Utilities[p] >= floor)))];
    }

    private static bool Dominates(PackagePoint a, PackagePoint b) =>
        a.Utilities.Zip(b.Utilities).All(pair => pair.First >= pair.Second) && !a.Utilities.SequenceEqual(b.Utilities);

    private static ImmutableArray<SolutionReport> Solutions(PackagePoint[] acceptable, ImmutableArray<PartyOutlook> outlooks)
    {
        double Gain(PackagePoint at, int p) => at.Utilities[p] - outlooks[p].Disagreement;
        var parties = Enumerable.Range(0, outlooks.Length).ToArray();
        var ideals = parties.Select(p => acceptable.Select(at => Gain(at, p)).DefaultIfEmpty().Max()).ToArray();
        double Value(SolutionConcept concept, PackagePoint at) => concept switch
        {
            SolutionConcept.Nash => parties.Aggregate(1.0, (product, p) => product * Gain(at, p)),
            SolutionConcept.KalaiSmorodinsky => parties.Min(p => ideals[p] == 0 ? 1 : Gain(at, p) / ideals[p]),
            SolutionConcept.Egalitarian => parties.Min(p => Gain(at, p)),
            _ => at.Utilities.Sum(),
        };
        return [.. Enum.GetValues<SolutionConcept>().Select(concept =>
            acceptable.MaxBy(at => Rounded(Value(concept, at))) is { } best
                ? new SolutionReport(concept, best, Value(concept, best), acceptable.Count(at => Rounded(Value(concept, at)) == Rounded(Value(concept, best))), false, true, null)
                : new SolutionReport(concept, null, 0, 0, false, true, null))];
    }

    private static Relaxation Lowering(Case of, ImmutableArray<PartyOutlook> outlooks, ImmutableArray<FrontierPoint> frontier)
    {
        var lowerings = frontier.Select(point => outlooks.Select((o, p) => Math.Max(0, (o.WalkAway ?? o.Least) - point.At.Utilities[p])).ToArray());
        var least = lowerings.MinBy(amounts => amounts.Sum())!;
        return new Relaxation(
            [.. least.Select((amount, p) => new WalkAwayLowering(of.Parties[p].Id, amount, amount / (outlooks[p].Greatest - outlooks[p].Least))).Where(l => l.Amount > 0)], []);
    }
}
