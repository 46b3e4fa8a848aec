using System.Text;

namespace GoodOffices.Cli.Completion;

/// <summary>Completion for fish; needs nothing but fish.</summary>
internal static class FishScript
{
    public static string Write(IReadOnlyList<Verb> verbs)
    {
        var script = new StringBuilder();
        script.Append("# goodoffices: completion for fish. Load it with: goodoffices completion fish | source\ncomplete -c goodoffices -f\n");
        foreach (var verb in verbs)
        {
            script.Append($"complete -c goodoffices -n __fish_use_subcommand -a {verb.Name} -d {Quote(verb.Description)}\n");
            var here = $"complete -c goodoffices -n '__fish_seen_subcommand_from {verb.Name}'";
            foreach (var option in verb.Options)
                script.Append($"{here} -l {option.Name.TrimStart('-')} -d {Quote(option.Description)}{(option.Follows is { } follows ? " -r" + Action(follows) : "")}\n");
            if (verb.Argument is { } argument && Action(argument) is { Length: > 0 } action) script.Append($"{here}{action}\n");
        }

        return script.ToString();
    }

    private static string Action(Follows follows) => follows.IsFile ? " -F" : follows.Words.Count > 0 ? $" -a {Quote(string.Join(' ', follows.Words))}" : "";

    private static string Quote(string words) => $"'{words.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("'", "\\'", StringComparison.Ordinal)}'";
}
