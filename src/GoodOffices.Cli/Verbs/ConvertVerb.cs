using System.Collections.Immutable;
using System.CommandLine;
using GoodOffices.Cli.Rendering;
using GoodOffices.Interchange;

namespace GoodOffices.Cli.Verbs;

/// <summary><c>goodoffices convert</c>: the same case in another program's format.</summary>
internal static class ConvertVerb
{
    private const string Examples = """
        goodoffices convert downloaded-domain/ --to yaml --out my-case/
            GENIUS, GeniusWeb, NegMAS or NegoLog files become a case file and a preference file for each party
        goodoffices convert my-case.yaml --to genius --out for-genius/
        goodoffices convert my-case.yaml --to negmas --out for-negmas/ --force
            overwrites files that are there
        """;

    public static Command Make(Terminal terminal, Instruments instruments)
    {
        var paths = new Argument<string[]>("PATH") { Description = "A case file, its preference files, or a folder.", Arity = ArgumentArity.OneOrMore };
        var to = new Option<string>("--to") { Description = "The format to write.", HelpName = "yaml|genius|negmas", Required = true };
        var folder = new Option<string>("--out") { Description = "The folder to write into; made where it is missing.", HelpName = "FOLDER", Required = true };
        var force = new Option<bool>("--force") { Description = "Overwrite files that are there." };
        var dialect = new Option<string?>("--dialect") { Description = "How to read numbers that programs read differently.", HelpName = "genius|negmas" };
        to.AcceptOnlyFromAmong("yaml", "genius", "negmas");
        dialect.AcceptOnlyFromAmong("genius", "negmas");

        var command = new Command("convert", "Write a case in another format.") { paths, to, folder, force, dialect };
        command.SetAction(parsed =>
        {
            var fault = instruments.Read(parsed.GetValue(paths)!, Files.OptionsOf(parsed.GetValue(dialect))) switch
            {
                Reading.Refused refused => refused.Fault,
                Reading.Loaded loaded => Convert(loaded.Case, parsed.GetValue(to)!, parsed.GetValue(folder)!, parsed.GetValue(force), terminal, instruments),
                _ => null,
            };
            if (fault is null) return ExitCode.Solved;
            terminal.Errors.WriteLine(Wrapping.Printable(fault.ToString()).TrimEnd());
            return ExitCode.WrongInput;
        });
        return HelpWithExamples.Describe(command, Examples);
    }

    private static InputFault? Convert(LoadedCase loaded, string to, string folder, bool force, Terminal terminal, Instruments instruments)
    {
        var format = to switch { "genius" => TargetFormat.GeniusXml, "negmas" => TargetFormat.NegmasYaml, _ => TargetFormat.Own };
        var outcome = instruments.Write(loaded, format);
        if (outcome is ConversionOutcome.Refused refused) return new InputFault(loaded.Case.Id.ToString(), null, refused.What, refused.Remedy);

        var written = (ConversionOutcome.Written)outcome;
        foreach (var note in loaded.Notes.Concat(written.Notes)) terminal.Errors.WriteLine($"Note: {Wrapping.Printable(note)}");
        return Save(written.Files, folder, force, terminal);
    }

    private static InputFault? Save(ImmutableArray<OutputFile> files, string folder, bool force, Terminal terminal)
    {
        // all of them are looked at before the first is written: half a conversion helps nobody
        var inTheWay = files.Select(file => Path.Combine(folder, file.Name)).FirstOrDefault(File.Exists);
        if (inTheWay is not null && !force) return new InputFault(inTheWay, null, "The file is there already.", "Choose another folder, or add --force to overwrite it.");

        if (Files.MakeFolder(folder) is { } obstacle) return obstacle;
        foreach (var (name, text) in files)
        {
            var path = Path.Combine(folder, name);
            if (Files.Write(path, text) is { } fault) return fault;
            terminal.Text.WriteLine(path);
        }

        return null;
    }
}
