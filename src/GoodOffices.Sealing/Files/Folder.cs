using System.Runtime.InteropServices;
using System.Text;

namespace GoodOffices.Sealing.Files;

/// <summary>Folders of secrets, and flushing a folder, which the platform does not offer: without it a rename may be lost with the power.</summary>
internal static class Folder
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    /// <summary>Creates it, readable by its owner alone, where it is not there yet.</summary>
    public static void Create(string path)
    {
        if (OperatingSystem.IsWindows()) Directory.CreateDirectory(path);
        else Directory.CreateDirectory(path, OwnerOnly);
    }

    /// <summary>Waits until the names in it are on disk. Windows journals renames by itself and offers nothing to wait for.</summary>
    public static void Flush(string path)
    {
        if (OperatingSystem.IsWindows()) return;

        var folder = Open([.. Encoding.UTF8.GetBytes(path), 0], 0);
        if (folder < 0) throw new IOException($"The folder {path} cannot be opened to be flushed (error {Marshal.GetLastPInvokeError()}).");

        try
        {
            if (Sync(folder) != 0) throw new IOException($"The folder {path} cannot be flushed to disk (error {Marshal.GetLastPInvokeError()}).");
        }
        finally
        {
            _ = Close(folder);
        }
    }

    [DllImport("libc", EntryPoint = "open", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Open(byte[] path, int flags);

    [DllImport("libc", EntryPoint = "fsync", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Sync(int file);

    [DllImport("libc", EntryPoint = "close", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Close(int file);
}
