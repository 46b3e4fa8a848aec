using System.Diagnostics;
using GoodOffices.Analysis.Settlement;
using GoodOffices.Analysis.Settlement.Direct;
using GoodOffices.Analysis.Settlement.HalfKnown;

namespace GoodOffices.Benchmarks;

/// <summary>Robust sets of 100,000 packages, ten statements for each party, ten seconds: what is decided by then. As kept in bench/reports.</summary>
internal static class HalfKnownReport
{
    private const int Issues = 5;
    private const int Options = 10;

    public static void Write(TextWriter text)
    {
        text.WriteLine("Robust sets of 100,000 packages (5 issues, 10 options), ten statements a party; told to end within 10 s.");
        text.WriteLine("opposed: half of the parties rank each issue one way, half the other. valued: values known, weights by ten statements.");
        text.WriteLine();
        text.WriteLine("kind     parties  seconds  draws  nec. efficient      poss. efficient           nec. acceptable  poss. acceptable  undecided");
        text.WriteLine("                                  yes/no/open         yes/no/open               open             open");
        foreach (var kind in (string[])["opposed", "valued"])
            for (var parties = 2; parties <= 5; parties++) WriteLine(text, kind, parties);
    }

    private static void WriteLine(TextWriter text, string kind, int parties)
    {
        var problem = HalfKnownProblem.Create([.. Enumerable.Repeat(Options, Issues)], [.. Enumerable.Range(0, parties).Select(party => Party(kind, party))]);
        using var hurry = new CancellationTokenSource(TimeSpan.FromSeconds(9.3)); // as the command does for --max-seconds 10: the rest is for what is in hand, and for the check
        using var endDraws = new CancellationTokenSource(TimeSpan.FromSeconds(3));
        using var endCorners = new CancellationTokenSource(TimeSpan.FromSeconds(4.5));
        var watch = Stopwatch.StartNew();
        var answer = RobustAnalysis.Run(problem, new RobustOptions { EndDraws = endDraws.Token, EndCorners = endCorners.Token }, new SettlementLimits { Hurry = hurry.Token });
        var seconds = watch.Elapsed.TotalSeconds;
        string Counts(Func<PackageVerdicts, Verdict> verdict) => string.Join('/', ((Verdict[])[Verdict.Yes, Verdict.No, Verdict.Undecided]).Select(value => answer.Packages.Count(package => verdict(package) == value)));
        int Open(Func<PackageVerdicts, Verdict> verdict) => answer.Packages.Count(package => verdict(package) == Verdict.Undecided);
        text.WriteLine(FormattableString.Invariant(
            $"{kind,-8} {parties,7} {seconds,8:0.0} {answer.Draws,6}  {Counts(package => package.NecessarilyEfficient),-19} {Counts(package => package.PossiblyEfficient),-25} {Open(package => package.NecessarilyAcceptable),-16} {Open(package => package.PossiblyAcceptable),-17} {answer.Undecided}"));
        text.Flush();
    }

    private static PartyKnowledge Party(string kind, int party)
    {
        var state = (ulong)(party + 1);
        var statements = new List<ValueStatement>();
        for (var issue = 0; issue < Issues; issue++)
        {
            for (var place = 0; place < Options; place++)
            {
                var option = party % 2 == 0 ? place : Options - 1 - place;
                if (kind == "valued") statements.Add(new([new(100, issue, option), new(-(int)(100 * Math.Pow(1 - (place / (Options - 1.0)), 0.5 + SplitMix.Draw(ref state))), issue, null)], 0, true, 0));
                else if (place is 0) statements.Add(new([new(1, issue, option), new(-1, issue, null)], 0, true, 0));
                else if (place is Options - 1) statements.Add(new([new(1, issue, option)], 0, true, 0));
                if (kind != "valued" && place > 0) statements.Add(new([new(1, issue, party % 2 == 0 ? option - 1 : option + 1), new(-1, issue, option)], 0, false, 0));
            }
        }

        // Ten statements: an order of the weights, a least and a greatest weight for some, and comparisons of pairs.
        int[] order = [.. Enumerable.Range(0, Issues).OrderBy(_ => SplitMix.Draw(ref state))];
        for (var i = 0; i + 1 < Issues; i++) statements.Add(new([new(1, order[i], null), new(-1, order[i + 1], null)], 0, false, 1 + i));
        for (var i = 0; i < 3; i++) statements.Add(new([new(100, order[^(i + 1)], null)], -(4 + (3 * i)), false, 5 + i));
        statements.Add(new([new(-100, order[0], null)], 50, false, 8));
        statements.Add(new([new(1, order[1], null), new(1, order[2], null), new(-1, order[0], null)], 0, false, 9));
        statements.Add(new([new(1, order[3], null), new(1, order[4], null), new(-1, order[1], null)], 0, false, 10));
        return new PartyKnowledge { Statements = [.. statements], Denominator = 10, WalkAway = (3, 4) };
    }
}
