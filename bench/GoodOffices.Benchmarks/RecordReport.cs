using System.Diagnostics;
using System.Globalization;
using GoodOffices.Casework.Desk;
using GoodOffices.Casework.Desk.Commands;
using GoodOffices.Casework.Reading;
using GoodOffices.Core.Record;
using GoodOffices.Sealing.Custody;
using GoodOffices.Sealing.Keys;
using GoodOffices.Sealing.Randomness;
using GoodOffices.Storage;
using GoodOffices.Storage.Memory;
using GoodOffices.Verify;

namespace GoodOffices.Benchmarks;

/// <summary>One long case on SQLite: how long opening, exporting and verifying take, what an act costs, and what memory the export needs.</summary>
internal sealed class RecordReport(string folder, int entries)
{
    private static readonly MemberId Mediator = MemberId.Of("mediator");
    private readonly MemberKeys _keys = MemberKeys.Draw(SystemRandom.Instance);
    private readonly Ticking _clock = new();
    private readonly InstallationKey _installation = InstallationKey.Create(Path.Combine(folder, "installation.key"), SystemRandom.Instance);
    private PreparedCase _case = null!;
    private ChannelNumber _own;

    public static async Task WriteAsync(TextWriter to)
    {
        to.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{Environment.ProcessorCount} processors, {System.Runtime.InteropServices.RuntimeInformation.FrameworkDescription}. One case on SQLite, signed declarations in two channels, 500 beats; best of three."));
        to.WriteLine("entries    open ms   export ms   bundle MiB   export's extra MiB   verify ms   act ms (median of 200, durable)");
        foreach (var entries in new[] { 1_000, 100_000 })
        {
            var folder = Directory.CreateTempSubdirectory("goodoffices-bench");
            try
            {
                await new RecordReport(folder.FullName, entries).MeasureAsync(to);
            }
            finally
            {
                folder.Delete(recursive: true);
            }
        }
    }

    private async Task MeasureAsync(TextWriter to)
    {
        var file = Path.Combine(folder, "record.db");
        await using (var store = await RecordStore.OpenAsync(file)) await FillAsync(store);

        await using var opened = await RecordStore.OpenAsync(file);
        var (open, export, verify, extra) = (double.MaxValue, double.MaxValue, double.MaxValue, 0L);
        var bundle = Path.Combine(folder, "case.bundle");
        for (var run = 0; run < 3; run++)
        {
            var desk = DeskOn(opened);
            var watch = Stopwatch.StartNew();
            var record = (await desk.ReadAsync(_case.Case, default))!.For(Mediator)!;
            open = Math.Min(open, watch.Elapsed.TotalMilliseconds);
            (export, extra) = await ExportAsync(record, bundle, export, extra);
            watch.Restart();
            using (var stream = File.OpenRead(bundle))
                if (!BundleVerifier.Verify(stream).Holds) throw new InvalidOperationException("The bundle does not verify.");
            verify = Math.Min(verify, watch.Elapsed.TotalMilliseconds);
        }

        var act = await ActAsync(DeskOn(opened));
        to.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{entries,7}{open,11:F0}{export,12:F0}{new FileInfo(bundle).Length / 1048576.0,13:F1}{extra / 1048576.0,21:F1}{verify,12:F0}{act,9:F2}"));
    }

    // In memory first, as a hundred thousand flushes would take an afternoon; then moved as a backup is.
    private async Task FillAsync(Casework.Ports.IRecordStore target)
    {
        await using var store = new MemoryRecordStore(new MemoryDisk());
        var desk = DeskOn(store);
        _case = desk.PrepareCase();
        await SubmitAsync(desk, Composer.Bind(_case.Joint, new OpenCase("bench", 3_600_000, _case.Log, Custody.House, _keys.Sign.Public.Key, _keys.Wrap.Public.Key), TreeHead.Empty));
        _own = (await desk.DrawChannelAsync(_case.Case, default))!.Value;
        await SubmitAsync(desk, Composer.Bind(_own, new OpenChannel(Audience.Mediator, null, 0), TreeHead.Empty));
        for (var i = 0; i < entries; i++)
        {
            _clock.Now += TimeSpan.FromHours(500.0 / entries);
            await SubmitAsync(desk, i % 2 == 0 ? Composer.Bind(_case.Joint, new Declare(), TreeHead.Empty, Content(i)) : Composer.Bind(_own, new Declare(), TreeHead.Empty, Content(i)));
        }

        await desk.CloseAsync(_case.Case, default);
        var copy = Path.Combine(folder, "copy.backup");
        await store.BackUpAsync(copy, default);
        await target.RestoreAsync(copy, replacing: false, default);
        var moved = DeskOn(target);
        await moved.BeatAsync(_case.Case, default);
        await moved.CloseAsync(_case.Case, default);
    }

    private async Task<(double Milliseconds, long Extra)> ExportAsync(MemberRecord record, string bundle, double best, long most)
    {
        File.Delete(bundle);
        GC.Collect();
        var (before, peak) = (Environment.WorkingSet, 0L);
        await using var sampler = new Timer(_ => peak = Math.Max(peak, Environment.WorkingSet), null, 0, 20);
        var watch = Stopwatch.StartNew();
        await using (var stream = File.Create(bundle, 1 << 16)) await BundleExport.WriteAsync(record, stream, _clock, default);
        return (Math.Min(best, watch.Elapsed.TotalMilliseconds), Math.Max(most, peak - before));
    }

    private async Task<double> ActAsync(CaseDesk desk)
    {
        var times = new List<double>();
        for (var i = 0; i < 200; i++)
        {
            var watch = Stopwatch.StartNew();
            await SubmitAsync(desk, Composer.Bind(_own, new Declare(), TreeHead.Empty, Content(i)));
            times.Add(watch.Elapsed.TotalMilliseconds);
        }

        return times.Order().ElementAt(100);
    }

    private ActComposer Composer => new(Mediator, _keys, _case.Case, _clock, SystemRandom.Instance);

    private CaseDesk DeskOn(Casework.Ports.IRecordStore store)
    {
        var keyring = new Keyring();
        keyring.Add(_keys);
        return new(store, new CaseGate(), new(Path.Combine(folder, "vaults"), _installation, SystemRandom.Instance), keyring, _clock, SystemRandom.Instance);
    }

    private static byte[] Content(int i) => Fields.Of(("text", $"What was said at {i}, in about as many words as people use at a table.")).Write();

    private static async Task SubmitAsync(CaseDesk desk, Submission submission)
    {
        if (await desk.SubmitAsync(submission, default) is DeskAnswer.Refused refused) throw new InvalidOperationException(refused.Refusal.Code);
    }

    private sealed class Ticking : TimeProvider
    {
        public DateTimeOffset Now { get; set; } = new(2025, 3, 4, 12, 0, 0, TimeSpan.Zero);

        public override DateTimeOffset GetUtcNow() => Now;
    }
}
