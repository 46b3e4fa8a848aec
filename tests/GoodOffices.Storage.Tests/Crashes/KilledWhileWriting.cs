using System.Diagnostics;
using GoodOffices.Storage.Postgres;
using GoodOffices.Storage.Sqlite;
using GoodOffices.Storage.Tests.Stores;
using GoodOffices.Storage.Writer;

namespace GoodOffices.Storage.Tests.Crashes;

/// <summary>kill -9 at random moments under load: what was acknowledged is there, and no half of anything.</summary>
public sealed class KilledWhileWriting
{
    private const int Writers = 4;
    private const int KillsOfOneFile = 10;

    [Fact]
    public async Task A_program_killed_at_any_moment_has_lost_nothing_it_acknowledged()
    {
        var random = new Random(Sizes.Seed);
        var kills = Sizes.Of(200, 10_000);
        for (var kill = 0; kill < kills; kill += KillsOfOneFile)
        {
            using var folder = new TemporaryFolder();
            for (var i = 0; i < KillsOfOneFile; i++)
            {
                using var writer = new WriterProgram(WriterProgram.Plain, "load", folder.At("record.db"), $"{Writers}", "1000000");
                // One kill in five may hit the opening itself: recovery and upgrade.
                if (random.Next(5) > 0) await writer.Open;
                await Task.Delay(random.Next(150), TestContext.Current.CancellationToken);
                await writer.KillAsync();

                var watch = Stopwatch.StartNew();
                await using var store = SqliteRecordStore.Open(folder.At("record.db"));
                var opened = watch.Elapsed;

                Assert.True(opened < TimeSpan.FromSeconds(5), $"Opening took {opened}.");
                for (var number = 0; number < Writers; number++)
                {
                    var acts = await Inspection.ActsOfAsync(store, Sample.Case(number));
                    var told = writer.Acknowledged.GetValueOrDefault(number, -1);
                    Assert.True(acts > told, $"Act {told} was acknowledged, and {acts} acts are there. GOODOFFICES_SEED={Sizes.Seed}");
                }
            }
        }
    }

    [Fact]
    public async Task A_PostgreSQL_server_killed_at_any_moment_has_lost_nothing_it_acknowledged()
    {
        using var cluster = PostgresCluster.New();
        var random = new Random(Sizes.Seed);
        for (var kill = 0; kill < Sizes.Of(5, 200); kill++)
        {
            using var writer = new WriterProgram(WriterProgram.Plain, "load", cluster.Place($"crash{kill}"), $"{Writers}", "1000000");
            await writer.Open;
            await Task.Delay(random.Next(700), TestContext.Current.CancellationToken);
            cluster.Kill();
            await writer.EndAsync(); // it loses its server, says so and ends
            cluster.Start();

            await using var store = await PostgresRecordStore.OpenAsync(cluster.Place($"crash{kill}"), cancel: TestContext.Current.CancellationToken);
            for (var number = 0; number < Writers; number++)
                Assert.True(await Inspection.ActsOfAsync(store, Sample.Case(number)) > writer.Acknowledged.GetValueOrDefault(number, -1), $"GOODOFFICES_SEED={Sizes.Seed}");
            Assert.Contains("cannot be reached", await writer.Errors(), StringComparison.Ordinal);
        }
    }
}
