using System.Globalization;
using GoodOffices.Casework.Ports;
using GoodOffices.Core.Record;

namespace GoodOffices.Storage.Writer;

/// <summary>Many writers, a case each, without pause; each line of the output is one acknowledged act.</summary>
internal static class Load
{
    public static async Task RunAsync(string location, int writers, int bound)
    {
        await using var store = await RecordStore.OpenAsync(location);
        await Console.Out.WriteLineAsync("open");
        await Console.Out.FlushAsync();
        var told = new Lock();
        await Task.WhenAll(Enumerable.Range(0, writers).Select(writer => Task.Run(() => WriteAsync(store, writer, bound, told))));
    }

    private static async Task WriteAsync(IRecordStore store, int writer, int bound, Lock told)
    {
        var of = Sample.Case(writer);
        var tenure = await store.TakeTenureAsync(of, default);
        var sizes = await store.ReadSizesAsync(of, default);
        for (var n = sizes.Count == 0 ? 0 : sizes.Single(s => s.Channel == Sample.Channel(0)).Entries; n < bound; n++)
        {
            if (await store.AppendAsync(Sample.Act(of, tenure, n), default) is not AppendAnswer.Appended) throw new InvalidOperationException("Nobody else writes, and yet an act was not appended.");
            lock (told)
            {
                Console.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{writer} {n}"));
                Console.Out.Flush();
            }
        }
    }
}
