using System.CommandLine;
using System.Globalization;
using GoodOffices.Casework.Advice;

namespace GoodOffices.Cli.Verbs;

/// <summary><c>goodoffices solve</c>: from files to the agreements nobody can improve on.</summary>
internal sealed class SolveVerb
{
    private const string Examples = """
        goodoffices solve my-case.yaml
            the case, with the preference files beside it
        goodoffices solve my-case.yaml harbour.preferences.yaml union.preferences.yaml
            the case, with just these preferences
        goodoffices solve my-case.yaml --plot my-case.svg
            also draws the landscape
        goodoffices solve my-case.yaml --from on-the-table.yaml
            also shows what improves on the package on the table
        goodoffices solve downloaded-domain/ --dialect negmas --json > result.json
            a GENIUS folder, read as NegMAS reads it, for a program
        goodoffices solve large.yaml --no-frontier --max-seconds 60
            only the four solutions, found directly
        """;

    private readonly Argument<string[]> _paths = new("PATH") { Description = "A case file, its preference files, or a folder; what it is is seen from its content.", Arity = ArgumentArity.OneOrMore };
    private readonly Option<bool> _json = new("--json") { Description = "Print the result as JSON, and nothing else, on standard output." };
    private readonly Option<string?> _plot = new("--plot") { Description = "Draw the landscape into this file.", HelpName = "FILE.svg" };
    private readonly Option<string?> _from = new("--from") { Description = "Look from the package in this file: what improves on it.", HelpName = "PACKAGE.yaml" };
    private readonly Option<string?> _html = new("--html") { Description = "Write the landscape as a page to point at and walk through, for the mediator alone.", HelpName = "FILE.html" };
    private readonly Option<string?> _dialect = new("--dialect") { Description = "How to read numbers that programs read differently.", HelpName = "genius|negmas" };
    private readonly Option<string> _disagreement = new("--disagreement") { Description = "What a party has without agreement.", HelpName = "walk-away|max-of-walk-away-and-worst", DefaultValueFactory = _ => WalkAway };
    private readonly Option<bool> _noFrontier = new("--no-frontier") { Description = "Find the four solutions directly." };
    private readonly Option<int?> _maxPoints = new("--max-points") { Description = "Thin the frontier beyond this many points.", HelpName = "N" };
    private readonly Option<int?> _maxMemory = new("--max-memory") { Description = "The engine's memory ceiling in MiB.", HelpName = "MIB" };
    private readonly Option<double?> _maxSeconds = new("--max-seconds") { Description = "Finish roughly, with a bound, after this time; 60 unless told.", HelpName = "S" };
    private readonly Option<int?> _parties = new("--parties") { Description = "Only the first K parties.", HelpName = "K" };
    private readonly Option<string> _points = new("--points") { Description = "How many points of the frontier the table lists.", HelpName = "all|N", DefaultValueFactory = _ => UsualPoints };
    private readonly Option<bool> _explain = new("--explain") { Description = "Say what each solution rests on and what it would give away, with words for the table." };
    private readonly Option<ulong> _seed = new("--seed") { Description = "The seed of what is drawn for half-known preferences; the same gives the same.", HelpName = "N", DefaultValueFactory = _ => 1 };
    private readonly Option<bool> _quiet = new("--quiet") { Description = "No notes and no progress on standard error." };

    private const string WalkAway = "walk-away";
    private const string AtLeastWorst = "max-of-walk-away-and-worst";
    private const string UsualPoints = "10";

    private SolveVerb()
    {
        _dialect.AcceptOnlyFromAmong("genius", "negmas");
        _disagreement.AcceptOnlyFromAmong(WalkAway, AtLeastWorst);
        RequireAtLeast(_maxPoints, 2);
        RequireAtLeast(_maxMemory, 1);
        RequireAtLeast(_parties, 1);
        _maxSeconds.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<double?>() is { } seconds && seconds is not (> 0 and <= 1e7)) result.AddError("--max-seconds: give a number above 0.");
        });
        _points.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<string>() is { } text && CountOf(text) is null) result.AddError("--points: give a number, or all.");
        });
    }

    public static Command Make(Terminal terminal, Instruments instruments)
    {
        var verb = new SolveVerb();
        var command = new Command("solve", "Find the frontier and the named solutions of a case.")
        {
            verb._paths, verb._json, verb._plot, verb._html, verb._from, verb._dialect, verb._disagreement, verb._noFrontier,
            verb._maxPoints, verb._maxMemory, verb._maxSeconds, verb._parties, verb._points, verb._explain, verb._seed, verb._quiet,
        };
        verb._paths.Validators.Add(result =>
        {
            if (result.Tokens.FirstOrDefault(token => token.Value.StartsWith("--", StringComparison.Ordinal)) is { } unknown) result.AddError($"There is no option {unknown.Value}.");
        });
        command.SetAction(parsed =>
        {
            var paths = parsed.GetValue(verb._paths)!;
            var options = Files.OptionsOf(parsed.GetValue(verb._dialect)) with { Parties = parsed.GetValue(verb._parties) };
            return new Settling(terminal, instruments).Run(instruments.Read(paths, options), paths[0], verb.WishesOf(parsed));
        });
        return HelpWithExamples.Describe(command, Examples);
    }

    private SettlingWishes WishesOf(ParseResult parsed)
    {
        var usual = new SettlementOptions();
        var options = usual with
        {
            Frontier = !parsed.GetValue(_noFrontier),
            // Whether one binds is seen on the frontier only, and the JSON does not say it.
            BindingRedLines = !parsed.GetValue(_noFrontier) && !parsed.GetValue(_json),
            MostPoints = parsed.GetValue(_maxPoints) ?? usual.MostPoints,
            MostBytes = parsed.GetValue(_maxMemory) is { } mebibytes ? (long)mebibytes << 20 : usual.MostBytes,
            MostTime = parsed.GetValue(_maxSeconds) is { } seconds ? TimeSpan.FromSeconds(seconds) : usual.MostTime,
            Explanations = parsed.GetValue(_explain),
            Seed = parsed.GetValue(_seed),
            DisagreementAtLeastWorst = parsed.GetValue(_disagreement) == AtLeastWorst,
        };
        return new SettlingWishes(options)
        {
            Json = parsed.GetValue(_json),
            Plot = parsed.GetValue(_plot),
            Html = parsed.GetValue(_html),
            Parties = parsed.GetValue(_parties),
            Points = CountOf(parsed.GetValue(_points)!) ?? 0,
            Quiet = parsed.GetValue(_quiet),
            From = parsed.GetValue(_from),
        };
    }

    private static int? CountOf(string text) => text == "all" ? int.MaxValue
        : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var count) ? count
        : null;

    private static void RequireAtLeast(Option<int?> option, int least) => option.Validators.Add(result =>
    {
        // What is no number at all has its own error already, and asking for its value would throw.
        if (result.Tokens is not [var token] || !int.TryParse(token.Value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)) return;
        if (number < least) result.AddError($"{option.Name}: give a whole number of at least {least}.");
    });
}
