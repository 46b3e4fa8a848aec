using GoodOffices.Casework.Ports;
using GoodOffices.Storage.Tests.Stores;
using GoodOffices.Storage.Writer;

namespace GoodOffices.Storage.Tests.Contract;

/// <summary>However often a request arrives, it happens once, and everybody who asked gets the same answer.</summary>
public sealed class OneEffect : AStore
{
    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task A_repeated_key_gets_the_first_answer_whatever_else_has_changed(string kind)
    {
        using var place = StorePlace.Of(kind);
        await using var store = await Opened(place);
        var tenure = await store.TakeTenureAsync(Case, Cancel);
        var act = Sample.Act(Case, tenure, 0);
        Appended(await store.AppendAsync(act, Cancel));
        await store.TakeTenureAsync(Case, Cancel);

        var again = Assert.IsType<AppendAnswer.Replayed>(await store.AppendAsync(act with { Answered = act.Answered! with { SealedAnswer = new byte[3] } }, Cancel));

        Assert.Equal(Sample.Bytes($"answer {Case} 0"), again.SealedAnswer.ToArray());
        Assert.Equal(again.SealedAnswer.ToArray(), (await store.FindAnswerAsync(Case, act.Answered!.Key, Cancel))!.Value.ToArray());
        Assert.Equal(1, await Inspection.ActsOfAsync(store, Case));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task The_key_of_one_case_means_nothing_in_another(string kind)
    {
        using var place = StorePlace.Of(kind);
        await using var store = await Opened(place);
        var answered = new Answered(Sample.Key("the same"), Sample.Bytes("answer"));

        foreach (var of in new[] { Sample.Case(1), Sample.Case(2) })
        {
            var tenure = await store.TakeTenureAsync(of, Cancel);
            Appended(await store.AppendAsync(new(of, tenure) { Channels = [Sample.Entries(of, Joint, 0)], Answered = answered }, Cancel));
        }
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Requests_that_come_many_times_late_and_out_of_order_have_one_effect_each(string kind)
    {
        using var place = StorePlace.Of(kind);
        await using var store = await Opened(place);
        var random = new Random(Sizes.Seed);
        var tenure = await store.TakeTenureAsync(Case, Cancel);
        var requests = Sizes.Of(40, 1000);
        var deliveries = Enumerable.Range(0, requests).SelectMany(n => Enumerable.Repeat(n, random.Next(2, 11))).ToArray();
        random.Shuffle(deliveries);
        var effects = new int[requests];

        await Task.WhenAll(deliveries.Chunk((deliveries.Length / 8) + 1).Select(lane => Task.Run(async () =>
        {
            foreach (var request in lane) await DeliverAsync(store, tenure, request, effects);
        })));

        Assert.All(effects, count => Assert.True(count == 1, $"A request had {count} effects. GOODOFFICES_SEED={Sizes.Seed}"));
        Assert.Equal(requests, Assert.Single(await store.ReadSizesAsync(Case, Cancel)).Entries);
        await Inspection.ChannelAsync(store, Case, Joint, requests);
    }

    /// <summary>As a client does: with the size she knows, again when somebody was faster; one acknowledgement in four is lost and asked for again.</summary>
    private static async Task DeliverAsync(IRecordStore store, long tenure, int request, int[] effects)
    {
        while (true)
        {
            var sizes = await store.ReadSizesAsync(Case, Cancel);
            var append = Entries(tenure, Joint, sizes.Count == 0 ? 0 : sizes[0].Entries) with { Answered = new(Sample.Key($"request {request}"), Sample.Bytes($"response {request}")) };
            var answer = await store.AppendAsync(append, Cancel);
            if (answer is AppendAnswer.SequenceTaken) continue;
            if (answer is AppendAnswer.Appended)
            {
                Interlocked.Increment(ref effects[request]);
                if (Random.Shared.Next(4) > 0) return;
                answer = await store.AppendAsync(append, Cancel);
            }

            Assert.Equal(Sample.Bytes($"response {request}"), Assert.IsType<AppendAnswer.Replayed>(answer).SealedAnswer.ToArray());
            return;
        }
    }
}
