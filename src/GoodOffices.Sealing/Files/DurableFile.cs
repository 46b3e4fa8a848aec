using System.Security.Cryptography;

namespace GoodOffices.Sealing.Files;

/// <summary>Small files that must be whole, old or new, after any crash, and readable by their owner alone.</summary>
/// <remarks>
/// Written beside as <c>.new</c>, flushed, renamed over the old one, and the folder flushed: when the write returns, the new content is on disk. Only one writer at a time: a second one gets an <see cref="IOException"/>.
/// </remarks>
public static class DurableFile
{
    /// <summary>Writes the whole content, durably.</summary>
    /// <param name="path">Where; its folder exists.</param>
    /// <param name="content">What.</param>
    /// <param name="overwriteOld">Also overwrites the old content with zeros, where the disk lets us: see the remark.</param>
    /// <remarks>
    /// Overwriting reaches the same sectors on a plain disk with a file system that writes in place. On flash memory, on copy-on-write and journalling-of-content file systems and on snapshots the old content may remain
    /// until the medium reuses it: there, only an encrypted disk makes forgetting certain.
    /// </remarks>
    public static void Write(string path, ReadOnlySpan<byte> content, bool overwriteOld = false) => Write(path, content, overwriteOld, static _ => { });

    /// <summary>Reads a whole file of at most so many bytes; null where there is none.</summary>
    /// <exception cref="InvalidDataException">It is larger.</exception>
    public static byte[]? Read(string path, int maxBytes)
    {
        try
        {
            using var file = File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            var length = RandomAccess.GetLength(file);
            if (length > maxBytes) throw new InvalidDataException($"{path} has {length} bytes where at most {maxBytes} are expected: it is another file, or it was damaged. Put it back from where you keep a copy.");

            var content = new byte[length];
            var read = 0;
            for (int n; read < content.Length && (n = RandomAccess.Read(file, content.AsSpan(read), read)) > 0; read += n)
            {
            }

            return read == content.Length ? content : content[..read];
        }
        catch (Exception missing) when (missing is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
    }

    /// <summary>Whether only the owner can read it; true where the system knows no such rights.</summary>
    public static bool IsOwnersAlone(string path) => OperatingSystem.IsWindows() || (File.GetUnixFileMode(path) & ~(OwnersFile.OwnerOnly | UnixFileMode.UserExecute)) == 0;

    internal static void Write(string path, ReadOnlySpan<byte> content, bool overwriteOld, Action<FileStep> before)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        var fresh = path + ".new";
        before(FileStep.Create);
        var options = OwnersFile.Options(FileMode.OpenOrCreate, FileAccess.Write);
        options.BufferSize = 0;
        using (var file = new FileStream(fresh, options))
        {
            file.SetLength(0); // only once it is ours alone, so that a second writer does not empty it under the first
            before(FileStep.Fill);
            file.Write(content);
            before(FileStep.Flush);
            file.Flush(flushToDisk: true);
        }

        using var old = overwriteOld ? OpenOld(path) : null;
        before(FileStep.Rename);
        File.Move(fresh, path, overwrite: true);
        before(FileStep.FlushFolder);
        Folder.Flush(Path.GetDirectoryName(Path.GetFullPath(path))!);
        before(FileStep.OverwriteOld);
        if (old is not null) Overwrite(old);
    }

    private static FileStream? OpenOld(string path)
    {
        try
        {
            return new FileStream(path, FileMode.Open, FileAccess.Write, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0);
        }
        catch (Exception none) when (none is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private static void Overwrite(FileStream old)
    {
        try
        {
            var zeros = new byte[Math.Min(old.Length, 65_536)];
            for (var left = old.Length; left > 0; left -= zeros.Length) old.Write(zeros.AsSpan(0, (int)Math.Min(left, zeros.Length)));
            old.Flush(flushToDisk: true);
        }
        catch (IOException)
        {
            // The new content is on disk already, and overwriting is best effort: the remark says what it is worth.
        }
    }
}

/// <summary>The steps of a durable write, so that a test can stop before each.</summary>
internal enum FileStep
{
    Create,
    Fill,
    Flush,
    Rename,
    FlushFolder,
    OverwriteOld,
}
