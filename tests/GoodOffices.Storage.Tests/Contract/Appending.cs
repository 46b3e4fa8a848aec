using GoodOffices.Casework.Ports;
using GoodOffices.Storage.Tests.Stores;
using GoodOffices.Storage.Writer;

namespace GoodOffices.Storage.Tests.Contract;

public sealed class Appending : AStore
{
    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Everything_appended_is_read_back_as_it_was_also_after_opening_again(string kind)
    {
        using var place = StorePlace.Of(kind);
        await using (var store = await Opened(place))
        {
            var tenure = await store.TakeTenureAsync(Case, Cancel);
            for (var n = 0; n < 20; n++) Appended(await store.AppendAsync(Sample.Act(Case, tenure, n), Cancel));
            Assert.Equal(20, await Inspection.ActsOfAsync(store, Case));
        }

        await using var again = await Opened(place);

        Assert.Equal(20, await Inspection.ActsOfAsync(again, Case));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Who_expects_another_sequence_is_told_the_actual_one_and_no_channel_is_written(string kind)
    {
        using var place = StorePlace.Of(kind);
        await using var store = await Opened(place);
        Appended(await store.AppendAsync(Entries(await store.TakeTenureAsync(Case, Cancel), Other, 0, 3), Cancel));

        var answer = await store.AppendAsync(Sample.Act(Case, 1, 0) with { Channels = [Sample.Entries(Case, Joint, 0), Sample.Entries(Case, Other, 2)] }, Cancel);

        Assert.Equal(new AppendAnswer.SequenceTaken(Other, 3), answer);
        Assert.Equal([new ChannelSize(Other, 3)], await store.ReadSizesAsync(Case, Cancel));
        Assert.Empty(await All(store.ReadBeatsAsync(Case, 0, Cancel)));
        Assert.Empty(await store.ReadWrapsAsync(Case, "key", Cancel));
        Assert.Null(await store.FindAnswerAsync(Case, Sample.Key($"{Case} 0"), Cancel));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task A_gap_between_beats_is_refused_with_everything_else_of_the_append(string kind)
    {
        using var place = StorePlace.Of(kind);
        await using var store = await Opened(place);
        var tenure = await store.TakeTenureAsync(Case, Cancel);

        var answer = await store.AppendAsync(Sample.Act(Case, tenure, 0) with { Beats = [Sample.Beat(Case, 1)] }, Cancel);

        Assert.Equal(new AppendAnswer.BeatTaken(0), answer);
        Assert.Empty(await store.ReadSizesAsync(Case, Cancel));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Of_many_who_write_the_same_sequence_at_once_exactly_one_does(string kind)
    {
        using var place = StorePlace.Of(kind);
        await using var store = await Opened(place);
        var tenure = await store.TakeTenureAsync(Case, Cancel);

        for (var n = 0; n < 10; n++)
        {
            var at = n;
            var answers = await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => Task.Run(async () => await store.AppendAsync(Entries(tenure, Joint, at), Cancel))));

            Assert.Single(answers.OfType<AppendAnswer.Appended>());
            Assert.All(answers.Where(a => a is not AppendAnswer.Appended), a => Assert.Equal(new AppendAnswer.SequenceTaken(Joint, at + 1), a));
        }

        await Inspection.ChannelAsync(store, Case, Joint, 10);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task What_is_malformed_is_the_callers_mistake_and_leaves_no_trace(string kind)
    {
        using var place = StorePlace.Of(kind);
        await using var store = await Opened(place);
        var tenure = await store.TakeTenureAsync(Case, Cancel);
        var good = Sample.Entries(Case, Joint, 0, 3);
        Append[] malformed =
        [
            new(Case, 0) { Channels = [good] },
            new(Case, tenure) { Channels = [good, good] },
            new(Case, tenure) { Channels = [good with { ExpectedSequence = 1 }] },
            new(Case, tenure) { Channels = [good with { Entries = [] }] },
            new(Case, tenure) { Channels = [good with { Entries = good.Entries.RemoveAt(1) }] },
            new(Case, tenure) { Channels = [good with { Payloads = [Sample.Payload(Case, Joint, 3)] }] },
            new(Case, tenure) { Channels = [good with { Payloads = [Sample.Payload(Case, Joint, 1), Sample.Payload(Case, Joint, 1)] }] },
            new(Case, tenure) { Beats = [Sample.Beat(Case, 0), Sample.Beat(Case, 2)] },
            new(Case, tenure) { Wraps = [Sample.Wrap(Case, Joint, 0, "")] },
        ];

        foreach (var append in malformed) await Assert.ThrowsAsync<ArgumentException>(async () => await store.AppendAsync(append, Cancel));

        Assert.Empty(await store.ReadSizesAsync(Case, Cancel));
        Assert.Empty(await All(store.ReadCasesAsync(Cancel)));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task A_wrap_or_a_cosignature_that_is_there_stays_as_it_is(string kind)
    {
        using var place = StorePlace.Of(kind);
        await using var store = await Opened(place);
        var tenure = await store.TakeTenureAsync(Case, Cancel);
        Appended(await store.AppendAsync(Sample.Act(Case, tenure, 0), Cancel));

        Appended(await store.AppendAsync(new(Case, tenure) { Wraps = [Sample.Wrap(Case, Joint, 0, "key") with { Wrapped = new byte[9] }], Cosignatures = [new(1, "key", new byte[9])] }, Cancel));

        Assert.Equal(1, await Inspection.ActsOfAsync(store, Case));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task An_erased_payload_is_gone_and_its_entry_stays(string kind)
    {
        using var place = StorePlace.Of(kind);
        await using var store = await Opened(place);
        var tenure = await store.TakeTenureAsync(Case, Cancel);
        Appended(await store.AppendAsync(Entries(tenure, Joint, 0, 7), Cancel));

        Appended(await store.AppendAsync(Entries(tenure, Joint, 7, 1) with { Erased = [new(Joint, 3), new(Joint, 5), new(Other, 0)] }, Cancel));

        Assert.Equal([0, 6], (await All(store.ReadUnmaskedPayloadsAsync(Case, Joint, 0, Cancel))).Select(p => p.Sequence));
        Assert.Equal([6], (await All(store.ReadUnmaskedPayloadsAsync(Case, Joint, 4, Cancel))).Select(p => p.Sequence));
        Assert.Equal(8, (await All(store.ReadUnmaskedEntriesAsync(Case, Joint, 0, Cancel))).Count);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task A_row_of_the_largest_size_and_an_empty_one_are_kept(string kind)
    {
        using var place = StorePlace.Of(kind);
        await using var store = await Opened(place);
        var tenure = await store.TakeTenureAsync(Case, Cancel);
        var large = new byte[(5 * 262_144) + 41];
        Random.Shared.NextBytes(large);
        var one = Sample.Entries(Case, Joint, 0) with { Payloads = [new(0, 0, long.MaxValue, large)] };
        var two = new ChannelAppend(Other, 0, [new(0, int.MaxValue, Sample.Leaf([]), ReadOnlyMemory<byte>.Empty)]);

        Appended(await store.AppendAsync(new(Case, tenure) { Channels = [one, two], Answered = new(Sample.Key("empty"), ReadOnlyMemory<byte>.Empty) }, Cancel));

        var payload = Assert.Single(await All(store.ReadUnmaskedPayloadsAsync(Case, Joint, 0, Cancel)));
        Assert.Equal(large, payload.SealedBytes.ToArray());
        Assert.Equal(long.MaxValue, payload.ErasureNumber);
        var entry = Assert.Single(await All(store.ReadUnmaskedEntriesAsync(Case, Other, 0, Cancel)));
        Assert.Equal((0, int.MaxValue), (entry.SealedBytes.Length, entry.Epoch));
        Assert.Equal(0, (await store.FindAnswerAsync(Case, Sample.Key("empty"), Cancel))!.Value.Length);
    }
}
