using System.Collections.Immutable;
using System.Globalization;
using GoodOffices.Storage.Rows;
using GoodOffices.Storage.Schema;
using GoodOffices.Storage.Sqlite;
using Microsoft.Data.Sqlite;

namespace GoodOffices.Storage.Backups;

/// <summary>Writes a backup: one SQLite file, whatever store it comes from, with a digest of each table beside the rows.</summary>
internal static class BackupFile
{
    public const string Digests = "CREATE TABLE backup_digests (table_name TEXT NOT NULL PRIMARY KEY, row_count INTEGER NOT NULL, digest BLOB NOT NULL) STRICT";
    private const string KeepDigest = "INSERT INTO backup_digests (table_name, row_count, digest) VALUES ($1, $2, $3)";

    /// <returns>How many rows it holds.</returns>
    /// <exception cref="IOException">It exists already, or cannot be written; nothing is left under its name.</exception>
    public static long Write(string file, ITableRows rows, CancellationToken cancel)
    {
        var path = Path.GetFullPath(file);
        if (Path.Exists(path)) throw new IOException($"{path}: exists already; a backup never overwrites a file. Choose another name.");

        var half = $"{path}.{Guid.NewGuid():n}.partial";
        try
        {
            SqliteFile.Prepare(half);
            var count = Copy(half, rows, cancel);
            using (var handle = File.OpenHandle(half, FileMode.Open, FileAccess.ReadWrite)) RandomAccess.FlushToDisk(handle);
            using (OpenBackup.Check(half, cancel))
            {
                // Read back from the disk and compared before it gets its name.
            }

            File.Move(half, path, overwrite: false);
            Folder.Flush(Path.GetDirectoryName(path)!);
            return count;
        }
        catch (SqliteException fault)
        {
            throw SqliteFaults.Told(fault, path);
        }
        finally
        {
            if (File.Exists(half)) File.Delete(half);
            if (File.Exists(half + "-journal")) File.Delete(half + "-journal");
        }
    }

    private static long Copy(string half, ITableRows rows, CancellationToken cancel)
    {
        using var copy = new SqliteSession(half, SqliteOpenMode.ReadWrite);
        copy.Pragma("journal_mode = OFF"); // a copy that breaks off is thrown away whole, and flushed once at its end
        copy.Pragma("synchronous = OFF");
        copy.Pragma(string.Create(CultureInfo.InvariantCulture, $"application_id = {SqliteFile.ApplicationId}"));
        new SchemaUpgrade(Dialect.Sqlite, Migration.All).Run(copy.Connection, half);

        copy.Execute(new("BEGIN IMMEDIATE"));
        copy.Execute(new(Digests));
        var count = Table.Kept.Sum(table => Copy(copy, table, rows, cancel));
        copy.Execute(new("COMMIT"));
        return count;
    }

    private static long Copy(SqliteSession copy, Table table, ITableRows rows, CancellationToken cancel)
    {
        using var digest = new RowsDigest();
        foreach (var row in rows.Rows(table))
        {
            cancel.ThrowIfCancellationRequested();
            digest.Add(row);
            copy.Execute(new(table.Insert, row));
        }

        copy.Execute(new(KeepDigest, table.Name, digest.Rows, digest.Finish().ToArray()));
        return digest.Rows;
    }
}
