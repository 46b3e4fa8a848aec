using System.CommandLine;
using GoodOffices.Cli.Explaining;
using GoodOffices.Cli.Rendering;
using GoodOffices.Interchange.CaseFiles;

namespace GoodOffices.Cli.Verbs;

/// <summary><c>goodoffices explain</c>: what a number means, what it assumes and guarantees, with a worked case.</summary>
internal static class ExplainVerb
{
    private const string Examples = """
        goodoffices explain
            lists what can be explained
        goodoffices explain kalai-smorodinsky
        """;

    public static Command Make(Terminal terminal)
    {
        var concept = new Argument<string[]>("CONCEPT") { Description = "What to explain; without it, a list.", Arity = ArgumentArity.ZeroOrMore };
        concept.CompletionSources.Add(_ => ConceptPages.Names.Select(name => new System.CommandLine.Completions.CompletionItem(name)));
        var command = new Command("explain", "Explain what a number means, with a worked case.") { concept };
        command.SetAction(parsed => Explain(string.Join(' ', parsed.GetValue(concept) ?? []), terminal));
        return HelpWithExamples.Describe(command, Examples);
    }

    private static int Explain(string word, Terminal terminal)
    {
        var sheet = new Sheet(terminal.Text, terminal.Width, terminal.HasColour);
        if (word.Length == 0)
        {
            sheet.Say("What can be explained (goodoffices explain NAME):");
            sheet.Write((null, new Grid(["Name", "About"], [.. ConceptPages.Names.Select(name => (IReadOnlyList<string>)[name, ConceptPages.TitleOf(name)])])));
            return ExitCode.Solved;
        }

        if (ConceptPages.Find(word) is { } found)
        {
            PageText.Write(ConceptPages.Read(found), sheet);
            return ExitCode.Solved;
        }

        var near = NearestWord.To(word, ConceptPages.Names) is { } meant ? $"Did you mean '{meant}'?" : $"There are: {string.Join(", ", ConceptPages.Names)}.";
        terminal.Errors.WriteLine(Wrapping.Printable($"There is no page about '{(word.Length <= 60 ? word : word[..60] + "…")}'. {near}"));
        terminal.Errors.WriteLine("See: goodoffices explain --help");
        return ExitCode.WrongInput;
    }
}
