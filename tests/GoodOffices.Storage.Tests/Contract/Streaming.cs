using GoodOffices.Casework.Ports;
using GoodOffices.Storage.Tests.Stores;
using GoodOffices.Storage.Writer;

namespace GoodOffices.Storage.Tests.Contract;

/// <summary>Alone, as others' memory would be counted too.</summary>
[CollectionDefinition(nameof(Streaming), DisableParallelization = true)]
public sealed class StreamingAlone;

[Collection(nameof(Streaming))]
public sealed class Streaming : AStore
{
    private const long MostGrowth = 32 << 20;

    [Theory]
    [InlineData("sqlite")]
    [InlineData("postgres")]
    public async Task Memory_stays_flat_however_long_the_channel(string kind)
    {
        var entries = Sizes.Of(40_000, 100_000);
        using var place = StorePlace.Of(kind);
        await using var store = await Opened(place);
        var tenure = await store.TakeTenureAsync(Case, Cancel);
        for (var n = 0; n < entries; n += 2000) Appended(await store.AppendAsync(Entries(tenure, Joint, n, 2000), Cancel));
        var (before, most, count) = (GC.GetTotalMemory(forceFullCollection: true), 0L, 0L);

        await foreach (var entry in store.ReadUnmaskedEntriesAsync(Case, Joint, 0, Cancel))
        {
            Assert.Equal(count++, entry.Sequence);
            if (count % 8_000 == 0) most = Math.Max(most, GC.GetTotalMemory(forceFullCollection: true));
        }

        Assert.Equal(entries, count);
        Assert.True(most - before < MostGrowth, $"{(most - before) >> 20} MiB more while streaming.");
    }
}
