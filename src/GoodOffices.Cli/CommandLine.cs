using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using System.CommandLine.Parsing;
using GoodOffices.Cli.Verbs;
using GoodOffices.Cli.Verbs.Record;

namespace GoodOffices.Cli;

/// <summary>The front door: takes the words the user typed, and answers with an exit code.</summary>
internal static class CommandLine
{
    private const string Examples = """
        goodoffices demo
        goodoffices solve my-case.yaml --plot my-case.svg
        goodoffices convert downloaded-domain/ --to yaml --out my-case/
        goodoffices case new --demo
        goodoffices explain nash
        """;

    public static int Run(IReadOnlyList<string> args, Terminal terminal, Instruments instruments)
    {
        try
        {
            var code = Invoke(args, terminal, instruments);
            terminal.Text.Flush();
            return code;
        }
        catch (OperationCanceledException)
        {
            terminal.Errors.WriteLine("Stopped. Nothing was changed.");
            return ExitCode.Cancelled;
        }
        catch (OutOfMemoryException)
        {
            terminal.Errors.WriteLine("The memory ran out. Free some, or set a ceiling with --max-memory so that the frontier is thinned in time.");
            return ExitCode.LimitReached;
        }
        catch (IOException error) when (IsClosedPipe(error))
        {
            return ExitCode.Solved; // `goodoffices solve ... | head`: the reader had enough
        }
        catch (Exception error)
        {
            Apologise(terminal.Errors, error);
            return ExitCode.Broken;
        }
    }

    private static int Invoke(IReadOnlyList<string> args, Terminal terminal, Instruments instruments)
    {
        var root = new RootCommand("Good Offices: a mediator's desk. It finds the agreements nobody can improve on, and keeps a record nobody can rewrite.");
        root.Add(SolveVerb.Make(terminal, instruments));
        root.Add(DemoVerb.Make(terminal, instruments));
        root.Add(ConvertVerb.Make(terminal, instruments));
        root.Add(CaseVerb.Make(terminal, instruments));
        root.Add(TellVerb.Make(terminal));
        root.Add(ActVerb.Make(terminal));
        root.Add(RecordVerb.Make(terminal));
        root.Add(VerifyVerb.Make(terminal));
        root.Add(BackupVerbs.MakeBackup(terminal));
        root.Add(BackupVerbs.MakeRestore(terminal));
        root.Add(ExplainVerb.Make(terminal));
        root.Add(CompletionVerb.Make(terminal, root));
        HelpWithExamples.Install(root, Examples);
        root.SetAction(result => ((SynchronousCommandLineAction)root.Options.OfType<HelpOption>().First().Action!).Invoke(result));

        var parsed = root.Parse(args);
        if (parsed.Action is ParseErrorAction || parsed is { Errors.Count: > 0, Action: not SynchronousCommandLineAction { ClearsParseErrors: true } }) return Refuse(parsed, terminal.Errors);
        return parsed.Invoke(new InvocationConfiguration { Output = terminal.Text, Error = terminal.Errors, EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null });
    }

    private static int Refuse(ParseResult parsed, TextWriter errors)
    {
        foreach (var error in parsed.Errors) errors.WriteLine(error.Message);
        var command = "";
        for (var at = parsed.CommandResult; at.Command is not RootCommand; at = (CommandResult)at.Parent!) command = $" {at.Command.Name}{command}";
        errors.WriteLine($"See: goodoffices{command} --help");
        return ExitCode.WrongInput;
    }

    private static bool IsClosedPipe(IOException error) => error.HResult is 32 or unchecked((int)0x8007006D) or unchecked((int)0x800700E8);

    /// <summary>Says what kind of thing broke and where in our code, never the message: it could repeat what a file confides.</summary>
    private static void Apologise(TextWriter errors, Exception error)
    {
        errors.WriteLine("Sorry: the program broke. That is our mistake, not yours, and your files are as they were.");
        errors.WriteLine("Please report it with the lines below, which hold nothing from your files. Do not send a case: a smaller invented one will do.");
        errors.WriteLine($"  goodoffices {typeof(CommandLine).Assembly.GetName().Version?.ToString(3)}, {error.GetType().Name}");
        foreach (var line in (error.StackTrace ?? "").Split('\n').Take(6))
            errors.WriteLine("  " + (line.IndexOf(" in ", StringComparison.Ordinal) is >= 0 and var at ? line[..at] : line).Trim());
    }
}
