using System.Globalization;
using System.Text;
using GoodOffices.Storage.Rows;
using GoodOffices.Storage.Sqlite;
using GoodOffices.Storage.Tests.Stores;
using GoodOffices.Storage.Writer;
using Microsoft.Data.Sqlite;

namespace GoodOffices.Storage.Tests.Machine;

/// <summary>A stolen database: beside sealed bytes there stand numbers and hashes, and what the page on the record says, no more.</summary>
public sealed class WhatLiesInTheClear
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_columns_are_those_the_page_on_the_record_lists()
    {
        using var folder = new TemporaryFolder();
        await using (SqliteRecordStore.Open(folder.At("record.db")))
        {
            using var session = new SqliteSession(folder.At("record.db"), SqliteOpenMode.ReadOnly);
            var tables = session.Read("SELECT m.name, group_concat(c.name, ' ') FROM sqlite_master m, pragma_table_info(m.name) c WHERE m.type = 'table' GROUP BY m.name ORDER BY m.name", [], reader =>
            {
                var all = new Dictionary<string, string>();
                while (reader.Read()) all.Add(reader.GetString(0), reader.GetString(1));
                return all;
            });

            Assert.Equal(Table.All.ToDictionary(t => t.Name, t => string.Join(' ', t.Columns)).Append(new("schema_version", "version")).OrderBy(p => p.Key), tables.OrderBy(p => p.Key));
        }
    }

    [Fact]
    public async Task Neither_its_place_nor_its_user_nor_a_time_enters_the_files()
    {
        using var folder = new TemporaryFolder();
        var before = DateTimeOffset.UtcNow;
        await using var store = SqliteRecordStore.Open(folder.At("record.db"));
        var tenure = await store.TakeTenureAsync(Sample.Case(1), Cancel);
        for (var n = 0; n < 50; n++) await store.AppendAsync(Sample.Act(Sample.Case(1), tenure, n), Cancel);
        await store.BackUpAsync(folder.At("backup"), Cancel);

        foreach (var file in Directory.GetFiles(folder.Path).Where(f => !f.EndsWith("-shm", StringComparison.Ordinal)))
        {
            await using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            var bytes = new byte[stream.Length];
            await stream.ReadExactlyAsync(bytes, Cancel);
            foreach (var word in new[] { folder.Path, Path.GetFileName(folder.Path), Environment.MachineName, before.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), before.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture)[..7] }.Where(w => w.Length > 5)) // shorter ones stand in random bytes by chance
                Assert.True(bytes.AsSpan().IndexOf(Encoding.UTF8.GetBytes(word)) < 0, $"{Path.GetFileName(file)} holds {word}.");
        }
    }
}
