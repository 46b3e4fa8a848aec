namespace GoodOffices.Sealing.Files;

/// <summary>Reading a file that must be there and of a sensible size, with errors that name it and the remedy.</summary>
internal static class SecretFile
{
    public static byte[] Read(string path, int maxBytes, string remedy)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        try
        {
            return DurableFile.Read(path, maxBytes) ?? throw new SealingException(SealingFault.Missing, $"{path} is not there. {remedy}");
        }
        catch (InvalidDataException)
        {
            throw SealingException.Damaged(path, remedy);
        }
    }
}
