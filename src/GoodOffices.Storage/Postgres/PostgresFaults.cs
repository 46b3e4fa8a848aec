using Npgsql;

namespace GoodOffices.Storage.Postgres;

/// <summary>What PostgreSQL's errors mean for the person at the desk.</summary>
internal static class PostgresFaults
{
    public static bool IsUniqueViolation(NpgsqlException fault) => fault is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation };

    /// <summary>Whether the server may have committed before it said this: it is shutting down, or the connection broke.</summary>
    public static bool MayHaveWritten(PostgresException fault) => fault.SqlState.StartsWith("57P", StringComparison.Ordinal) || fault.SqlState.StartsWith("08", StringComparison.Ordinal);

    /// <summary>The fault with the place it happened at and the remedy; a message of the server that could quote a row is left out.</summary>
    public static IOException Told(NpgsqlException fault, string place) => fault switch
    {
        PostgresException { SqlState: PostgresErrorCodes.DiskFull } => new($"{place}: the disk is full. Nothing of this was written. Make room, then try again.", fault),
        PostgresException { SqlState: PostgresErrorCodes.ReadOnlySqlTransaction } => new($"{place}: is read-only (a standby?). Give the address of the primary.", fault),
        PostgresException known when known.SqlState.StartsWith("28", StringComparison.Ordinal) => new($"{place}: refused the user or the password.", fault),
        PostgresException known when MayHaveWritten(known) => Broken(fault, place),
        PostgresException known => new($"{place}: refused (SQLSTATE {known.SqlState}). Nothing of this was written.", fault),
        _ => Broken(fault, place),
    };

    private static IOException Broken(NpgsqlException fault, string place) =>
        new($"{place}: cannot be reached, or the connection broke. Whether the last request was written is not known: ask again with the same idempotency key.", fault);
}
