using GoodOffices.Casework.Ports;
using GoodOffices.Storage.Postgres;
using GoodOffices.Storage.Sqlite;

namespace GoodOffices.Storage;

/// <summary>Opens the cellar by its place.</summary>
public static class RecordStore
{
    /// <summary>Opens a store, or makes an empty one; brings an older schema forward.</summary>
    /// <param name="location">The path of a SQLite file, or a PostgreSQL connection string (<c>Host=…;Database=…</c>).</param>
    /// <param name="cancel">Stops the opening.</param>
    /// <exception cref="IOException">It cannot be opened or written, or a commit would not be durable there.</exception>
    /// <exception cref="InvalidDataException">It is not ours, damaged, or was written by a newer program.</exception>
    /// <exception cref="ArgumentException">It is neither a path on a local disk nor a connection string.</exception>
    public static async ValueTask<IRecordStore> OpenAsync(string location, CancellationToken cancel = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(location);
        if (!PostgresPlace.IsConnectionString(location) && location.Contains(';', StringComparison.Ordinal) && location.Contains('=', StringComparison.Ordinal))
            throw new ArgumentException("This looks like a connection string but names no Host. It is not shown here, as it may hold a password; nothing was made under its name.", nameof(location));
        return PostgresPlace.IsConnectionString(location)
            ? await PostgresRecordStore.OpenAsync(location, cancel: cancel).ConfigureAwait(false)
            : await Task.Run(() => SqliteRecordStore.Open(location), cancel).ConfigureAwait(false);
    }
}
