using GoodOffices.Interchange;

namespace GoodOffices.Cli.Verbs;

/// <summary>What the verbs share about files: how they are read, and writing what a verb made.</summary>
internal static class Files
{
    /// <summary>How to read, from the word after <c>--dialect</c>.</summary>
    public static ReadOptions OptionsOf(string? dialect) => dialect == "negmas" ? new ReadOptions { Dialect = Dialect.Negmas } : new ReadOptions();

    /// <summary>Null where the folder is there now.</summary>
    public static InputFault? MakeFolder(string path)
    {
        try
        {
            Directory.CreateDirectory(path);
            return null;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return new InputFault(path, null, "The folder cannot be made.", "Check that no file has this name, and that you may write there.");
        }
    }

    /// <summary>Null where the file was written.</summary>
    public static InputFault? Write(string path, string text)
    {
        try
        {
            File.WriteAllText(path, text);
            return null;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return new InputFault(path, null, "The file cannot be written.", "Check that its folder exists, has room, and may be written to.");
        }
    }
}
