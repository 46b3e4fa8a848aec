using System.Diagnostics;
using GoodOffices.Verify.Tests.Writing;

namespace GoodOffices.Verify.Tests;

/// <summary>Large bundles: soon enough, and in memory that does not grow with them.</summary>
public sealed class VerifyingMuch(ITestOutputHelper output)
{
    private const long Megabyte = 1 << 20;

    [Fact]
    public void A_hundred_thousand_entries_verify_within_eight_seconds()
    {
        var entries = Sizes.Of(4_000, 100_000);
        var talks = new Talks(40).Go(entries, entries / 10);
        var bundle = talks.Export().Write();

        var clock = Stopwatch.StartNew();
        var verdict = VerifyingABundle.Verify(bundle);
        clock.Stop();

        output.WriteLine($"{entries} entries, {bundle.Length / Megabyte} MiB: {clock.Elapsed.TotalSeconds:0.00} s on {Environment.ProcessorCount} processors");
        Assert.Equal(entries, verdict.Findings?.Channels.Sum(channel => channel.Size));
        if (Sizes.Nightly) Assert.True(clock.Elapsed < TimeSpan.FromSeconds(8), $"{clock.Elapsed}"); // a small record on a busy machine says nothing about speed
    }

    [Fact]
    public void A_bundle_is_verified_in_less_than_half_its_size_of_memory()
    {
        var talks = new Talks(41).Open();
        for (var i = 0; i < 40; i++) talks.Record.Bind(talks.Joint, talks.Firm, "attach", new byte[Megabyte]);
        for (var i = 0; i < 900; i++)
        {
            var act = talks.Record.Act(talks.Own, "mediator", true);
            ((Json)act["command"])["words"] = new string('w', 60_000);
            talks.Own.Add(talks.Record.Entry(talks.Own, act, WrittenRecord.Signature(act, talks.Mediator)).Canonical());
        }

        var path = Path.GetTempFileName();
        try
        {
            File.WriteAllBytes(path, talks.Export().Write());
            Assert.True(new FileInfo(path).Length > 90 * Megabyte);

            var (code, text) = RunIn(40 * Megabyte, path);

            Assert.True(code == 0 && text.Contains("consistent", StringComparison.Ordinal), text);
        }
        finally
        {
            File.Delete(path);
        }
    }

    /// <summary>Runs the verifier as a program of its own that may not use more than so much memory for what it keeps.</summary>
    private static (int Code, string Text) RunIn(long heap, string path)
    {
        var host = Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet";
        var start = new ProcessStartInfo(host, ["exec", Path.Combine(AppContext.BaseDirectory, "goodoffices-verify.dll"), path]) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["DOTNET_GCHeapHardLimit"] = heap.ToString("x", System.Globalization.CultureInfo.InvariantCulture);
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        var text = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, text + errors.Result);
    }
}
