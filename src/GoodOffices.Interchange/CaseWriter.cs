using System.Collections.Immutable;
using GoodOffices.Interchange.CaseFiles;
using GoodOffices.Interchange.Writing;

namespace GoodOffices.Interchange;

/// <summary>The formats a case can be written in.</summary>
public enum TargetFormat
{
    /// <summary>A case file of ours and one preference file for each party.</summary>
    Own,

    /// <summary>A GENIUS domain and one profile for each party, to be read with the GENIUS dialect.</summary>
    GeniusXml,

    /// <summary>A NegMAS outcome space and one utility function for each party.</summary>
    NegmasYaml,
}

/// <summary>A file to be written.</summary>
/// <param name="Name">Its name, without a folder.</param>
/// <param name="Text">Its content, to be saved as UTF-8.</param>
public sealed record OutputFile(string Name, string Text);

/// <summary>The outcome of converting a case: files, or what the format cannot say.</summary>
public abstract record ConversionOutcome
{
    private ConversionOutcome()
    {
    }

    /// <summary>The files, and what the person should know about them.</summary>
    public sealed record Written(ImmutableArray<OutputFile> Files, ImmutableArray<string> Notes) : ConversionOutcome;

    /// <summary>The format cannot say this case exactly. Names what, and never a number of it.</summary>
    public sealed record Refused(string What, string Remedy) : ConversionOutcome;
}

/// <summary>Writes a case in another format, or says what that format cannot hold. Nothing is dropped without a word.</summary>
public static class CaseWriter
{
    /// <summary>The files of the case; saving them is the caller's.</summary>
    public static ConversionOutcome Write(LoadedCase loaded, TargetFormat format)
    {
        var names = new OutputNames(loaded);
        if (format == TargetFormat.Own)
            return new ConversionOutcome.Written([.. CaseFileWriter.Write(loaded, names.Stem).Select(file => new OutputFile(file.FileName, file.Text))], []);
        if (AdditiveOnly.Refuse(loaded, format == TargetFormat.GeniusXml ? "GENIUS XML" : "NegMAS YAML") is { } refusal) return refusal;

        return format == TargetFormat.GeniusXml ? GeniusFiles.Write(loaded, names) : NegmasFiles.Write(loaded, names);
    }
}
