using GoodOffices.Storage.Rows;

namespace GoodOffices.Storage.Sqlite;

/// <summary>The rows of a SQLite database as they are at one instant.</summary>
internal sealed class SqliteTables(SqliteSession session) : ITableRows
{
    /// <summary>Runs something over one unchanging state, while others write on.</summary>
    public static T Instant<T>(SqliteSession session, Func<ITableRows, T> use)
    {
        session.Execute(new("BEGIN")); // the state is that of the first read
        try
        {
            return use(new SqliteTables(session));
        }
        finally
        {
            session.Execute(new("ROLLBACK"));
        }
    }

    public IEnumerable<object[]> Rows(Table table)
    {
        using var command = session.Connection.CreateCommand();
        command.CommandText = table.SelectAll;
        using var reader = command.ExecuteReader();
        while (reader.Read())
        {
            var row = new object[table.Columns.Length];
            reader.GetValues(row);
            yield return row;
        }
    }
}
