using GoodOffices.Casework.Ports;
using GoodOffices.Core.Record;
using GoodOffices.Storage.Tests.Stores;
using GoodOffices.Storage.Writer;

namespace GoodOffices.Storage.Tests.Contract;

/// <summary>What every store does alike; one test class of each claim runs on all three.</summary>
public abstract class AStore
{
    internal static readonly CaseNumber Case = Sample.Case(1);
    internal static readonly ChannelNumber Joint = Sample.Channel(0);
    internal static readonly ChannelNumber Other = Sample.Channel(1);

    public static TheoryData<string> Kinds => ["memory", "sqlite", "postgres"];

    internal static CancellationToken Cancel => TestContext.Current.CancellationToken;

    internal static async Task<List<T>> All<T>(IAsyncEnumerable<T> rows)
    {
        var all = new List<T>();
        await foreach (var row in rows) all.Add(row);
        return all;
    }

    internal static Append Entries(long tenure, ChannelNumber channel, long from, int count = 1) => new(Case, tenure) { Channels = [Sample.Entries(Case, channel, from, count)] };

    internal static void Appended(AppendAnswer answer) => Assert.IsType<AppendAnswer.Appended>(answer);

    internal static async Task<IRecordStore> Opened(StorePlace place) => await place.OpenAsync();
}
