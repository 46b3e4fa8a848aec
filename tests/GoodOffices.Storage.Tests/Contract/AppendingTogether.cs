using GoodOffices.Casework.Ports;
using GoodOffices.Core.Record;
using GoodOffices.Storage.Tests.Stores;
using GoodOffices.Storage.Writer;

namespace GoodOffices.Storage.Tests.Contract;

/// <summary>What comes at once may go to disk together; each append is answered as if it had come alone.</summary>
public sealed class AppendingTogether : AStore
{
    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Among_many_at_once_each_that_does_not_fit_is_told_why_and_the_others_are_written(string kind)
    {
        using var place = StorePlace.Of(kind);
        await using var store = await Opened(place);
        var cases = Enumerable.Range(100, 40).Select(Sample.Case).ToArray();
        foreach (var of in cases) Appended(await store.AppendAsync(Plain(of, await store.TakeTenureAsync(of, Cancel), 0), Cancel));

        var answers = await Task.WhenAll(cases.Select((of, at) => Task.Run(async () => await store.AppendAsync((at % 5) switch
        {
            1 => Plain(of, 7, 1),
            2 => Plain(of, 1, 1) with { Channels = [Sample.Entries(of, Joint, 5)] },
            3 => Plain(of, 1, 0),
            4 => Plain(of, 1, 1) with { Beats = [Sample.Beat(of, 3)] },
            _ => Plain(of, 1, 1),
        }, Cancel))));

        for (var at = 0; at < cases.Length; at++)
        {
            Assert.Equal((at % 5) switch { 1 => new AppendAnswer.Superseded(1), 2 => new AppendAnswer.SequenceTaken(Joint, 1), 3 => null, 4 => new AppendAnswer.BeatTaken(1), _ => (AppendAnswer)new AppendAnswer.Appended() }, at % 5 == 3 ? null : answers[at]);
            if (at % 5 == 3) Assert.Equal(Sample.Bytes($"answer {cases[at]} 0"), Assert.IsType<AppendAnswer.Replayed>(answers[at]).SealedAnswer.ToArray());
            await Inspection.ChannelAsync(store, cases[at], Joint, at % 5 == 0 ? 2 : 1);
            Assert.Equal(at % 5 == 0 ? 2 : 1, (await All(store.ReadBeatsAsync(cases[at], 0, Cancel))).Count);
        }
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Two_servers_that_write_many_cases_at_once_write_one_chain_of_each(string kind)
    {
        using var place = StorePlace.Of(kind);
        await using var one = await Opened(place);
        await using var two = await Opened(place);
        var cases = Enumerable.Range(200, 12).Select(Sample.Case).ToArray();
        foreach (var of in cases) await one.TakeTenureAsync(of, Cancel);
        var acts = Sizes.Of(40, 2000);

        // Both under the same tenure: nothing but the numbers of the entries keeps them apart.
        var written = await Task.WhenAll(cases.SelectMany(of => new[] { one, two }.Select(store => Task.Run(() => WriteAsync(store, of, acts)))));

        Assert.Equal(acts * cases.Length, written.Sum());
        foreach (var of in cases) await Inspection.ChannelAsync(two, of, Joint, acts);
    }

    [Theory]
    [InlineData("sqlite")]
    [InlineData("postgres")]
    public async Task What_comes_after_the_end_is_refused_and_what_came_before_is_answered(string kind)
    {
        using var place = StorePlace.Of(kind);
        var store = await Opened(place);
        var tenure = await store.TakeTenureAsync(Case, Cancel);
        var asked = Enumerable.Range(0, 50).Select(n => Task.Run(async () => await store.AppendAsync(Entries(tenure, Sample.Channel(n), 0), Cancel))).ToArray();

        await asked[0];
        await store.DisposeAsync();

        foreach (var each in asked) Assert.True(await Record.ExceptionAsync(() => each.WaitAsync(TimeSpan.FromSeconds(60), Cancel)) is null or ObjectDisposedException);
        await Assert.ThrowsAsync<ObjectDisposedException>(async () => await store.AppendAsync(Entries(tenure, Joint, 9), Cancel));
    }

    private static Append Plain(CaseNumber of, long tenure, long n) => new(of, tenure)
    {
        Channels = [Sample.Entries(of, Joint, n)],
        Beats = [Sample.Beat(of, n)],
        Answered = new(Sample.Key($"{of} {n}"), Sample.Bytes($"answer {of} {n}")),
    };

    private static async Task<int> WriteAsync(IRecordStore store, CaseNumber of, int acts)
    {
        var (written, next) = (0, 0L);
        while (next < acts)
        {
            var answer = await store.AppendAsync(Plain(of, 1, next) with { Answered = null }, Cancel);
            if (answer is AppendAnswer.Appended) written++;
            next = answer is AppendAnswer.SequenceTaken taken ? taken.Actual : next + 1;
        }

        return written;
    }
}
