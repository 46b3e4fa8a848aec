using GoodOffices.Interchange;

namespace GoodOffices.Cli.Verbs;

/// <summary>Writing what a verb made; what the machine refuses is said as a fault of the input.</summary>
internal static class Files
{
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
