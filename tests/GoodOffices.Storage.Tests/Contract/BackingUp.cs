using GoodOffices.Casework.Ports;
using GoodOffices.Core.Record;
using GoodOffices.Storage.Sqlite;
using GoodOffices.Storage.Tests.Stores;
using GoodOffices.Storage.Writer;
using Microsoft.Data.Sqlite;

namespace GoodOffices.Storage.Tests.Contract;

public sealed class BackingUp : AStore
{
    public static TheoryData<string, string> Pairs => [.. from one in Kinds from two in Kinds select (one.Data, two.Data)];

    [Theory]
    [MemberData(nameof(Pairs))]
    public async Task A_backup_of_any_store_is_restored_into_any_other_row_for_row(string from, string into)
    {
        using var folder = new TemporaryFolder();
        using var place = StorePlace.Of(from);
        using var empty = StorePlace.Of(into);
        await using var store = await Opened(place);
        await WriteAsync(store, Case, 15);
        await WriteAsync(store, Sample.Case(2), 3);
        await store.KeepSnapshotAsync(Case, "fold", Sample.Bytes("cache"), Cancel);

        await store.BackUpAsync(folder.At("backup"), Cancel);
        await using var restored = await Opened(empty);
        var answer = await restored.RestoreAsync(folder.At("backup"), false, Cancel);

        Assert.Equal(new[] { Case, Sample.Case(2) }.Order(), Assert.IsType<RestoreAnswer.Restored>(answer).Cases);
        Assert.Equal(15, await Inspection.ActsOfAsync(restored, Case));
        Assert.Equal(3, await Inspection.ActsOfAsync(restored, Sample.Case(2)));
        Assert.Null(await restored.FindSnapshotAsync(Case, "fold", Cancel));
        Assert.Equal([folder.At("backup")], Directory.GetFileSystemEntries(folder.Path)); // nothing half done beside it
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task A_backup_taken_while_others_write_is_one_instant(string kind)
    {
        using var folder = new TemporaryFolder();
        using var place = StorePlace.Of(kind);
        await using var store = await Opened(place);
        using var done = CancellationTokenSource.CreateLinkedTokenSource(Cancel);
        var writing = Task.WhenAll(Enumerable.Range(0, 4).Select(number => Task.Run(async () =>
        {
            var tenure = await store.TakeTenureAsync(Sample.Case(number), Cancel);
            for (var n = 0; !done.IsCancellationRequested && n < 5000; n++) Appended(await store.AppendAsync(Sample.Act(Sample.Case(number), tenure, n), Cancel));
        })));

        for (var backup = 0; backup < Sizes.Of(4, 100); backup++)
        {
            await store.BackUpAsync(folder.At($"{backup}"), Cancel);
            await using var copy = new Memory.MemoryRecordStore(new());
            await copy.RestoreAsync(folder.At($"{backup}"), false, Cancel);
            for (var number = 0; number < 4; number++) await Inspection.ActsOfAsync(copy, Sample.Case(number)); // every act whole
        }

        await done.CancelAsync();
        await writing;
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task A_backup_overwrites_no_file_and_leaves_none_where_it_fails(string kind)
    {
        using var folder = new TemporaryFolder();
        using var place = StorePlace.Of(kind);
        await using var store = await Opened(place);
        await WriteAsync(store, Case, 2);
        await File.WriteAllTextAsync(folder.At("taken"), "mine", Cancel);

        await Assert.ThrowsAsync<IOException>(async () => await store.BackUpAsync(folder.At("taken"), Cancel));
        await Assert.ThrowsAnyAsync<IOException>(async () => await store.BackUpAsync(folder.At("missing/backup"), Cancel));

        Assert.Equal("mine", await File.ReadAllTextAsync(folder.At("taken"), Cancel));
        Assert.Single(Directory.GetFileSystemEntries(folder.Path));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task A_case_that_is_here_is_put_back_only_when_that_is_said_and_its_writer_is_refused_then(string kind)
    {
        using var folder = new TemporaryFolder();
        using var place = StorePlace.Of(kind);
        await using var store = await Opened(place);
        await WriteAsync(store, Case, 5);
        await store.BackUpAsync(folder.At("older"), Cancel);
        for (var n = 5; n < 9; n++) Appended(await store.AppendAsync(Sample.Act(Case, 1, n), Cancel));

        var refused = await store.RestoreAsync(folder.At("older"), false, Cancel);
        var stillNine = await Inspection.ActsOfAsync(store, Case);
        var restored = await store.RestoreAsync(folder.At("older"), true, Cancel);

        Assert.Equal([Case], Assert.IsType<RestoreAnswer.CasesExist>(refused).Cases);
        Assert.Equal(9, stillNine);
        Assert.IsType<RestoreAnswer.Restored>(restored);
        Assert.Equal(5, await Inspection.ActsOfAsync(store, Case));
        Assert.Equal(new AppendAnswer.Superseded(2), await store.AppendAsync(Sample.Act(Case, 1, 5), Cancel));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task A_damaged_backup_is_refused_and_changes_nothing(string kind)
    {
        using var folder = new TemporaryFolder();
        using var place = StorePlace.Of(kind);
        await using var store = await Opened(place);
        await WriteAsync(store, Case, 5);
        await store.BackUpAsync(folder.At("good"), Cancel);
        var bytes = await File.ReadAllBytesAsync(folder.At("good"), Cancel);
        var random = new Random(Sizes.Seed);

        for (var i = 0; i < Sizes.Of(30, 1000); i++)
        {
            await File.WriteAllBytesAsync(folder.At("bad"), i % 5 == 0 ? bytes[..random.Next(bytes.Length)] : Damaged(bytes, random), Cancel);

            await Assert.ThrowsAsync<InvalidDataException>(async () => await store.RestoreAsync(folder.At("bad"), true, Cancel));
        }

        Assert.Equal(5, await Inspection.ActsOfAsync(store, Case));
    }

    [Theory]
    [InlineData("DROP TABLE wraps; CREATE VIEW wraps AS WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT 'a' case_number, i rowid FROM n")]
    [InlineData("CREATE TRIGGER mischief AFTER DELETE ON entries BEGIN DELETE FROM payloads; END")]
    [InlineData("DROP TABLE answers; CREATE TABLE answers (case_number TEXT, idempotency_key BLOB, sealed BLOB AS (zeroblob(1000000000)))")]
    [InlineData("CREATE TABLE more (a TEXT); INSERT INTO backup_digests VALUES ('more', 0, zeroblob(32))")]
    [InlineData("DROP TABLE schema_version; CREATE VIEW schema_version AS WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT max(i) version FROM n")]
    [InlineData("DROP TABLE schema_version; CREATE TABLE schema_version (other TEXT)")]
    [InlineData("UPDATE schema_version SET version = 0")]
    [InlineData("DELETE FROM schema_version")]
    public async Task A_backup_whose_tables_somebody_made_is_refused_before_it_is_read(string mischief)
    {
        using var folder = new TemporaryFolder();
        using var place = StorePlace.Of("memory");
        await using var store = await Opened(place);
        await WriteAsync(store, Case, 5);
        await store.BackUpAsync(folder.At("bad"), Cancel);
        using (var session = new SqliteSession(folder.At("bad"), SqliteOpenMode.ReadWrite))
        {
            using var command = session.Connection.CreateCommand();
            command.CommandText = mischief;
            command.ExecuteNonQuery();
        }

        var restoring = Task.Run(async () => await store.RestoreAsync(folder.At("bad"), true, Cancel), Cancel);

        var fault = await Assert.ThrowsAsync<InvalidDataException>(() => restoring.WaitAsync(TimeSpan.FromSeconds(20), Cancel));
        Assert.Contains("no backup", fault.Message, StringComparison.Ordinal);
        Assert.Equal(5, await Inspection.ActsOfAsync(store, Case));
    }

    /// <summary>One byte of one entry changed, wherever it stands: SQLite leaves copies of moved rows in unused parts of pages, and those mean nothing.</summary>
    private static byte[] Damaged(byte[] bytes, Random random)
    {
        var damaged = bytes.ToArray();
        var entry = Sample.Entry(Case, Joint, random.Next(5)).SealedBytes.Span[..64];
        var (at, change) = (random.Next(64), (byte)random.Next(1, 256));
        for (var found = damaged.AsSpan().IndexOf(entry); found >= 0; found = damaged.AsSpan().IndexOf(entry)) damaged[found + at] ^= change;
        return damaged;
    }

    private static async Task WriteAsync(IRecordStore store, CaseNumber of, int acts)
    {
        var tenure = await store.TakeTenureAsync(of, Cancel);
        for (var n = 0; n < acts; n++) Appended(await store.AppendAsync(Sample.Act(of, tenure, n), Cancel));
    }
}
