using System.CommandLine;

namespace GoodOffices.Cli.Verbs.Record;

/// <summary><c>goodoffices case</c>: begins cases, lists them, and says who is in one.</summary>
internal static class CaseVerb
{
    private const string Examples = """
        goodoffices case new --demo
            the teaching case, with a head for each delegation
        goodoffices case new my-case.yaml --beat 6h --custody none
            a mediator alone: she reports for everybody
        goodoffices case list
        goodoffices case open 7k3m --as mediator
        """;

    public static Command Make(Terminal terminal, Instruments instruments)
    {
        var command = new Command("case", "Begin, list and open cases.")
        {
            CaseNewVerb.Make(terminal, instruments), CaseListVerb.Make(terminal), CaseOpenVerb.Make(terminal), CaseAdmitVerb.Make(terminal), CaseRemoveVerb.Make(terminal), CaseChannelVerb.Make(terminal),
        };
        return HelpWithExamples.Describe(command, Examples);
    }
}
