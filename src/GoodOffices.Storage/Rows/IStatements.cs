namespace GoodOffices.Storage.Rows;

/// <summary>A transaction under way, in SQLite or PostgreSQL.</summary>
internal interface IStatements
{
    /// <returns>How many rows it changed.</returns>
    int Execute(Statement statement);

    /// <summary>The first value of the first row, or null.</summary>
    object? Value(string sql, params object[] values);
}
