namespace GoodOffices.Sealing.Files;

/// <summary>Files that their owner alone can read, from the moment they are made.</summary>
public static class OwnersFile
{
    internal const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <summary>How to open one that nobody else has open at the same time. Where the system knows no such rights, the folder's hold.</summary>
    public static FileStreamOptions Options(FileMode mode, FileAccess access)
    {
        var options = new FileStreamOptions { Mode = mode, Access = access, Share = FileShare.None };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = OwnerOnly;
        return options;
    }
}
