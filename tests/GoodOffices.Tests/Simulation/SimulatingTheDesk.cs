using System.Collections.Concurrent;
using System.Globalization;

namespace GoodOffices.Tests.Simulation;

/// <summary>The real desk under simulated machines, clocks and people. A seed decides everything, so that whatever breaks can be seen again.</summary>
public sealed class SimulatingTheDesk(ITestOutputHelper output)
{
    private const int Steps = 110;
    private static readonly bool IsNightly = Environment.GetEnvironmentVariable("GOODOFFICES_NIGHTLY") == "1";
    private static readonly int Seeds = IsNightly ? 10_000 : 200;

    [Fact]
    public void Whatever_breaks_what_was_acknowledged_is_there_once_and_everybodys_record_verifies()
    {
        if (Given() is { } seed)
        {
            History.Play(seed, Steps);
            return;
        }

        var first = IsNightly ? 0 : Random.Shared.Next(1_000_000);
        output.WriteLine($"seeds {first} to {first + Seeds - 1}");
        var broken = new ConcurrentQueue<Exception>();
        Parallel.For(first, first + Seeds, new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount, CancellationToken = TestContext.Current.CancellationToken }, one =>
        {
            var fault = Xunit.Record.Exception(() => { History.Play(one, Steps); });
            if (fault is not null) broken.Enqueue(fault);
        });
        Assert.True(broken.IsEmpty, $"{broken.Count} seeds break, the first of them:\n{string.Join('\n', broken.Take(3))}");
    }

    [Theory]
    [InlineData(678_817)] // an older copy put back between two reads of one replay
    [InlineData(571_666)] // and between the entries and the payloads of one export
    [InlineData(662_505)] // the pen taken in the middle of reading, to finish an erasure
    [InlineData(527_983)]
    [InlineData(1_702)] // read again while another desk wrote again
    [InlineData(7_455)]
    [InlineData(2_010)] // cosigned by somebody who came after the moment that is exported
    public void A_history_that_broke_once_holds(int seed) => History.Play(seed, Steps);

    [Theory]
    [InlineData(4)]
    [InlineData(11)]
    [InlineData(12)]
    public void A_seed_gives_the_same_history_and_the_same_disk_to_the_byte(int seed)
    {
        var first = History.Play(seed, Steps);
        var second = History.Play(seed, Steps);

        Assert.Equal(first, second);
        Assert.NotEqual(first, History.Play(seed + 1, Steps));
    }

    private static int? Given() => int.TryParse(Environment.GetEnvironmentVariable("GOODOFFICES_SEED"), NumberStyles.None, CultureInfo.InvariantCulture, out var seed) ? seed : null;
}
