using GoodOffices.Interchange.CaseFiles;
using GoodOffices.Interchange.Foreign;
using GoodOffices.Interchange.Genius;
using GoodOffices.Interchange.GeniusWeb;
using GoodOffices.Interchange.Negmas;
using GoodOffices.Interchange.Negolog;

namespace GoodOffices.Interchange;

/// <summary>Reads a case in whatever format it comes: our own YAML, GENIUS XML, GeniusWeb JSON, NegMAS YAML or JSON, NegoLog JSON.</summary>
public static class CaseReader
{
    /// <summary>Reads one case from a folder, from a case file of ours (with the preference files beside it), or from the files given.</summary>
    /// <returns>The case, or the first fault. It throws nothing that the content of a file could cause.</returns>
    public static Reading Read(IReadOnlyList<string> paths, ReadOptions? options = null) => Answer(paths.Count > 0 ? paths[0] : "", () =>
    {
        var gathering = Gathering.Of(paths);
        var budget = new CaseBudget();
        var found = Recognise(gathering.Files, budget, skipOthers: gathering.FolderName is not null, out var aside);
        if (paths is [var only] && found is [{ Format: CaseFormat.Own, Part: FilePart.Domain }] && gathering.FolderName is null)
            return CaseFileReader.ReadFiles([only, .. CaseFileReader.PreferencesBeside(only)]);
        if (found.Count == 0) throw NothingFound(paths, gathering);
        return Combine(found, gathering.FolderName, options ?? new ReadOptions(), budget, aside + gathering.LeftAside);
    });

    /// <summary>Reads one case from files in memory.</summary>
    public static Reading Read(IReadOnlyList<NamedFile> files, ReadOptions? options = null) => Answer(files.Count > 0 ? files[0].Name : "", () =>
    {
        var budget = new CaseBudget();
        var found = Recognise(files, budget, skipOthers: false, out _);
        if (found.Count == 0) throw new FilePlace("").At(null, "No file is given.", "Give the files of a case.");
        return Combine(found, null, options ?? new ReadOptions(), budget, 0);
    });

    private static Reading Answer(string first, Func<Reading> read)
    {
        try
        {
            return read();
        }
        catch (InputFaultException fault)
        {
            return new Reading.Refused(fault.Fault);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or NotSupportedException) // the last for devices, which have no length
        {
            return new Reading.Refused(new InputFault(first, null, "The files could not be read from disk.", "Check the path, the disk and the permissions."));
        }
    }

    private static List<FoundFile> Recognise(IReadOnlyList<NamedFile> files, CaseBudget budget, bool skipOthers, out int aside)
    {
        var found = new List<FoundFile>();
        aside = 0;
        foreach (var file in files)
        {
            if (Recognition.Recognise(file, budget) is { } recognised) found.Add(recognised);
            else if (skipOthers) aside++;
            else throw new FilePlace(file.Name).At(null, file.Bytes.IsEmpty ? "The file is empty." : "The file is none of the formats that are read.", Formats);
        }

        return found;
    }

    private const string Formats = "Read are our own YAML, GENIUS XML, GeniusWeb JSON, NegMAS YAML and NegoLog JSON.";

    private static Reading Combine(List<FoundFile> found, string? folder, ReadOptions options, CaseBudget budget, int aside)
    {
        var format = found[0].Format;
        if (found.Find(file => file.Format != format) is { } other) throw Mixed(found[0], other);
        var loaded = format switch
        {
            CaseFormat.Own => null,
            CaseFormat.Genius => GeniusReader.Read([.. found.Cast<FoundFile.OfXml>()], folder, options, budget),
            CaseFormat.GeniusWeb => GeniusWebReader.Read(Trees(found), folder, options, budget),
            CaseFormat.Negmas => NegmasReader.Read(Trees(found), folder, options, budget),
            _ => NegologReader.Read(Trees(found), folder, options, budget),
        };
        if (loaded is null) return CaseFileReader.Read([.. found.Select(file => file.File)]);
        return new Reading.Loaded(aside == 0 ? loaded : loaded with { Notes = [.. loaded.Notes, $"{aside} other file(s) in the folder were left aside."] });
    }

    private static FoundFile.OfTree[] Trees(List<FoundFile> found) => [.. found.Cast<FoundFile.OfTree>()];

    private static InputFaultException Mixed(FoundFile one, FoundFile other) => new FilePlace(other.File.Name).At(
        null, $"The files are of several formats: this one is {Name(other.Format)}, {FilePlace.Quote(Path.GetFileName(one.File.Name))} is {Name(one.Format)}.", "Give the files of one case in one format.");

    private static InputFaultException NothingFound(IReadOnlyList<string> paths, Gathering gathering) => new FilePlace(paths.Count > 0 ? paths[0] : "").At(
        null, gathering.FolderName is null ? "No file is given." : $"The folder holds no case: none of its {gathering.LeftAside + gathering.Files.Count} files is one.", Formats);

    private static string Name(CaseFormat format) => format switch
    {
        CaseFormat.Own => "our own YAML",
        CaseFormat.Genius => "GENIUS XML",
        CaseFormat.GeniusWeb => "GeniusWeb JSON",
        CaseFormat.Negmas => "NegMAS",
        _ => "NegoLog JSON",
    };
}
