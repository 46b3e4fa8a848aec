using GoodOffices.Sealing.Files;

namespace GoodOffices.Sealing.Tests.Files;

/// <summary>A small file is whole, old or new, whenever the machine stops.</summary>
public sealed class WritingDurably : IDisposable
{
    private readonly TestFolder _folder = new();

    [Fact]
    public void A_stop_before_any_step_leaves_the_old_or_the_new_content_whole_and_the_next_write_succeeds()
    {
        var path = _folder.At("file");
        var (old, fresh) = (Sample.Bytes(10_000), Sample.Bytes(5_000));
        foreach (var stop in Enum.GetValues<FileStep>())
        {
            DurableFile.Write(path, old);

            Assert.Throws<StoppedException>(() => DurableFile.Write(path, fresh, overwriteOld: true, step => { if (step == stop) throw new StoppedException(); }));

            Assert.Equal(stop >= FileStep.FlushFolder ? fresh : old, DurableFile.Read(path, 100_000));
            DurableFile.Write(path, [7], overwriteOld: true);
            Assert.Equal([7], DurableFile.Read(path, 100_000));
        }
    }

    [Fact]
    public async Task Readers_beside_a_writer_see_whole_contents_alone()
    {
        var path = _folder.At("file");
        var contents = Enumerable.Range(0, 8).Select(i => Enumerable.Repeat((byte)i, 3_000 + (i * 500)).ToArray()).ToArray();
        DurableFile.Write(path, contents[0]);
        using var done = new CancellationTokenSource();

        var reader = Task.Run(() =>
        {
            while (!done.IsCancellationRequested)
            {
                var read = DurableFile.Read(path, 100_000)!;
                if (!read.AsSpan().SequenceEqual(contents[read[0]])) return false;
            }

            return true;
        }, TestContext.Current.CancellationToken);
        for (var i = 0; i < 300; i++) DurableFile.Write(path, contents[i % contents.Length]);
        await done.CancelAsync();

        Assert.True(await reader);
    }

    [Fact]
    public void The_old_content_is_overwritten_where_it_lay()
    {
        var path = _folder.At("file");
        DurableFile.Write(path, [1, 2, 3]);
        if (OperatingSystem.IsWindows()) Assert.Skip("The test holds the old content open under a second name, which needs a Unix file system.");
        using var held = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);

        DurableFile.Write(path, [4, 5, 6], overwriteOld: true);

        var old = new byte[3];
        held.ReadExactly(old);
        Assert.Equal([0, 0, 0], old);
        Assert.Equal([4, 5, 6], DurableFile.Read(path, 10));
    }

    [Fact]
    public void Only_its_owner_can_read_it_and_a_large_or_missing_one_is_told_apart()
    {
        var path = _folder.At("file");
        DurableFile.Write(path, new byte[100]);

        Assert.True(DurableFile.IsOwnersAlone(path));
        Assert.Null(DurableFile.Read(_folder.At("none"), 10));
        Assert.Null(DurableFile.Read(_folder.At(Path.Combine("no-folder", "none")), 10));
        Assert.Contains(path, Assert.Throws<InvalidDataException>(() => DurableFile.Read(path, 99)).Message, StringComparison.Ordinal);
        if (OperatingSystem.IsWindows()) return;
        File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.OtherRead);
        Assert.False(DurableFile.IsOwnersAlone(path));
    }

    public void Dispose() => _folder.Dispose();

    private sealed class StoppedException : Exception;
}
