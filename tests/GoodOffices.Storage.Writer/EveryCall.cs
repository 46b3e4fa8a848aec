using System.Globalization;
using GoodOffices.Casework.Ports;
using GoodOffices.Storage.Sqlite;

namespace GoodOffices.Storage.Writer;

/// <summary>One short life of a store, again and again, each time with the next call to the disk failing, until no call is left to fail.</summary>
internal sealed class EveryCall(Shim shim, string folder)
{
    private const int Acts = 6;
    private readonly int _error;
    private readonly bool _short;
    private readonly bool _sticky;
    private long _acknowledged;

    public EveryCall(Shim shim, string folder, string mode)
        : this(shim, folder) => (_error, _short, _sticky) = mode switch
        {
            "error" => (Shim.InputOutput, false, false),
            "short" => (Shim.NotAnError, true, false),
            "full" => (Shim.NoSpace, false, false),
            "broken-for-good" => (Shim.InputOutput, false, true),
            "full-for-long" => (Shim.NoSpace, false, true),
            "quota-for-long" => (Shim.Quota, false, true),
            "read-only-for-long" => (Shim.ReadOnlyDisk, false, true),
            _ => throw new ArgumentOutOfRangeException(nameof(mode), mode, "No such way to fail."),
        };

    /// <param name="first">The first call to fail, counted from 1.</param>
    /// <param name="step">1 makes every call fail in turn; more leaves some out.</param>
    /// <returns>How many calls a life makes, the last of which was reached.</returns>
    public async Task<long> RunAsync(long first, long step)
    {
        for (var at = first; ; at += step)
        {
            var place = Path.Combine(folder, at.ToString(CultureInfo.InvariantCulture));
            Directory.CreateDirectory(place);
            if (!await LiveAsync(place, at)) return at - 1;
            Directory.Delete(place, recursive: true);
        }
    }

    private async Task<bool> LiveAsync(string place, long at)
    {
        // The image lies beside the lives and not under them, so that it is made on a disk that works.
        var (file, images) = (Path.Combine(place, "record.db"), Path.Combine(folder, "image"));
        var image = Path.Combine(images, "record.db");
        _acknowledged = 0;
        shim.Arm(place, at, _error, _short, _sticky);
        try
        {
            await using var store = SqliteRecordStore.Open(file, checkpointAfter: 60_000);
            await ActAsync(store);
            Image(place, image); // as the disk is at this moment, the program still running

            shim.Disarm(); // room was made
            await GoOnAsync(store);
        }
        catch (IOException) when (_acknowledged == 0)
        {
            // It did not open, and said so.
        }

        var hit = shim.Hits > 0;
        shim.Disarm();
        if (Directory.Exists(images))
        {
            await CheckAsync(image, "the image");
            Directory.Delete(images, recursive: true);
        }

        await CheckAsync(file, "the file");
        return hit;
    }

    private async Task ActAsync(SqliteRecordStore store)
    {
        var before = shim.Hits;
        long tenure = 0;
        var isStopped = false;
        for (var n = 0; n < Acts; n++)
        {
            for (var attempt = 0; attempt < 2; attempt++)
            {
                try
                {
                    if (tenure == 0) tenure = await store.TakeTenureAsync(Sample.Case(1), default);
                    if (await store.AppendAsync(Sample.Act(Sample.Case(1), tenure, n), default) is AppendAnswer.Appended or AppendAnswer.Replayed)
                    {
                        if (isStopped) throw new InvalidOperationException("Something was acknowledged after a flush had failed.");
                        _acknowledged = n + 1;
                        break;
                    }
                }
                catch (IOException fault)
                {
                    isStopped |= !_short && shim.Hits > before && shim.FailedAFlush && fault.Message.Contains("flush", StringComparison.Ordinal);
                }
            }

            await Inspection.ActsOfAsync(store, Sample.Case(1)); // reading goes on
        }

        // A flush that failed while the store was at work, whoever noticed, ends its writing.
        if (!_short && !_sticky && shim.Hits > before && shim.FailedAFlush && await WritesAsync(store)) throw new InvalidOperationException("The store went on after a flush had failed.");
    }

    private static async Task<bool> WritesAsync(SqliteRecordStore store)
    {
        try
        {
            await store.TakeTenureAsync(Sample.Case(2), default);
            return true;
        }
        catch (IOException)
        {
            return false;
        }
    }

    /// <summary>Without repair and without opening again; only where no flush has failed.</summary>
    private async Task GoOnAsync(SqliteRecordStore store)
    {
        if (shim.Hits > 0 && !await WritesAsync(store))
        {
            if (shim.FailedAFlush || _sticky) return;
            throw new InvalidOperationException("The disk works again, and the store does not.");
        }

        var tenure = await store.TakeTenureAsync(Sample.Case(1), default);
        var next = await Inspection.ActsOfAsync(store, Sample.Case(1));
        if (next < _acknowledged) throw new InvalidOperationException("What was acknowledged is missing.");
        if (await store.AppendAsync(Sample.Act(Sample.Case(1), tenure, next), default) is not AppendAnswer.Appended) throw new InvalidOperationException("The disk works again, and an act was refused.");
        _acknowledged = next + 1;
    }

    private async Task CheckAsync(string file, string what)
    {
        await using var store = SqliteRecordStore.Open(file);
        var acts = await Inspection.ActsOfAsync(store, Sample.Case(1));
        if (what == "the file" && acts < _acknowledged) throw new InvalidOperationException($"{what} holds {acts} acts, acknowledged were {_acknowledged}.");
    }

    private static void Image(string place, string image)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(image)!);
        foreach (var path in Directory.EnumerateFiles(place))
            if (!path.EndsWith("-shm", StringComparison.Ordinal)) Copy(path, Path.Combine(Path.GetDirectoryName(image)!, Path.GetFileName(path)));
    }

    /// <summary>This drops SQLite's locks on the file, which nobody but this program uses.</summary>
    private static void Copy(string from, string to)
    {
        using var source = new FileStream(from, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        using var target = new FileStream(to, FileMode.CreateNew, FileAccess.Write);
        source.CopyTo(target);
    }
}
