using System.Data.Common;
using GoodOffices.Storage.Rows;
using Microsoft.Data.Sqlite;

namespace GoodOffices.Storage.Sqlite;

/// <summary>One connection whose statements are prepared once. For one thread at a time.</summary>
internal sealed class SqliteSession : IStatements, IDisposable
{
    private readonly Dictionary<string, SqliteCommand> _prepared = new(StringComparer.Ordinal);

    public SqliteSession(string file, SqliteOpenMode mode)
    {
        Connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = file, Mode = mode, Pooling = false, DefaultTimeout = 30 }.ToString());
        try
        {
            Connection.Open();
            Pragma("busy_timeout = 10000");
            Pragma("trusted_schema = OFF");
            Pragma("cell_size_check = ON");
            Pragma("mmap_size = 0"); // an I/O error must come as an error, not as a signal
            Pragma("temp_store = MEMORY"); // nothing spills into a file of which nobody knows
        }
        catch
        {
            Connection.Dispose();
            throw;
        }
    }

    public SqliteConnection Connection { get; }

    public int Execute(Statement statement) => Bound(statement.Sql, statement.Values).ExecuteNonQuery();

    /// <summary>The first value of the first row, or null.</summary>
    public object? Value(string sql, params object[] values)
    {
        using var reader = Bound(sql, values).ExecuteReader();
        return reader.Read() ? reader.GetValue(0) : null;
    }

    public T Read<T>(string sql, object[] values, Func<DbDataReader, T> read)
    {
        using var reader = Bound(sql, values).ExecuteReader();
        return read(reader);
    }

    /// <summary>Sets or asks; the answer as text, empty where there is none.</summary>
    public string Pragma(string what)
    {
        using var command = Connection.CreateCommand();
        command.CommandText = "PRAGMA " + what;
        return command.ExecuteScalar()?.ToString() ?? "";
    }

    public void Dispose()
    {
        foreach (var command in _prepared.Values) command.Dispose();
        Connection.Dispose();
    }

    private SqliteCommand Bound(string sql, object[] values)
    {
        if (!_prepared.TryGetValue(sql, out var command))
        {
            command = Connection.CreateCommand();
            command.CommandText = sql;
            for (var i = 0; i < values.Length; i++) command.Parameters.Add(new SqliteParameter { ParameterName = $"${i + 1}" });
            command.Prepare();
            _prepared.Add(sql, command);
        }

        for (var i = 0; i < values.Length; i++) command.Parameters[i].Value = values[i];
        return command;
    }
}
