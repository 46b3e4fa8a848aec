using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace GoodOffices.Cli;

/// <summary>The usual help, and below it commands to copy.</summary>
internal sealed class HelpWithExamples(HelpAction usual, IReadOnlyDictionary<Command, string> examples) : SynchronousCommandLineAction
{
    private static readonly Dictionary<Command, string> Known = [];

    public override bool ClearsParseErrors => true;

    /// <summary>Gives a verb its examples.</summary>
    public static Command Describe(Command verb, string lines)
    {
        Known[verb] = lines;
        return verb;
    }

    /// <summary>Puts the examples into the help of the program and of every verb.</summary>
    public static void Install(RootCommand root, string lines)
    {
        Describe(root, lines);
        foreach (var option in root.Options.OfType<HelpOption>()) option.Action = new HelpWithExamples((HelpAction)option.Action!, Known);
    }

    public override int Invoke(ParseResult parseResult)
    {
        usual.Invoke(parseResult);
        if (!examples.TryGetValue(parseResult.CommandResult.Command, out var lines)) return ExitCode.Solved;

        var output = parseResult.InvocationConfiguration.Output;
        output.WriteLine("Examples:");
        foreach (var line in lines.Split('\n')) output.WriteLine("  " + line.TrimEnd());
        output.WriteLine();
        return ExitCode.Solved;
    }
}
