using System.Globalization;
using GoodOffices.Storage.Schema;
using Microsoft.Data.Sqlite;

namespace GoodOffices.Storage.Sqlite;

/// <summary>The file under a SQLite store: where it may lie, whose it is, and that a commit reaches the disk.</summary>
internal static class SqliteFile
{
    /// <summary>"GoOf" in ASCII: how a database says that it is a record of Good Offices.</summary>
    public const int ApplicationId = 0x476F4F66;

    private static readonly string[] Networks = ["nfs", "nfs4", "cifs", "smb", "smb2", "smb3", "smbfs", "afs", "ncpfs", "ceph", "lustre", "gfs2", "9p", "sshfs", "fuse.sshfs", "webdav"];
    private static readonly string[] Volatile = ["tmpfs", "ramfs"];

    /// <summary>The full path of a file on which a commit can last.</summary>
    /// <exception cref="ArgumentException">It is no path of a file on a local disk.</exception>
    public static string Checked(string file, bool mayForget)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(file);
        if (file.StartsWith(':') || file.StartsWith("file:", StringComparison.OrdinalIgnoreCase) || file.Contains('\0', StringComparison.Ordinal)) throw new ArgumentException($"{file}: the record is kept in a file; give its path.", nameof(file));

        var path = Path.GetFullPath(file);
        if (Directory.Exists(path)) throw new ArgumentException($"{path}: is a folder; give the path of a file.", nameof(file));
        if (mayForget || DiskOf(path) is not { } disk) return path;
        if (disk.Type == DriveType.Network || Networks.Contains(disk.Format)) throw new ArgumentException($"{path}: lies on a network disk ({disk.Format}), where SQLite's locks and flushes cannot be relied on. Use a local disk, or PostgreSQL.", nameof(file));
        if (disk.Type == DriveType.Ram || Volatile.Contains(disk.Format)) throw new ArgumentException($"{path}: lies in memory ({disk.Format}) and would be gone with the power. Use a disk.", nameof(file));
        return path;
    }

    /// <summary>Makes the file where there is none, for its owner alone: SQLite gives its companions (-wal, -shm) the same rights.</summary>
    public static void Prepare(string path)
    {
        var isNew = !File.Exists(path);
        var options = new FileStreamOptions { Mode = FileMode.OpenOrCreate, Access = FileAccess.ReadWrite, Share = FileShare.ReadWrite | FileShare.Delete };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        // Only a file that is not open elsewhere in this program may be opened and closed here: closing any handle drops the program's POSIX locks on it.
        if (isNew) new FileStream(path, options).Dispose();
        if (isNew) Folder.Flush(Path.GetDirectoryName(path)!);
    }

    /// <summary>Makes a session one that may write: a commit is on disk when it returns, or the store does not start.</summary>
    /// <exception cref="IOException">SQLite will not work that way here.</exception>
    public static void MakeDurable(SqliteSession session, string path)
    {
        var id = session.Pragma("application_id");
        var isEmpty = session.Pragma("schema_version") == "0";
        if (!isEmpty && id != ApplicationId.ToString(CultureInfo.InvariantCulture)) throw new InvalidDataException($"{path}: is a database of another program; it was not touched.");

        foreach (var each in new[] { path, path + "-wal", path + "-shm" })
            if (!OperatingSystem.IsWindows() && File.Exists(each)) File.SetUnixFileMode(each, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        var journal = session.Pragma("journal_mode = WAL");
        session.Pragma("synchronous = FULL");
        session.Pragma("fullfsync = ON"); // macOS: fsync alone leaves the bytes in the drive's cache
        session.Pragma("checkpoint_fullfsync = ON");
        session.Pragma("secure_delete = ON");
        session.Pragma("wal_autocheckpoint = 0"); // by our own hand, so that a failed flush is seen
        if (journal != "wal" || session.Pragma("synchronous") != "2") throw new IOException($"{path}: SQLite offers no write-ahead log with synchronous=FULL here (it says {journal}, {session.Pragma("synchronous")}). An acknowledged entry could be lost; use another disk.");

        if (isEmpty) session.Pragma(string.Create(CultureInfo.InvariantCulture, $"application_id = {ApplicationId}"));
        new SchemaUpgrade(Dialect.Sqlite, Migration.All).Run(session.Connection, path);
    }

    private static (DriveType Type, string Format)? DiskOf(string path)
    {
        try
        {
            // The longest mount point that the path lies under.
            var disk = DriveInfo.GetDrives().Where(drive => path.StartsWith(drive.Name.TrimEnd(Path.DirectorySeparatorChar) + Path.DirectorySeparatorChar, StringComparison.Ordinal))
                .MaxBy(drive => drive.Name.Length);
            return disk is null ? null : (disk.DriveType, disk.DriveFormat);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return null; // what cannot be asked cannot be refused
        }
    }
}
