using System.CommandLine;
using System.CommandLine.Completions;
using System.CommandLine.Help;

namespace GoodOffices.Cli.Completion;

/// <summary>What may follow something typed: one of some words, a file, or something nobody can foresee.</summary>
internal sealed record Follows(IReadOnlyList<string> Words, bool IsFile)
{
    public static Follows Of(Symbol symbol, string? shown) =>
        new([.. symbol.GetCompletions(CompletionContext.Empty).Select(item => item.Label).Distinct().Order(StringComparer.Ordinal)], IsFileName(shown ?? symbol.Name));

    private static bool IsFileName(string shown) => shown is "PATH" or "FOLDER" || shown.EndsWith(".yaml", StringComparison.Ordinal) || shown.Contains("FILE", StringComparison.Ordinal);
}

/// <summary>An option as the shells need to know it; nothing follows a flag.</summary>
internal sealed record Flag(string Name, string Description, Follows? Follows);

/// <summary>A verb of the program, as the shells need to know it: read from the command line's own definition, so that no list can fall behind.</summary>
internal sealed record Verb(string Name, string Description, IReadOnlyList<Flag> Options, Follows? Argument)
{
    public static IReadOnlyList<Verb> All(Command root) => [.. root.Subcommands.Where(command => !command.Hidden).Select(Of)];

    private static Verb Of(Command command) => new(
        command.Name, command.Description ?? "",
        [.. command.Options.Where(option => !option.Hidden && option is not HelpOption).Select(Of), new Flag("--help", "Show how it is used.", null)],
        command.Arguments.Count > 0 ? Follows.Of(command.Arguments[0], null) : null);

    private static Flag Of(Option option) => new(option.Name, option.Description ?? "", option.ValueType == typeof(bool) ? null : Follows.Of(option, option.HelpName));
}
