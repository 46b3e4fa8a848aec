using System.Text;

namespace GoodOffices.Cli.Completion;

/// <summary>Completion for PowerShell 5.1 and later; needs nothing else. Files are completed by PowerShell itself where nothing is offered.</summary>
internal static class PowerShellScript
{
    public static string Write(IReadOnlyList<Verb> verbs)
    {
        var script = new StringBuilder();
        script.Append("# goodoffices: completion for PowerShell. Load it with: goodoffices completion powershell | Out-String | Invoke-Expression\n");
        script.Append("Register-ArgumentCompleter -Native -CommandName goodoffices -ScriptBlock {\n    param($word, $line, $cursor)\n    $verbs = @{\n");
        foreach (var verb in verbs) script.Append($"        {Quote(verb.Name)} = @({List(verb.Options.Select(option => option.Name))})\n");
        script.Append("    }\n    $values = @{\n");
        foreach (var verb in verbs)
        {
            foreach (var option in verb.Options)
                if (option.Follows is { } follows) script.Append($"        {Quote($"{verb.Name} {option.Name}")} = @({List(follows.Words)})\n");
            if (verb.Argument is { IsFile: false, Words.Count: > 0 } argument) script.Append($"        {Quote(verb.Name)} = @({List(argument.Words)})\n");
        }

        script.Append("""
                }
                $typed = @($line.CommandElements | ForEach-Object { $_.ToString() } | Where-Object { $_ })
                if ($word -and $typed.Count -gt 1) { $typed = @($typed | Select-Object -SkipLast 1) }
                if ($typed.Count -le 1) { $offers = @(VERBS) }
                else {
                    $verb = $typed[1]
                    $after = "$verb " + $typed[-1]
                    if ($values.ContainsKey($after)) { $offers = $values[$after] }
                    elseif ($word -like '-*') { $offers = $verbs[$verb] }
                    else { $offers = $values[$verb] }
                }
                $offers | Where-Object { $_ -like "$word*" } | ForEach-Object { [System.Management.Automation.CompletionResult]::new($_, $_, 'ParameterValue', $_) }
            }

            """.Replace("VERBS", List([.. verbs.Select(verb => verb.Name), "--help", "--version"]), StringComparison.Ordinal));
        return script.ToString();
    }

    private static string List(IEnumerable<string> words) => string.Join(", ", words.Select(Quote));

    private static string Quote(string words) => $"'{words.Replace("'", "''", StringComparison.Ordinal)}'";
}
