namespace GoodOffices.Storage.Schema;

/// <summary>The few words in which the two databases differ.</summary>
internal sealed record Dialect(string Blob, string Number, string Text, string Strict, string Begin, string HasVersion)
{
    public static readonly Dialect Sqlite = new("BLOB", "INTEGER", "TEXT", " STRICT", "BEGIN IMMEDIATE", "SELECT count(*) FROM sqlite_master WHERE name = 'schema_version'");

    /// <remarks>The lock lets one program at a time look at the version and raise it; it ends with the transaction. Its number is ours by choice alone.</remarks>
    public static readonly Dialect Postgres = new(
        "bytea", "bigint", "text COLLATE \"C\"", "", "BEGIN; SELECT pg_advisory_xact_lock(20260728)", "SELECT count(*) FROM pg_tables WHERE schemaname = current_schema() AND tablename = 'schema_version'");

    public string Spell(string sql) => sql.Replace("{blob}", Blob, StringComparison.Ordinal).Replace("{number}", Number, StringComparison.Ordinal)
        .Replace("{text}", Text, StringComparison.Ordinal).Replace("{strict}", Strict, StringComparison.Ordinal);
}
