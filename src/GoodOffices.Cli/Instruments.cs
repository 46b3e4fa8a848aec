using System.Collections.Immutable;
using GoodOffices.Casework.Advice;
using GoodOffices.Core.Cases;
using GoodOffices.Core.Preferences;
using GoodOffices.Interchange;

namespace GoodOffices.Cli;

/// <summary>What the verbs work with; a test lends them its own.</summary>
/// <param name="Read">Reads files or a folder.</param>
/// <param name="ReadDemo">Reads the case that travels inside the program.</param>
/// <param name="Write">The files of a case in another format.</param>
/// <param name="Solve">Asks the engine.</param>
/// <param name="Sample">Packages to scatter in the picture.</param>
internal sealed record Instruments(
    Func<IReadOnlyList<string>, ReadOptions, Reading> Read,
    Func<Reading> ReadDemo,
    Func<LoadedCase, TargetFormat, ConversionOutcome> Write,
    Func<Case, ImmutableArray<PartyPreferences>, SettlementOptions, IProgress<SettlementProgress>?, CancellationToken, SettlementOutcome> Solve,
    Func<Case, ImmutableArray<PartyPreferences>, int, ulong, PackageCloud> Sample)
{
    /// <summary>Reads a package file against its case: the package, or what is wrong.</summary>
    public Func<string, LoadedCase, (ImmutableArray<int>? Package, InputFault? Fault)> ReadPackage { get; init; } = Verbs.PackageOnTheTable.Read;

    public static Instruments Real { get; } = new(
        CaseReader.Read,
        DemoCase.Read,
        CaseWriter.Write,
        SettlementAdvice.Solve,
        SettlementAdvice.Sample);
}
