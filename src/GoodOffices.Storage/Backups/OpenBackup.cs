using System.Globalization;
using GoodOffices.Storage.Rows;
using GoodOffices.Storage.Schema;
using GoodOffices.Storage.Sqlite;
using Microsoft.Data.Sqlite;

namespace GoodOffices.Storage.Backups;

/// <summary>A backup that was checked, row for row, and is open for reading.</summary>
internal sealed class OpenBackup : ITableRows, IDisposable
{
    private readonly SqliteSession _session;
    private readonly string? _upgraded;

    private OpenBackup(SqliteSession session, string? upgraded) => (_session, _upgraded) = (session, upgraded);

    /// <exception cref="InvalidDataException">It is no backup, is damaged, or was written by a newer program.</exception>
    /// <exception cref="IOException">It cannot be read.</exception>
    public static OpenBackup Check(string file, CancellationToken cancel)
    {
        var path = Path.GetFullPath(file);
        if (!File.Exists(path)) throw new FileNotFoundException($"{path}: there is no such file.", path);
        SqliteSession? session = null;
        try
        {
            session = new SqliteSession(path, SqliteOpenMode.ReadOnly);
            var version = VersionOf(session, path);
            CheckRows(session, path, cancel);
            if (version == Migration.All[^1].Version) return new OpenBackup(session, null);

            session.Dispose();
            return Upgraded(path);
        }
        catch (SqliteException fault)
        {
            session?.Dispose();
            throw SqliteFaults.IsMachine(fault) ? SqliteFaults.Told(fault, path) : NoBackup(path);
        }
        catch
        {
            session?.Dispose();
            throw;
        }
    }

    public IEnumerable<object[]> Rows(Table table) => new SqliteTables(_session).Rows(table);

    public void Dispose()
    {
        _session.Dispose();
        if (_upgraded is not null) File.Delete(_upgraded);
    }

    private static int VersionOf(SqliteSession session, string path)
    {
        // A view could go on without end, and a table that computes could take any room: so the tables must be ours to the letter before anything is read from them.
        if (session.Pragma("application_id") != SqliteFile.ApplicationId.ToString(CultureInfo.InvariantCulture)
            || session.Value("SELECT 1 FROM sqlite_master WHERE type NOT IN ('table', 'index') OR sql LIKE 'CREATE VIRTUAL%' LIMIT 1") is not null
            || session.Value("SELECT count(*) FROM sqlite_master WHERE name IN ('backup_digests', 'schema_version')") is not 2L
            || session.Value("SELECT version FROM schema_version") is not (long and >= 1 and var version)) throw NoBackup(path);

        if (version > Migration.All[^1].Version) throw SchemaUpgrade.Newer(path, (int)Math.Min(version, int.MaxValue), Migration.All[^1].Version);
        return Schema(session).SequenceEqual(SchemaOf((int)version)) ? (int)version : throw NoBackup(path);
    }

    private static List<string> SchemaOf(int version)
    {
        using var empty = new SqliteSession(":memory:", SqliteOpenMode.Memory);
        new SchemaUpgrade(Dialect.Sqlite, [.. Migration.All.Take(version)]).Run(empty.Connection, ":memory:");
        empty.Execute(new(BackupFile.Digests));
        return Schema(empty);
    }

    private static List<string> Schema(SqliteSession session) => session.Read("SELECT type, name, sql FROM sqlite_master ORDER BY type, name", [], reader =>
    {
        var objects = new List<string>();
        while (reader.Read()) objects.Add($"{reader.GetValue(0)} {reader.GetValue(1)} {reader.GetValue(2)}");
        return objects;
    });

    private static void CheckRows(SqliteSession session, string path, CancellationToken cancel)
    {
        if (session.Pragma("integrity_check") != "ok") throw Damaged(path);

        var expected = session.Read("SELECT table_name, row_count, digest FROM backup_digests", [], reader =>
        {
            var tables = new List<(string Name, long Rows, byte[] Digest)>();
            while (reader.Read()) tables.Add((reader.GetString(0), reader.GetInt64(1), reader.GetFieldValue<byte[]>(2)));
            return tables;
        });
        if (!Table.Kept.All(table => expected.Any(e => e.Name == table.Name))) throw Damaged(path);
        foreach (var (name, rows, digest) in expected)
        {
            if (name.Length > 40 || !name.All(c => c is >= 'a' and <= 'z' or '_')) throw Damaged(path);
            using var found = new RowsDigest();
            session.Read($"SELECT * FROM {name} ORDER BY rowid", [], reader =>
            {
                var row = new object[reader.FieldCount];
                for (; reader.Read(); found.Add(row))
                {
                    cancel.ThrowIfCancellationRequested();
                    reader.GetValues(row);
                }

                return 0;
            });
            if (found.Rows != rows || !found.Finish().ToArray().AsSpan().SequenceEqual(digest)) throw Damaged(path);
        }
    }

    /// <summary>A backup of an older schema is brought forward in a copy: the backup itself stays as it is.</summary>
    private static OpenBackup Upgraded(string path)
    {
        var copy = $"{path}.{Guid.NewGuid():n}.upgraded";
        SqliteSession? session = null;
        try
        {
            SqliteFile.Prepare(copy);
            File.Copy(path, copy, overwrite: true);
            session = new SqliteSession(copy, SqliteOpenMode.ReadWrite);
            session.Pragma("journal_mode = MEMORY");
            new SchemaUpgrade(Dialect.Sqlite, Migration.All).Run(session.Connection, copy);
            return new OpenBackup(session, copy);
        }
        catch
        {
            session?.Dispose();
            File.Delete(copy);
            throw;
        }
    }

    private static InvalidDataException NoBackup(string path) => new($"{path}: is no backup of Good Offices. Nothing of it was used.");

    private static InvalidDataException Damaged(string path) => new($"{path}: is damaged: its rows are not those that were backed up. Nothing of it was used; take another backup.");
}
