using System.Collections.Immutable;
using GoodOffices.Casework.Advice;
using GoodOffices.Casework.Landscape;
using GoodOffices.Casework.Landscape.Page;
using GoodOffices.Cli.Rendering;
using GoodOffices.Core.Preferences;
using GoodOffices.Interchange;

namespace GoodOffices.Cli.Verbs;

/// <summary>What the user wants to see of a settlement.</summary>
internal sealed record SettlingWishes(SettlementOptions Options)
{
    public bool Json { get; init; }

    public string? Plot { get; init; }

    public string? Html { get; init; }

    public int? Parties { get; init; }

    public int Points { get; init; } = 10;

    public bool Quiet { get; init; }

    /// <summary>The file of a package on the table.</summary>
    public string? From { get; init; }
}

/// <summary>From a case that was read to the answer on the screen; what <c>solve</c> and <c>demo</c> share.</summary>
internal sealed class Settling(Terminal terminal, Instruments instruments)
{
    private const int MostDots = 50_000;
    private const int MostPackagesOnPage = 100_000;
    private const ulong DotSeed = 1; // the same picture for the same case

    /// <param name="reading">The outcome of reading.</param>
    /// <param name="source">What the user called it, for messages.</param>
    /// <param name="wishes">What to compute and show.</param>
    public int Run(Reading reading, string source, SettlingWishes wishes)
    {
        if (reading is Reading.Refused refused) return Refuse(refused.Fault);
        // Before anything is computed, and so that a slip cannot put a picture in the place of a case.
        if (wishes.Plot is { } picture && PictureFault(picture, "picture", "SVG", ".svg") is { } unusable) return Refuse(unusable);
        if (wishes.Html is { } page && PictureFault(page, "page", "HTML", ".html") is { } unfit) return Refuse(unfit);

        var loaded = ((Reading.Loaded)reading).Case;
        if (wishes.Parties is { } most) loaded = FirstParties(loaded, most);
        if (FindMissing(loaded, source) is { } missing) return Refuse(missing);
        if (wishes.From is { } table)
        {
            var (package, wrong) = instruments.ReadPackage(table, loaded);
            if (wrong is not null) return Refuse(wrong);
            wishes = wishes with { Options = wishes.Options with { OnTheTable = package } };
        }

        if (!wishes.Quiet)
            foreach (var note in loaded.Notes) terminal.Errors.WriteLine($"Note: {Wrapping.Printable(note)}");

        if (NeedsNumbers(wishes) is { } asked && loaded.Preferences.Any(own => own.IsHalfKnown))
            return Refuse(new InputFault(source, null, $"Preferences are half known, so that no package has one utility, and {asked} has nothing to start from.", $"Leave out {asked}, or give numbers."));
        var outcome = Solve(loaded, wishes);
        if (outcome is SettlementOutcome.Refused no) return Refuse(new InputFault(source, null, no.What, no.Remedy));
        if (outcome is SettlementOutcome.Robust { Report: var robust }) return ShowRobust(robust, wishes);

        var report = ((SettlementOutcome.Solved)outcome).Report;
        Show(report, wishes);
        if (wishes.Plot is { } plot && Draw(report, loaded, plot) is { } fault) return Refuse(fault);
        if (wishes.Html is { } html && Files.Write(html, LandscapePage.Write(report, instruments.Sample(loaded.Case, loaded.Preferences, MostPackagesOnPage, DotSeed))) is { } failed) return Refuse(failed);
        return SayLimits(report.Limits);
    }

    private static string? NeedsNumbers(SettlingWishes wishes) => wishes switch
    {
        { Plot: not null } => "--plot",
        { Html: not null } => "--html",
        { From: not null } => "--from",
        { Options.Explanations: true } => "--explain",
        _ => null,
    };

    private SettlementOutcome Solve(LoadedCase loaded, SettlingWishes wishes)
    {
        var options = wishes.Options with { Dialect = loaded.Dialect?.ToString().ToLowerInvariant() };
        using var progress = wishes.Quiet || !terminal.IsWatched ? null : new ProgressLine(terminal.Errors, terminal.Width);
        return instruments.Solve(loaded.Case, loaded.Preferences, options, progress, terminal.Cancel);
    }

    private InputFault? Draw(SettlementReport report, LoadedCase loaded, string path)
    {
        var cloud = instruments.Sample(loaded.Case, loaded.Preferences, MostDots, DotSeed);
        return Files.Write(path, LandscapeDrawing.Draw(report, cloud));
    }

    private static InputFault? PictureFault(string path, string what, string format, string ending)
    {
        if (!path.EndsWith(ending, StringComparison.OrdinalIgnoreCase)) return new InputFault(path, null, $"A {what} is written as {format}, and this name does not end in {ending}.", $"Name a file that does, such as landscape{ending}.");
        var folder = Path.GetDirectoryName(Path.GetFullPath(path));
        return folder is null || Directory.Exists(folder) ? null : new InputFault(path, null, "Its folder does not exist.", "Make the folder first, or name another.");
    }

    private void Show(SettlementReport report, SettlingWishes wishes)
    {
        terminal.Text.Flush();
        if (wishes.Json) JsonReport.Write(report, terminal.Bytes);
        else SettlementTable.Write(report, new Sheet(terminal.Text, terminal.Width, terminal.HasColour), wishes.Points);
    }

    private int ShowRobust(RobustReport report, SettlingWishes wishes)
    {
        terminal.Text.Flush();
        if (wishes.Json) RobustJson.Write(report, terminal.Bytes);
        else RobustTable.Write(report, new Sheet(terminal.Text, terminal.Width, terminal.HasColour), wishes.Points);
        return SayLimits(report.Limits, "Give it more time with --max-seconds S.");
    }

    /// <summary>An answer that a limit cut short is still shown; the shell is told that it is not the whole one.</summary>
    private int SayLimits(ImmutableArray<string> limits, string remedy = "Raise a limit with --max-points N, --max-memory MIB or --max-seconds S; --no-frontier needs the least.")
    {
        if (limits.Length == 0) return ExitCode.Solved;

        terminal.Text.Flush();
        foreach (var limit in limits) terminal.Errors.WriteLine($"Limit: {limit}");
        terminal.Errors.WriteLine(remedy);
        return ExitCode.LimitReached;
    }

    private int Refuse(InputFault fault)
    {
        terminal.Errors.WriteLine(Wrapping.Printable(fault.ToString()).TrimEnd());
        return ExitCode.WrongInput;
    }

    private static LoadedCase FirstParties(LoadedCase loaded, int most)
    {
        var kept = loaded.Case.Parties.Take(most).ToImmutableArray();
        return loaded with
        {
            Case = loaded.Case with { Parties = kept },
            Preferences = [.. loaded.Preferences.Where(preferences => kept.Any(party => party.Id == preferences.Party))],
        };
    }

    private static InputFault? FindMissing(LoadedCase loaded, string source)
    {
        var without = loaded.Case.Parties.Where(party => !loaded.Preferences.Any(preferences => preferences.Party == party.Id)).Select(party => $"'{party.Id}'").ToArray();
        if (without.Length == 0) return null;
        return new InputFault(
            source, null,
            without.Length == 1 ? $"There are no preferences of party {without[0]}." : $"There are no preferences of parties {string.Join(", ", without)}.",
            $"Give {(without.Length == 1 ? "its preference file" : "their preference files")} too, or put them beside the case file.{Beside(source)}");
    }

    /// <summary>A file that lies there and was not taken is the likeliest reason; its own fault shows when it is given by name.</summary>
    private static string Beside(string source)
    {
        var folder = File.Exists(source) ? Path.GetDirectoryName(Path.GetFullPath(source)) : null;
        var files = folder is null ? [] : Directory.EnumerateFiles(folder, "*" + GoodOffices.Interchange.CaseFiles.CaseFileReader.PreferencesEnding).Select(Path.GetFileName).Order(StringComparer.Ordinal).Take(5).ToArray();
        return files.Length == 0 ? "" : $" Beside it: {string.Join(", ", files)}. One that is damaged or about another case is not taken: give it by name to see what is wrong with it.";
    }
}
