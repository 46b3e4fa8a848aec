using System.Security.Cryptography;
using System.Text;
using GoodOffices.Casework.Desk;
using GoodOffices.Core.Record;
using GoodOffices.Sealing.Custody;
using GoodOffices.Sealing.Keys;
using GoodOffices.Sealing.Randomness;
using GoodOffices.Storage.Memory;

namespace GoodOffices.Tests.Simulation;

/// <summary>One disk, two desks on it, everybody's keys, the time, and the one source of chance.</summary>
internal sealed class World : IDisposable
{
    /// <summary>Six hours, so that a clock that is a day off makes or withholds a few beats.</summary>
    public const long BeatPeriod = 6 * 3_600_000;

    private readonly IncrementalHash _history = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private readonly List<string> _trace = [];
    private DateTimeOffset _time = new(2025, 3, 4, 12, 0, 0, TimeSpan.Zero);

    public World(int seed, string folder)
    {
        (Folder, Dice, Random) = (folder, new(seed), new SeededRandom((ulong)seed));
        Stage = new(Dice, Trace);
        Installation = InstallationKey.Create(Path.Combine(folder, "keys", "installation.key"), Random);
        var stormy = Dice.Next(3);
        Desks = [new("desk-1", this, stormy), new("desk-2", this, stormy)];
        Plain = new MemoryRecordStore(Disk);
    }

    public string Folder { get; }

    public Random Dice { get; }

    public IRandomSource Random { get; }

    public Stage Stage { get; }

    public InstallationKey Installation { get; }

    public MemoryDisk Disk { get; } = new();

    /// <summary>A store whose machine never fails, for whoever checks.</summary>
    public MemoryRecordStore Plain { get; }

    public SimulatedDesk[] Desks { get; }

    public Dictionary<MemberId, MemberKeys> Keys { get; } = [];

    public PreparedCase Case { get; set; } = null!;

    public Ledger Ledger { get; set; } = null!;

    /// <summary>How often an older copy was put back.</summary>
    public int Restores { get; set; }

    public IReadOnlyList<string> History => _trace;

    public Digest HistoryHash => Digest.Of(_history.GetCurrentHash());

    public SimulatedDesk AnyDesk() => Desks[Dice.Next(4) == 0 ? 1 : 0];

    public DateTimeOffset Now => _time;

    public void PassTime() => _time += TimeSpan.FromSeconds(Dice.Next(400));

    public void Give(MemberId member, MemberKeys keys)
    {
        Keys[member] = keys;
        foreach (var desk in Desks) desk.Unlock(keys);
    }

    public void Trace(string what)
    {
        _trace.Add(what);
        _history.AppendData(Encoding.UTF8.GetBytes(what + "\n"));
    }

    public void Dispose()
    {
        foreach (var keys in Keys.Values) keys.Dispose();
        Installation.Dispose();
        _history.Dispose();
    }
}
