using System.Runtime.InteropServices;
using System.Text;

namespace GoodOffices.Storage.Sqlite;

/// <summary>A new name in a folder lasts only once the folder itself was flushed; .NET has no call for that.</summary>
internal static class Folder
{
    /// <exception cref="IOException">The folder was not flushed.</exception>
    public static void Flush(string path)
    {
        if (OperatingSystem.IsWindows()) return; // NTFS keeps names in its journal

        var handle = Open(Encoding.UTF8.GetBytes(path + '\0'), 0);
        if (handle < 0) throw new IOException($"{path}: cannot be opened (error {Marshal.GetLastPInvokeError()}), so that a new file in it might not last.");
        var failed = Flush(handle) != 0;
        var error = Marshal.GetLastPInvokeError();
        _ = Close(handle);
        if (failed) throw new IOException($"{path}: was not flushed to disk (error {error}), so that a new file in it might not last.");
    }

    [DllImport("libc", EntryPoint = "open", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Open(byte[] path, int flags);

    [DllImport("libc", EntryPoint = "fsync", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Flush(int handle);

    [DllImport("libc", EntryPoint = "close")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Close(int handle);
}
