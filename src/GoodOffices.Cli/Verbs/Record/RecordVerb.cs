using System.CommandLine;

namespace GoodOffices.Cli.Verbs.Record;

/// <summary><c>goodoffices record</c>: reading, proving and carrying away what was recorded.</summary>
internal static class RecordVerb
{
    private const string Examples = """
        goodoffices record show 7k3m --as iran.head
        goodoffices record verify 7k3m --as iran.head
        goodoffices record export 7k3m --as iran.head --out iran.bundle
        goodoffices record keys 7k3m --as iran.head --out keys.txt
            to be compared out of band; then: goodoffices verify iran.bundle --trust keys.txt
        goodoffices record cosign 7k3m --as iran.head
        goodoffices record hand-over 7k3m --as mediator --to successor.public --out case.handover
        """;

    public static Command Make(Terminal terminal)
    {
        var command = new Command("record", "Read, verify, export and cosign what was recorded.")
        {
            RecordShowVerb.Make(terminal), RecordVerifyVerb.Make(terminal), RecordExportVerb.Make(terminal), RecordImportVerb.Make(terminal),
            RecordKeysVerb.Make(terminal), RecordCosignVerb.Make(terminal), RecordEraseVerb.Make(terminal), RecordRekeyVerb.Make(terminal),
            RecoveryVerbs.MakeKit(terminal), RecoveryVerbs.MakeRecover(terminal),
            SuccessorVerb.Make(terminal), ConsentVerb.Make(terminal), HandOverVerb.Make(terminal), TakeOverVerb.Make(terminal),
        };
        return HelpWithExamples.Describe(command, Examples);
    }
}
