using GoodOffices.Casework.Ports;
using GoodOffices.Storage.Memory;
using GoodOffices.Storage.Postgres;
using GoodOffices.Storage.Sqlite;

namespace GoodOffices.Storage.Tests.Stores;

/// <summary>A place for one record that can be opened again and again, or twice at once, as two servers would.</summary>
internal abstract class StorePlace : IDisposable
{
    public abstract ValueTask<IRecordStore> OpenAsync();

    public abstract void Dispose();

    public static StorePlace Of(string kind) => kind switch
    {
        "memory" => new InMemory(),
        "sqlite" => new InSqlite(),
        "postgres" => new InPostgres(),
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };

    internal sealed class InMemory : StorePlace
    {
        private readonly MemoryDisk _disk = new();

        public override ValueTask<IRecordStore> OpenAsync() => new(new MemoryRecordStore(_disk));

        public override void Dispose()
        {
        }
    }

    internal sealed class InSqlite : StorePlace
    {
        private readonly TemporaryFolder _folder = new();

        public string File => _folder.At("record.db");

        public override ValueTask<IRecordStore> OpenAsync() => new(SqliteRecordStore.Open(File));

        public override void Dispose() => _folder.Dispose();
    }

    internal sealed class InPostgres : StorePlace
    {
        public string Location { get; } = PostgresCluster.Shared().NewPlace();

        public override async ValueTask<IRecordStore> OpenAsync() => await PostgresRecordStore.OpenAsync(Location);

        public override void Dispose()
        {
            // The whole server goes at the end.
        }
    }
}
