using System.Text;

namespace GoodOffices.Cli;

/// <summary>Asks for a passphrase without showing it.</summary>
internal static class Passphrases
{
    public static string Ask(Terminal terminal, string words, string option = "--passphrase")
    {
        if (Console.IsInputRedirected) throw new Verbs.Record.NoticeException($"A passphrase is needed, and nobody is there to be asked. Name a file with {option}.");

        terminal.Errors.Write(words);
        var typed = new StringBuilder();
        while (Console.ReadKey(intercept: true) is { Key: not ConsoleKey.Enter } key)
        {
            if (key.Key == ConsoleKey.Backspace) typed.Length = Math.Max(0, typed.Length - 1);
            else if (!char.IsControl(key.KeyChar)) typed.Append(key.KeyChar);
        }

        terminal.Errors.WriteLine();
        return typed.ToString();
    }
}
