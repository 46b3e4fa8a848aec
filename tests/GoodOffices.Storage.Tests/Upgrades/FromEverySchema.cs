using System.Globalization;
using GoodOffices.Casework.Ports;
using GoodOffices.Storage.Schema;
using GoodOffices.Storage.Tests.Crashes;
using GoodOffices.Storage.Tests.Stores;
using GoodOffices.Storage.Writer;

namespace GoodOffices.Storage.Tests.Upgrades;

/// <summary>Old records stay readable for ever; an upgrade is whole or has not happened; a newer record is not touched.</summary>
public sealed class FromEverySchema
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <summary>Version 1 as it was published. This text never changes.</summary>
    private const string VersionOne = """
        CREATE TABLE tenures (case_number TEXT NOT NULL PRIMARY KEY, tenure INTEGER NOT NULL CHECK (tenure > 0)) STRICT;
        CREATE TABLE entries (case_number TEXT NOT NULL, channel_number TEXT NOT NULL, sequence INTEGER NOT NULL CHECK (sequence >= 0), epoch INTEGER NOT NULL,
            leaf BLOB NOT NULL CHECK (length(leaf) = 32), sealed BLOB NOT NULL, PRIMARY KEY (case_number, channel_number, sequence)) STRICT;
        CREATE TABLE payloads (case_number TEXT NOT NULL, channel_number TEXT NOT NULL, sequence INTEGER NOT NULL, epoch INTEGER NOT NULL, erasure_number INTEGER NOT NULL, sealed BLOB NOT NULL,
            PRIMARY KEY (case_number, channel_number, sequence)) STRICT;
        CREATE TABLE beats (case_number TEXT NOT NULL, number INTEGER NOT NULL CHECK (number >= 0), bytes BLOB NOT NULL, checkpoint TEXT NOT NULL, sealed_sizes BLOB NOT NULL, PRIMARY KEY (case_number, number)) STRICT;
        CREATE TABLE cosignatures (case_number TEXT NOT NULL, size INTEGER NOT NULL, key_number TEXT NOT NULL, sealed_line BLOB NOT NULL, PRIMARY KEY (case_number, size, key_number)) STRICT;
        CREATE TABLE wraps (case_number TEXT NOT NULL, key_number TEXT NOT NULL, channel_number TEXT NOT NULL, epoch INTEGER NOT NULL, wrapped BLOB NOT NULL,
            PRIMARY KEY (case_number, key_number, channel_number, epoch)) STRICT;
        CREATE TABLE answers (case_number TEXT NOT NULL, idempotency_key BLOB NOT NULL CHECK (length(idempotency_key) = 32), sealed BLOB NOT NULL, PRIMARY KEY (case_number, idempotency_key)) STRICT;
        CREATE TABLE snapshots (case_number TEXT NOT NULL, name TEXT NOT NULL, sealed BLOB NOT NULL, PRIMARY KEY (case_number, name)) STRICT;
        CREATE TABLE schema_version (version INTEGER NOT NULL) STRICT;
        INSERT INTO schema_version (version) VALUES (1);
        PRAGMA application_id = 1198477158;
        """;

    private const string RowsOfVersionOne = """
        INSERT INTO tenures VALUES ('aaaaaaaaaaaaaaaaaaaaaaaaaa', 4);
        INSERT INTO entries VALUES ('aaaaaaaaaaaaaaaaaaaaaaaaaa', 'aeaqcaibaeaqcaibaeaqcaibae', 0, 2, zeroblob(32), x'0102');
        INSERT INTO payloads VALUES ('aaaaaaaaaaaaaaaaaaaaaaaaaa', 'aeaqcaibaeaqcaibaeaqcaibae', 0, 2, 9, x'03');
        INSERT INTO beats VALUES ('aaaaaaaaaaaaaaaaaaaaaaaaaa', 0, x'04', 'note', x'05');
        """;

    [Fact]
    public async Task A_record_of_version_one_is_opened_read_and_written()
    {
        using var folder = new TemporaryFolder();
        using (var old = Upgrade.Connect(folder.At("record.db")))
        {
            Run(old, VersionOne);
            Run(old, RowsOfVersionOne);
        }

        await using var store = await RecordStore.OpenAsync(folder.At("record.db"), Cancel);

        var of = Assert.Single(await Contract.AStore.All(store.ReadCasesAsync(Cancel)));
        var channel = Assert.Single(await store.ReadSizesAsync(of, Cancel)).Channel;
        Assert.Equal([1, 2], Assert.Single(await Contract.AStore.All(store.ReadUnmaskedEntriesAsync(of, channel, 0, Cancel))).SealedBytes.ToArray());
        Assert.Equal(9, Assert.Single(await Contract.AStore.All(store.ReadUnmaskedPayloadsAsync(of, channel, 0, Cancel))).ErasureNumber);
        Assert.Equal("note", Assert.Single(await Contract.AStore.All(store.ReadBeatsAsync(of, 0, Cancel))).Checkpoint);
        Assert.IsType<AppendAnswer.Appended>(await store.AppendAsync(new(of, 4) { Channels = [Sample.Entries(of, channel, 1)] }, Cancel));
    }

    [Theory]
    [InlineData("sqlite")]
    [InlineData("postgres")]
    public async Task An_upgrade_killed_at_any_statement_is_whole_or_has_not_happened(string kind)
    {
        var statements = 3 + 1 + 1 + 3 + 1 + 1; // of version 2 and version 3, each with its own number and its commit
        for (var at = 0; at < statements; at++)
        {
            using var place = StorePlace.Of(kind);
            var location = place is StorePlace.InSqlite file ? file.File : ((StorePlace.InPostgres)place).Location;
            await using (var store = await place.OpenAsync())
            {
                var tenure = await store.TakeTenureAsync(Sample.Case(1), Cancel);
                for (var n = 0; n < 3; n++) await store.AppendAsync(Sample.Act(Sample.Case(1), tenure, n), Cancel);
            }

            using (var program = new WriterProgram(WriterProgram.Plain, "upgrade", location, $"{at}")) Assert.NotEqual(0, await program.EndAsync());

            using var connection = Upgrade.Connect(location);
            var version = SchemaUpgrade.VersionOf(connection, Upgrade.DialectOf(location));
            Assert.Equal(at < statements / 2 ? 1 : 2, version);
            Assert.Equal(9L, Convert.ToInt64(Value(connection, "SELECT count(*) FROM entries"), CultureInfo.InvariantCulture));
            new SchemaUpgrade(Upgrade.DialectOf(location), Upgrade.Later).Run(connection, "here");
            Assert.Equal(3, SchemaUpgrade.VersionOf(connection, Upgrade.DialectOf(location)));
            Assert.Equal(1L, Convert.ToInt64(Value(connection, "SELECT count(*) FROM shelves"), CultureInfo.InvariantCulture));
        }
    }

    [Theory]
    [InlineData("sqlite")]
    [InlineData("postgres")]
    public async Task A_record_of_a_newer_program_is_refused_by_name_and_left_alone(string kind)
    {
        using var place = StorePlace.Of(kind);
        var location = place is StorePlace.InSqlite file ? file.File : ((StorePlace.InPostgres)place).Location;
        await (await place.OpenAsync()).DisposeAsync();
        using (var connection = Upgrade.Connect(location)) new SchemaUpgrade(Upgrade.DialectOf(location), Upgrade.Later).Run(connection, "here");

        var fault = await Assert.ThrowsAsync<InvalidDataException>(async () => await RecordStore.OpenAsync(location, Cancel));

        Assert.Contains("newer Good Offices", fault.Message, StringComparison.Ordinal);
        Assert.Contains("schema is 3", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_database_of_another_program_is_not_touched()
    {
        using var folder = new TemporaryFolder();
        using (var other = Upgrade.Connect(folder.At("record.db"))) Run(other, "CREATE TABLE theirs (x)");
        await File.WriteAllTextAsync(folder.At("text"), new string('x', 5000), Cancel);
        var before = await File.ReadAllBytesAsync(folder.At("record.db"), Cancel);

        foreach (var name in new[] { "record.db", "text" }) await Assert.ThrowsAsync<InvalidDataException>(async () => await RecordStore.OpenAsync(folder.At(name), Cancel));

        Assert.Equal(before, await File.ReadAllBytesAsync(folder.At("record.db"), Cancel));
    }

    private static void Run(System.Data.Common.DbConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    private static object? Value(System.Data.Common.DbConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteScalar();
    }
}
