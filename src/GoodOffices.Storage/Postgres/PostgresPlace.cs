using Npgsql;

namespace GoodOffices.Storage.Postgres;

/// <summary>Where in PostgreSQL the record is kept: a database, and a schema of its own in it.</summary>
internal static class PostgresPlace
{
    public const string Schema = "goodoffices";

    public static bool IsConnectionString(string location) =>
        location.Split(';').Any(part => part.TrimStart().StartsWith("Host=", StringComparison.OrdinalIgnoreCase) || part.TrimStart().StartsWith("Server=", StringComparison.OrdinalIgnoreCase));

    /// <summary>The connection string with what the record needs; what the caller said stays.</summary>
    public static NpgsqlConnectionStringBuilder Complete(string connectionString)
    {
        NpgsqlConnectionStringBuilder place;
        try
        {
            place = new NpgsqlConnectionStringBuilder(connectionString);
        }
        catch (ArgumentException)
        {
            throw new ArgumentException("This is no PostgreSQL connection string; it is not shown here, as it may hold a password.", nameof(connectionString));
        }

        if (string.IsNullOrEmpty(place.SearchPath)) place.SearchPath = Schema;
        if (place.MaxAutoPrepare == 0) place.MaxAutoPrepare = 48;
        place.AutoPrepareMinUsages = 2;
        place.NoResetOnClose = true; // nothing here changes the state of a connection but its first command, and resetting it costs as much as a row
        place.IncludeErrorDetail = false; // the detail of an error quotes rows
        return place;
    }

    /// <summary>The schema the record is in: the first of the search path.</summary>
    public static string SchemaOf(NpgsqlConnectionStringBuilder place) => place.SearchPath!.Split(',')[0].Trim().Trim('"');

    /// <summary>For messages: without user and password.</summary>
    public static string Told(NpgsqlConnectionStringBuilder place) => $"PostgreSQL {place.Database} at {place.Host}";
}
