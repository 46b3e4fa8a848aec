using System.Globalization;
using GoodOffices.Storage.Sqlite;
using GoodOffices.Storage.Tests.Crashes;
using GoodOffices.Storage.Tests.Stores;
using GoodOffices.Storage.Writer;

namespace GoodOffices.Storage.Tests.PowerLoss;

/// <summary>The power goes at any call: what was not flushed is dropped, torn or reordered by sectors, and nothing acknowledged is lost.</summary>
public sealed class WhenThePowerGoes
{
    private const int Writers = 3;
    private const int Acts = 60;

    [Fact]
    public async Task What_was_acknowledged_is_on_the_disk()
    {
        using var folder = new TemporaryFolder();
        var log = await RecordAsync(folder);
        var random = new Random(Sizes.Seed);
        var points = new HashSet<int>(Enumerable.Range(0, Sizes.Of(250, 10_000)).Select(_ => random.Next(log.Count)));
        var (disk, acknowledged) = (new LosingDisk(), new Dictionary<int, long>());

        for (var at = 0; at < log.Count; at++)
        {
            disk.Take(log[at]);
            if (log[at].Kind == 'M' && log[at].Name.Split(' ') is [var writer, var act]) acknowledged[int.Parse(writer, CultureInfo.InvariantCulture)] = long.Parse(act, CultureInfo.InvariantCulture);
            if (points.Contains(at)) await LoseAsync(disk, acknowledged, random, at);
        }

        Assert.Contains(log, call => call.Kind == 'S');
        Assert.Contains(log, call => call is { Kind: 'W' } && call.Name.EndsWith("record.db", StringComparison.Ordinal) && call.Offset > 0); // the log was folded into the file
        Assert.Equal(Writers * Acts, log.Count(call => call.Kind == 'M' && call.Name.Contains(' ', StringComparison.Ordinal)));
    }

    private static async Task LoseAsync(LosingDisk disk, Dictionary<int, long> acknowledged, Random random, int at)
    {
        using var after = new TemporaryFolder();
        disk.Save(after.Path, random.Next(2) == 0 ? 512 : 4096, random);

        await using var store = SqliteRecordStore.Open(after.At("record.db"));
        for (var number = 0; number < Writers; number++)
        {
            var acts = await Inspection.ActsOfAsync(store, Sample.Case(number));
            Assert.True(acts > acknowledged.GetValueOrDefault(number, -1), $"After call {at}: act {acknowledged.GetValueOrDefault(number, -1)} was acknowledged, and {acts} acts are there. GOODOFFICES_SEED={Sizes.Seed}");
        }
    }

    private static async Task<List<DiskCall>> RecordAsync(TemporaryFolder folder)
    {
        Directory.CreateDirectory(folder.At("disk"));
        using var writer = new WriterProgram(ShimLibrary.Environment, "recorded-load", folder.At("disk"), ShimLibrary.Path, folder.At("log"), $"{Writers}", $"{Acts}");
        Assert.True(await writer.EndAsync() == 0, await writer.Errors());
        return DiskCall.Read(folder.At("log"));
    }
}
