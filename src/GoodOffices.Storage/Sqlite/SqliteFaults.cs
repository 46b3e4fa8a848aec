using Microsoft.Data.Sqlite;

namespace GoodOffices.Storage.Sqlite;

/// <summary>What SQLite's result codes mean for the person at the desk.</summary>
internal static class SqliteFaults
{
    private const int Busy = 5, Locked = 6, ReadOnly = 8, Io = 10, Corrupt = 11, Full = 13, CannotOpen = 14, NotADatabase = 26;
    private const int IoFlush = 1034, IoFolderFlush = 1290;

    /// <summary>Whether a flush to disk failed: what the disk holds is unknown from then on.</summary>
    public static bool IsFlush(SqliteException fault) => fault.SqliteExtendedErrorCode is IoFlush or IoFolderFlush;

    /// <summary>Whether the machine is at fault rather than a row.</summary>
    public static bool IsMachine(SqliteException fault) => fault.SqliteErrorCode is Busy or Locked or ReadOnly or Io or Corrupt or Full or CannotOpen or NotADatabase;

    /// <summary>The fault with the file it happened to and the remedy.</summary>
    public static Exception Told(SqliteException fault, string file) => fault.SqliteErrorCode switch
    {
        Full => new IOException($"{file}: the disk or the quota is full. Nothing of this was written, and what was written before is safe. Make room, then try again.", fault),
        ReadOnly => new IOException($"{file}: the disk or the file is read-only now. Nothing of this was written; reading goes on. Make it writable, then try again.", fault),
        CannotOpen => new IOException($"{file}: cannot be opened: the folder is missing, not ours, or too many files are open.", fault),
        Busy or Locked => new IOException($"{file}: another program held it for too long. Nothing of this was written; try again.", fault),
        Corrupt => new InvalidDataException($"{file}: is damaged. Restore a backup; keep this file for whoever finds out why.", fault),
        NotADatabase => new InvalidDataException($"{file}: is no record of Good Offices.", fault),
        Io when IsFlush(fault) => new IOException($"{file}: the disk did not confirm a flush (SQLite {fault.SqliteExtendedErrorCode}). Nothing more is written by this program. Check the disk, then start again: what was acknowledged is there.", fault),
        Io => new IOException($"{file}: the disk failed (SQLite {fault.SqliteExtendedErrorCode}). Nothing of this was written, and what was written before is safe.", fault),
        _ => fault,
    };
}
