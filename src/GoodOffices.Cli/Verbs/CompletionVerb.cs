using System.CommandLine;
using GoodOffices.Cli.Completion;

namespace GoodOffices.Cli.Verbs;

/// <summary><c>goodoffices completion</c>: a script with which a shell completes the program's words; it needs nothing else installed.</summary>
internal static class CompletionVerb
{
    private const string Examples = """
        goodoffices completion bash >> ~/.bashrc
        goodoffices completion zsh > ~/.zfunc/_goodoffices
        goodoffices completion fish > ~/.config/fish/completions/goodoffices.fish
        goodoffices completion powershell >> $PROFILE
        """;

    private static readonly Dictionary<string, Func<IReadOnlyList<Verb>, string>> Shells = new()
    {
        ["bash"] = BashScript.Write,
        ["zsh"] = ZshScript.Write,
        ["fish"] = FishScript.Write,
        ["powershell"] = PowerShellScript.Write,
    };

    public static Command Make(Terminal terminal, Command root)
    {
        var shell = new Argument<string>("SHELL") { Description = "bash, zsh, fish or powershell." };
        shell.AcceptOnlyFromAmong([.. Shells.Keys]);
        var command = new Command("completion", "Print a script that completes words in a shell.") { shell };
        command.SetAction(parsed =>
        {
            terminal.Text.Write(Shells[parsed.GetValue(shell)!](Verb.All(root)).ReplaceLineEndings("\n"));
            return ExitCode.Solved;
        });
        return HelpWithExamples.Describe(command, Examples);
    }
}
