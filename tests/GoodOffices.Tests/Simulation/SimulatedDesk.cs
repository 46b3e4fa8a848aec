using GoodOffices.Casework.Desk;
using GoodOffices.Sealing.Keys;
using GoodOffices.Storage.Memory;

namespace GoodOffices.Tests.Simulation;

/// <summary>A real desk whose process can be killed and begun again on the same disk.</summary>
internal sealed class SimulatedDesk
{
    private readonly World _world;
    private readonly Weather _weather;
    private Action _crash = null!;
    private Keyring _keyring = null!;

    public SimulatedDesk(string name, World world, int stormy)
    {
        (Name, _world) = (name, world);
        Clock = new(() => world.Now);
        _weather = new(name, world.Stage, world.Dice, stormy, world.Trace);
        Start();
    }

    public string Name { get; }

    public SkewedClock Clock { get; }

    public CaseDesk Desk { get; private set; } = null!;

    public void Unlock(MemberKeys keys) => _keyring.Add(keys);

    public void Storm(bool rages)
    {
        _weather.IsCalm = !rages;
        Restart();
    }

    public void Restart()
    {
        _world.Trace($"{Name} is killed and begun again");
        _crash();
        Start();
    }

    private void Start()
    {
        var store = new MemoryRecordStore(_world.Disk, _weather);
        _crash = store.Crash;
        _keyring = new();
        foreach (var keys in _world.Keys?.Values.AsEnumerable() ?? []) _keyring.Add(keys);
        Desk = new(store, new QueueGate(), new(Path.Combine(_world.Folder, "keys", "vaults"), _world.Installation, _world.Random), _keyring, Clock, _world.Random);
    }
}
