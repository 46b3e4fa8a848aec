using System.Globalization;
using GoodOffices.Casework.Ports;

namespace GoodOffices.Storage.Writer;

/// <summary>Many writers, a case each, without pause; each acknowledged act is told at once.</summary>
internal static class Load
{
    private static readonly Lock Telling = new();

    public static async Task RunAsync(IRecordStore store, int writers, int bound, Action<string> tell)
    {
        tell("open");
        await Task.WhenAll(Enumerable.Range(0, writers).Select(writer => Task.Run(() => WriteAsync(store, writer, bound, tell))));
    }

    public static void Tell(string line)
    {
        lock (Telling)
        {
            Console.Out.WriteLine(line);
            Console.Out.Flush();
        }
    }

    private static async Task WriteAsync(IRecordStore store, int writer, int bound, Action<string> tell)
    {
        var of = Sample.Case(writer);
        var tenure = await store.TakeTenureAsync(of, default);
        var sizes = await store.ReadSizesAsync(of, default);
        for (var n = sizes.Count == 0 ? 0 : sizes.Single(s => s.Channel == Sample.Channel(0)).Entries; n < bound; n++)
        {
            if (await store.AppendAsync(Sample.Act(of, tenure, n), default) is not AppendAnswer.Appended) throw new InvalidOperationException("Nobody else writes, and yet an act was not appended.");
            tell(string.Create(CultureInfo.InvariantCulture, $"{writer} {n}"));
        }
    }
}
