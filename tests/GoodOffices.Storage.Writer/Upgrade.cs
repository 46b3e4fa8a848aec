using System.Collections.Immutable;
using System.Data.Common;
using System.Diagnostics;
using GoodOffices.Storage.Postgres;
using GoodOffices.Storage.Schema;
using GoodOffices.Storage.Sqlite;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace GoodOffices.Storage.Writer;

/// <summary>Brings a database to a schema two versions ahead of ours, and ends at a statement as a kill would.</summary>
internal static class Upgrade
{
    /// <summary>What a later program might bring: a column, an index, a table filled from another.</summary>
    public static readonly ImmutableArray<Migration> Later =
    [
        .. Migration.All,
        new(2, ["ALTER TABLE entries ADD COLUMN shelf {number}", "UPDATE entries SET shelf = sequence / 10", "CREATE INDEX entries_by_shelf ON entries (shelf)"]),
        new(3, ["CREATE TABLE shelves (case_number {text} NOT NULL, shelf {number} NOT NULL){strict}", "INSERT INTO shelves SELECT DISTINCT case_number, shelf FROM entries", "DROP INDEX entries_by_shelf"]),
    ];

    public static void Run(string location, int killedAt)
    {
        using var connection = Connect(location);
        new SchemaUpgrade(DialectOf(location), Later) { BeforeStatement = statement => Die(statement == killedAt) }.Run(connection, "the test's database");
        Console.WriteLine("upgraded");
    }

    public static DbConnection Connect(string location)
    {
        DbConnection connection = PostgresPlace.IsConnectionString(location)
            ? new NpgsqlConnection(PostgresPlace.Complete(location).ToString())
            : new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = location, Pooling = false }.ToString());
        connection.Open();
        return connection;
    }

    public static Dialect DialectOf(string location) => PostgresPlace.IsConnectionString(location) ? Dialect.Postgres : Dialect.Sqlite;

    private static void Die(bool now)
    {
        if (now) Process.GetCurrentProcess().Kill();
    }
}
