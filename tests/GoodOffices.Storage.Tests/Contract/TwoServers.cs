using GoodOffices.Casework.Ports;
using GoodOffices.Storage.Tests.Stores;
using GoodOffices.Storage.Writer;

namespace GoodOffices.Storage.Tests.Contract;

/// <summary>Two servers on one store: at most one chain, and the loser is told.</summary>
public sealed class TwoServers : AStore
{
    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Whoever_took_the_case_first_writes_no_more_once_another_has_taken_it(string kind)
    {
        using var place = StorePlace.Of(kind);
        await using var one = await Opened(place);
        await using var two = await Opened(place);

        Assert.Equal(new AppendAnswer.Superseded(0), await one.AppendAsync(Entries(1, Joint, 0), Cancel));
        Assert.Equal(1, await one.TakeTenureAsync(Case, Cancel));
        Appended(await one.AppendAsync(Entries(1, Joint, 0), Cancel));
        Assert.Equal(2, await two.TakeTenureAsync(Case, Cancel));

        Assert.Equal(new AppendAnswer.Superseded(2), await one.AppendAsync(Entries(1, Joint, 1), Cancel));
        Appended(await two.AppendAsync(Entries(2, Joint, 1), Cancel));
        Assert.Equal(1, await one.TakeTenureAsync(Sample.Case(2), Cancel)); // another case is another matter
        await Inspection.ChannelAsync(one, Case, Joint, 2);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Two_servers_that_keep_taking_the_case_from_each_other_write_one_chain(string kind)
    {
        using var place = StorePlace.Of(kind);
        await using var one = await Opened(place);
        await using var two = await Opened(place);
        var acts = Sizes.Of(60, 3000);

        var counts = await Task.WhenAll(new[] { one, two }.Select(store => Task.Run(() => ContendAsync(store, acts))));

        Assert.Equal(acts, counts.Sum(c => c.Appended));
        Assert.Equal(acts, await Inspection.ActsOfAsync(two, Case));
    }

    private static async Task<(int Appended, int Superseded)> ContendAsync(IRecordStore store, int acts)
    {
        var (appended, superseded, tenure) = (0, 0, await store.TakeTenureAsync(Case, Cancel));
        while (true)
        {
            var sizes = await store.ReadSizesAsync(Case, Cancel);
            var next = sizes.Count == 0 ? 0 : sizes.Single(s => s.Channel == Joint).Entries;
            if (next >= acts) return (appended, superseded);
            switch (await store.AppendAsync(Sample.Act(Case, tenure, next), Cancel))
            {
                case AppendAnswer.Appended:
                    appended++;
                    break;
                case AppendAnswer.Superseded:
                    superseded++;
                    tenure = await store.TakeTenureAsync(Case, Cancel);
                    break;
                case AppendAnswer.Replayed or AppendAnswer.SequenceTaken:
                    break; // the other was faster
                case var other:
                    Assert.Fail($"Unexpected: {other}");
                    break;
            }
        }
    }
}
