using System.Text;

namespace GoodOffices.Cli.Completion;

/// <summary>Completion for zsh; needs nothing but zsh with its completion system on.</summary>
internal static class ZshScript
{
    public static string Write(IReadOnlyList<Verb> verbs)
    {
        var script = new StringBuilder();
        script.Append("#compdef goodoffices\n# goodoffices: completion for zsh. Load it with: source <(goodoffices completion zsh)\n_goodoffices() {\n    local -a verbs\n    verbs=(\n");
        foreach (var verb in verbs) script.Append($"        {Quote($"{verb.Name}:{verb.Description}")}\n");
        script.Append("    )\n    if (( CURRENT == 2 )); then _describe 'verb' verbs; return; fi\n    local verb=$words[2]\n    shift words\n    (( CURRENT-- ))\n    case $verb in\n");
        foreach (var verb in verbs)
        {
            var specifications = verb.Options.Select(option => Quote($"{option.Name}[{Plain(option.Description)}]{(option.Follows is { } follows ? $":value:{Action(follows)}" : "")}"));
            if (verb.Argument is { } argument) specifications = specifications.Append(Quote($"*:argument:{Action(argument)}"));
            script.Append($"        {verb.Name}) _arguments {string.Join(" \\\n            ", specifications)} ;;\n");
        }

        return script.Append("    esac\n}\nif [ \"$funcstack[1]\" = _goodoffices ]; then _goodoffices \"$@\"; else compdef _goodoffices goodoffices; fi\n").ToString();
    }

    private static string Action(Follows follows) => follows.IsFile ? "_files" : follows.Words.Count > 0 ? $"({string.Join(' ', follows.Words)})" : " ";

    // Brackets and colons end a description.
    private static string Plain(string words) => words.Replace('[', '(').Replace(']', ')').Replace(":", "", StringComparison.Ordinal);

    private static string Quote(string words) => $"'{words.Replace("'", "'\\''", StringComparison.Ordinal)}'";
}
