using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using GoodOffices.Casework.Advice;
using GoodOffices.Cli;
using GoodOffices.Core.Preferences;
using GoodOffices.Interchange;
using GoodOffices.Tests.Settlement;

namespace GoodOffices.Tests.Cli;

/// <summary>One run of the program inside the test: what it said, and its exit code.</summary>
internal sealed record CliRun(int ExitCode, string Output, string Errors)
{
    public JsonElement Json => JsonDocument.Parse(Output).RootElement;

    public static CliRun Of(Instruments instruments, int width, params string[] args)
    {
        using var output = new MemoryStream();
        using var errors = new StringWriter();
        using var terminal = new Terminal { Bytes = output, Errors = errors, Width = width };
        var code = CommandLine.Run(args, terminal, instruments);
        return new CliRun(code, Encoding.UTF8.GetString(output.ToArray()), errors.ToString());
    }

    /// <summary>A run of the program as users get it.</summary>
    public static CliRun Real(params string[] args) => Of(Instruments.Real, 80, args);

    /// <summary>Instruments that read and solve one small case whatever file is named.</summary>
    public static Instruments Lend(SmallCase small, Func<SettlementReport, SettlementReport>? change = null)
    {
        var read = new Reading.Loaded(LoadedOf(small));
        return new Instruments(
            (_, _) => read, () => read,
            (_, _) => new ConversionOutcome.Written([new OutputFile("small.txt", "text")], []),
            (_, _, _, _, _) => new SettlementOutcome.Solved((change ?? (report => report))(small.Solve())),
            (_, _, _, _) => small.Cloud())
        {
            ReadPackage = (_, loaded) => ([.. loaded.Case.Issues.Select(_ => 0)], null),
        };
    }

    public static LoadedCase LoadedOf(SmallCase small)
    {
        var of = small.Case;
        var preferences = of.Parties.Select(party => new PartyPreferences(party.Id, null, [], [], [], [], null, null)).ToImmutableArray();
        return new LoadedCase(of, preferences, null, []);
    }
}
