using System.Text;

namespace GoodOffices.Cli.Completion;

/// <summary>Completion for bash 3.2 and later; needs nothing but bash.</summary>
internal static class BashScript
{
    public static string Write(IReadOnlyList<Verb> verbs)
    {
        var script = new StringBuilder();
        script.Append("""
            # goodoffices: completion for bash. Load it with: source <(goodoffices completion bash)
            _goodoffices_files() {
                compopt -o filenames 2>/dev/null
                COMPREPLY=($(compgen -f -- "$1"))
            }
            _goodoffices_words() {
                COMPREPLY=($(compgen -W "$2" -- "$1"))
            }
            _goodoffices() {
                local IFS=$'\n' cur="${COMP_WORDS[COMP_CWORD]}" prev="${COMP_WORDS[COMP_CWORD-1]}" verb="${COMP_WORDS[1]}"
                COMPREPLY=()

            """);
        script.Append("    if [ \"$COMP_CWORD\" -eq 1 ]; then _goodoffices_words \"$cur\" ").Append(Words([.. verbs.Select(verb => verb.Name), "--help", "--version"])).Append("; return; fi\n");
        script.Append("    case \"$verb $prev\" in\n");
        foreach (var verb in verbs)
            foreach (var option in verb.Options)
                if (option.Follows is { } follows) script.Append($"        \"{verb.Name} {option.Name}\") {Offer(follows)}return ;;\n");
        script.Append("    esac\n    case \"$verb\" in\n");
        foreach (var verb in verbs)
        {
            script.Append($"        {verb.Name}) case \"$cur\" in\n            -*) _goodoffices_words \"$cur\" {Words([.. verb.Options.Select(option => option.Name)])} ;;\n");
            script.Append($"            *) {(verb.Argument is { } argument ? Offer(argument) : ": ; ")};;\n        esac ;;\n");
        }

        return script.Append("    esac\n}\ncomplete -F _goodoffices goodoffices\n").ToString();
    }

    private static string Offer(Follows follows) => follows.IsFile ? "_goodoffices_files \"$cur\"; " : follows.Words.Count > 0 ? $"_goodoffices_words \"$cur\" {Words(follows.Words)}; " : "";

    private static string Words(IReadOnlyList<string> words) => $"$'{string.Join("\\n", words)}'";
}
