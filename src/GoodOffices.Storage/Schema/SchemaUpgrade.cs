using System.Collections.Immutable;
using System.Data.Common;
using System.Globalization;

namespace GoodOffices.Storage.Schema;

/// <summary>Brings a database forward to the newest schema, a version at a time, each whole or not at all.</summary>
/// <param name="dialect">Which database it is.</param>
/// <param name="steps">Every step there is.</param>
internal sealed class SchemaUpgrade(Dialect dialect, ImmutableArray<Migration> steps)
{
    /// <summary>Called before each statement with its number; a test kills the program here.</summary>
    public Action<int> BeforeStatement { get; init; } = _ => { };

    /// <exception cref="InvalidDataException">The database was written by a newer program.</exception>
    public void Run(DbConnection connection, string place)
    {
        var statement = 0;
        while (true)
        {
            Execute(connection, dialect.Begin);
            try
            {
                var version = VersionOf(connection, dialect);
                if (version > steps[^1].Version) throw Newer(place, version, steps[^1].Version);
                var next = steps.FirstOrDefault(step => step.Version == version + 1);
                if (next is null)
                {
                    Execute(connection, "COMMIT");
                    return;
                }

                foreach (var sql in Whole(next))
                {
                    BeforeStatement(statement++);
                    Execute(connection, dialect.Spell(sql));
                }

                BeforeStatement(statement++);
                Execute(connection, "COMMIT");
            }
            catch
            {
                TryRollback(connection);
                throw;
            }
        }
    }

    /// <summary>0 where there is nothing yet.</summary>
    public static int VersionOf(DbConnection connection, Dialect dialect) =>
        Number(connection, dialect.HasVersion) == 0 ? 0 : (int)Number(connection, "SELECT version FROM schema_version");

    public static InvalidDataException Newer(string place, int version, int known) =>
        new($"{place} was written by a newer Good Offices: its schema is {version}, this program knows those up to {known}. Nothing was changed; open it with the newer program.");

    private static IEnumerable<string> Whole(Migration step) =>
    [
        .. step.Statements,
        .. step.Version == 1 ? ["CREATE TABLE schema_version (version {number} NOT NULL){strict}", "INSERT INTO schema_version (version) VALUES (1)"]
            : new[] { string.Create(CultureInfo.InvariantCulture, $"UPDATE schema_version SET version = {step.Version}") },
    ];

    private static long Number(DbConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return Convert.ToInt64(command.ExecuteScalar(), CultureInfo.InvariantCulture);
    }

    private static void Execute(DbConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    private static void TryRollback(DbConnection connection)
    {
        try
        {
            Execute(connection, "ROLLBACK");
        }
        catch (DbException)
        {
            // The database has rolled back by itself, or is out of reach and will.
        }
    }
}
