using System.ComponentModel;
using System.Diagnostics;
using GoodOffices.Casework.Ports;
using GoodOffices.Storage.Sqlite;
using GoodOffices.Storage.Tests.Crashes;
using GoodOffices.Storage.Tests.Stores;
using GoodOffices.Storage.Writer;

namespace GoodOffices.Storage.Tests.Machine;

/// <summary>Room, files and rights run out: a clear refusal, reading goes on, and nothing needs repair afterwards.</summary>
public sealed class RunningOut
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_full_disk_is_refused_clearly_and_writing_goes_on_when_there_is_room()
    {
        using var folder = new TemporaryFolder();
        Assert.SkipUnless(TryRun("mount", "-t", "tmpfs", "-o", "size=2m", "tmpfs", folder.Path), "Only root may mount a small disk here.");
        try
        {
            await File.WriteAllBytesAsync(folder.At("ballast"), new byte[1 << 20], Cancel);
            await using (var store = SqliteRecordStore.Open(folder.At("record.db"), mayForget: true))
            {
                var tenure = await store.TakeTenureAsync(Sample.Case(1), Cancel);
                var n = 0;
                var fault = await Assert.ThrowsAsync<IOException>(async () =>
                {
                    for (; n < 10_000; n++) await store.AppendAsync(Sample.Act(Sample.Case(1), tenure, n), Cancel);
                });
                Assert.Contains("full", fault.Message, StringComparison.Ordinal);
                Assert.Equal(n, await Inspection.ActsOfAsync(store, Sample.Case(1)));

                File.Delete(folder.At("ballast"));
                Assert.IsType<AppendAnswer.Appended>(await store.AppendAsync(Sample.Act(Sample.Case(1), tenure, n), Cancel));
                Assert.Equal(n + 1, await Inspection.ActsOfAsync(store, Sample.Case(1)));
            }
        }
        finally
        {
            TryRun("umount", folder.Path);
        }
    }

    [Fact]
    public async Task A_disk_that_becomes_read_only_under_the_store_is_said_reading_goes_on_and_nothing_needs_repair()
    {
        using var folder = new TemporaryFolder();
        Directory.CreateDirectory(folder.At("disk"));
        await using (var image = File.Create(folder.At("image"))) image.SetLength(32 << 20);
        Assert.SkipUnless(TryRun("mkfs.ext4", "-q", folder.At("image")) && TryRun("mount", "-o", "loop", folder.At("image"), folder.At("disk")), "Only root may mount a disk of its own here.");
        var file = Path.Combine(folder.At("disk"), "record.db");
        try
        {
            await using (var store = SqliteRecordStore.Open(file))
            {
                var tenure = await store.TakeTenureAsync(Sample.Case(1), Cancel);
                for (var n = 0; n < 5; n++) await store.AppendAsync(Sample.Act(Sample.Case(1), tenure, n), Cancel);

                Assert.True(TryRun("mount", "-o", "remount,abort", folder.At("disk"))); // what the kernel does by itself after an error of the medium
                await Assert.ThrowsAsync<IOException>(async () => await store.AppendAsync(Sample.Act(Sample.Case(1), tenure, 5), Cancel));
                Assert.Equal(5, await Inspection.ActsOfAsync(store, Sample.Case(1)));
            }

            Assert.True(TryRun("umount", folder.At("disk")) && TryRun("mount", "-o", "loop", folder.At("image"), folder.At("disk")));
            await using var again = SqliteRecordStore.Open(file);
            Assert.Equal(5, await Inspection.ActsOfAsync(again, Sample.Case(1)));
            Assert.IsType<AppendAnswer.Appended>(await again.AppendAsync(Sample.Act(Sample.Case(1), await again.TakeTenureAsync(Sample.Case(1), Cancel), 5), Cancel));
        }
        finally
        {
            TryRun("umount", folder.At("disk"));
        }
    }

    [Fact]
    public async Task Without_a_further_file_the_store_reads_and_writes_on_and_a_backup_is_refused()
    {
        using var folder = new TemporaryFolder();
        using var program = WriterProgram.UnderLimits("ulimit -n 200", "files-run-out", folder.At("record.db"));

        var code = await program.EndAsync();

        Assert.True(code == 0, await program.Errors());
        Assert.Equal("1 True True 2", Assert.Single(program.Words));
    }

    [Fact]
    public void A_store_is_refused_where_a_commit_would_not_last()
    {
        foreach (var place in new[] { ":memory:", "file::memory:?cache=shared", "file:record.db?mode=memory", Path.GetTempPath() })
            Assert.Throws<ArgumentException>(() => SqliteRecordStore.Open(place));

        Assert.SkipUnless(Directory.Exists("/dev/shm") && DriveInfo.GetDrives().Any(d => d.Name == "/dev/shm" && d.DriveFormat == "tmpfs"), "No disk in memory is here to be refused.");
        var fault = Assert.Throws<ArgumentException>(() => SqliteRecordStore.Open("/dev/shm/record.db"));
        Assert.Contains("memory", fault.Message, StringComparison.Ordinal);
        Assert.False(File.Exists("/dev/shm/record.db"));
    }

    [Theory]
    [InlineData("fsync")]
    [InlineData("synchronous_commit")]
    public async Task A_PostgreSQL_server_that_does_not_flush_is_refused_by_the_name_of_the_setting(string setting)
    {
        using var cluster = PostgresCluster.New($"-c {setting}=off");

        var fault = await Assert.ThrowsAsync<IOException>(async () => await RecordStore.OpenAsync(cluster.Place("cellar"), Cancel));

        Assert.Contains($"{setting} is off", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_files_are_their_owners_alone()
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Skip("Windows has other rights.");
            return;
        }

        using var folder = new TemporaryFolder();
        await using var store = SqliteRecordStore.Open(folder.At("record.db"));
        await store.TakeTenureAsync(Sample.Case(1), Cancel);
        await store.BackUpAsync(folder.At("backup"), Cancel);

        var files = Directory.GetFiles(folder.Path);

        Assert.True(files.Length >= 3);
        foreach (var file in files) Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file));
    }

    private static bool TryRun(string program, params string[] arguments)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true })!;
            process.WaitForExit();
            return process.ExitCode == 0;
        }
        catch (Win32Exception)
        {
            return false;
        }
    }
}
