using GoodOffices.Casework.Ports;
using GoodOffices.Core.Record;
using GoodOffices.Storage.Tests.Stores;
using GoodOffices.Storage.Writer;

namespace GoodOffices.Storage.Tests.Contract;

public sealed class Reading : AStore
{
    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Cases_and_channels_come_in_the_order_of_their_written_numbers(string kind)
    {
        using var place = StorePlace.Of(kind);
        await using var store = await Opened(place);
        foreach (var number in Enumerable.Range(0, 12))
        {
            var of = Sample.Case(number);
            var tenure = await store.TakeTenureAsync(of, Cancel);
            Appended(await store.AppendAsync(new(of, tenure) { Channels = [.. Enumerable.Range(0, 9).Select(c => Sample.Entries(of, Sample.Channel(c), 0, c + 1))] }, Cancel));
        }

        await store.TakeTenureAsync(Sample.Case(99), Cancel); // a case without an entry is none yet

        Assert.Equal(Enumerable.Range(0, 12).Select(Sample.Case).Order(), await All(store.ReadCasesAsync(Cancel)));
        Assert.Equal(Enumerable.Range(0, 9).Select(c => new ChannelSize(Sample.Channel(c), c + 1)).OrderBy(s => s.Channel), await store.ReadSizesAsync(Sample.Case(3), Cancel));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Reading_begins_where_it_is_asked_to_across_pages(string kind)
    {
        using var place = StorePlace.Of(kind);
        await using var store = await Opened(place);
        var tenure = await store.TakeTenureAsync(Case, Cancel);
        Appended(await store.AppendAsync(Entries(tenure, Joint, 0, 1100) with { Beats = [.. Enumerable.Range(0, 600).Select(n => Sample.Beat(Case, n))], Cosignatures = [.. Enumerable.Range(0, 600).Select(n => Sample.Cosignature(Case, n / 3, $"k{n % 3}"))] }, Cancel));

        foreach (var from in new[] { 0L, 1, 255, 256, 257, 512, 1099, 1100, 5000 })
        {
            Assert.Equal(Range(from, 1100), (await All(store.ReadUnmaskedEntriesAsync(Case, Joint, from, Cancel))).Select(e => e.Sequence));
            Assert.Equal(Range(from, 1100).Select(n => Sample.Entry(Case, Joint, n).Leaf), await All(store.ReadLeavesAsync(Case, Joint, from, Cancel)));
            Assert.Equal(Range(from, 600), (await All(store.ReadBeatsAsync(Case, from, Cancel))).Select(b => b.Number));
            Assert.Equal(Range(from, 200).SelectMany(n => new[] { (n, "k0"), (n, "k1"), (n, "k2") }), (await All(store.ReadCosignaturesAsync(Case, from, Cancel))).Select(c => (c.Size, c.KeyNumber)));
        }

        static IEnumerable<long> Range(long from, long to) => Enumerable.Range(0, (int)to).Select(n => (long)n).Where(n => n >= from);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task What_does_not_exist_is_empty(string kind)
    {
        using var place = StorePlace.Of(kind);
        await using var store = await Opened(place);

        Assert.Empty(await All(store.ReadCasesAsync(Cancel)));
        Assert.Empty(await store.ReadSizesAsync(Case, Cancel));
        Assert.Empty(await All(store.ReadUnmaskedEntriesAsync(Case, Joint, 0, Cancel)));
        Assert.Empty(await All(store.ReadUnmaskedPayloadsAsync(Case, Joint, 0, Cancel)));
        Assert.Empty(await store.ReadWrapsAsync(Case, "nobody", Cancel));
        Assert.Null(await store.FindAnswerAsync(Case, default, Cancel));
        Assert.Null(await store.FindSnapshotAsync(Case, "fold", Cancel));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Wraps_are_found_by_the_key_they_are_for(string kind)
    {
        using var place = StorePlace.Of(kind);
        await using var store = await Opened(place);
        var tenure = await store.TakeTenureAsync(Case, Cancel);
        string[] keys = ["anna", "berta"];
        int[] epochs = [0, 1, 10, 2];
        StoredWrap[] wraps = [.. from channel in new[] { Joint, Other } from epoch in epochs from key in keys select Sample.Wrap(Case, channel, epoch, key)];
        Appended(await store.AppendAsync(new(Case, tenure) { Wraps = [.. wraps] }, Cancel));

        var found = await store.ReadWrapsAsync(Case, "berta", Cancel);

        Assert.Equal(new[] { Joint, Other }.Order().SelectMany(c => new[] { (c, 0), (c, 1), (c, 2), (c, 10) }), found.Select(w => (w.Channel, w.Epoch)));
        Assert.All(found, w => Assert.Equal(Sample.Wrap(Case, w.Channel, w.Epoch, "berta").Wrapped.ToArray(), w.Wrapped.ToArray()));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task A_snapshot_is_replaced_by_the_next_and_thrown_away_without_loss(string kind)
    {
        using var place = StorePlace.Of(kind);
        await using var store = await Opened(place);
        var tenure = await store.TakeTenureAsync(Case, Cancel);
        Appended(await store.AppendAsync(Sample.Act(Case, tenure, 0), Cancel));
        await store.KeepSnapshotAsync(Case, "fold", Sample.Bytes("first"), Cancel);
        await store.KeepSnapshotAsync(Case, "fold", Sample.Bytes("second"), Cancel);

        Assert.Equal(Sample.Bytes("second"), (await store.FindSnapshotAsync(Case, "fold", Cancel))!.Value.ToArray());
        Assert.Null(await store.FindSnapshotAsync(Sample.Case(2), "fold", Cancel));

        await store.DropSnapshotsAsync(Cancel);

        Assert.Null(await store.FindSnapshotAsync(Case, "fold", Cancel));
        Assert.Equal(1, await Inspection.ActsOfAsync(store, Case));
    }
}
