using System.CommandLine;
using GoodOffices.Casework.Advice;

namespace GoodOffices.Cli.Verbs;

/// <summary><c>goodoffices demo</c>: the main job on the case that travels inside the program.</summary>
internal static class DemoVerb
{
    private const string Picture = "iran-2025.svg";

    private const string Examples = """
        goodoffices demo
        goodoffices demo --plot pictures/iran.svg
        """;

    public static Command Make(Terminal terminal, Instruments instruments)
    {
        var plot = new Option<string>("--plot") { Description = "Where to draw the landscape.", HelpName = "FILE.svg", DefaultValueFactory = _ => Picture };
        var command = new Command("demo", "Solve the teaching case inside the program: talks on Iran's nuclear programme, March 2025.") { plot };
        command.SetAction(parsed =>
        {
            var path = parsed.GetValue(plot)!;
            var code = new Settling(terminal, instruments).Run(instruments.ReadDemo(), "demo", new SettlingWishes(new SettlementOptions()) { Plot = path });
            if (code == ExitCode.Solved) SayWhatNext(terminal.Text, path);
            return code;
        });
        return HelpWithExamples.Describe(command, Examples);
    }

    private static void SayWhatNext(TextWriter text, string path)
    {
        text.WriteLine();
        text.WriteLine($"The landscape is drawn in {Path.GetFullPath(path)}: open it in a browser.");
        text.WriteLine("The facts of this case have public sources; the preference numbers are invented for teaching.");
        text.WriteLine("Next: goodoffices demo --help, goodoffices solve --help, or docs/manual/solve.md on how to read all this.");
    }
}
