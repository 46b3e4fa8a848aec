using GoodOffices.Casework.Desk;
using GoodOffices.Casework.Ports;
using GoodOffices.Casework.Reading;
using GoodOffices.Core.Record;
using GoodOffices.Sealing.Custody;
using GoodOffices.Sealing.Keys;
using GoodOffices.Sealing.Randomness;
using GoodOffices.Storage;

namespace GoodOffices.Cli;

/// <summary>This machine's cellar, keys and desk, for the length of one command.</summary>
internal sealed class Office : IAsyncDisposable
{
    private readonly Home _home;
    private readonly InstallationKey _installation;
    private readonly Keyring _keyring = new();
    private readonly List<MemberKeys> _unlocked = [];

    private Office(Home home, InstallationKey installation, IRecordStore store)
    {
        (_home, _installation, Store) = (home, installation, store);
        Desk = new CaseDesk(store, new CaseGate(), Vaults, _keyring, TimeProvider.System, SystemRandom.Instance);
    }

    public IRecordStore Store { get; }

    public CaseDesk Desk { get; }

    /// <summary>Opens what is here; the first time, draws the installation key and makes an empty cellar.</summary>
    public static async ValueTask<Office> OpenAsync(Home home, CancellationToken cancel)
    {
        Directory.CreateDirectory(home.Folder);
        var store = await RecordStore.OpenAsync(home.Store, cancel).ConfigureAwait(false);
        try
        {
            if (!File.Exists(home.InstallationKey) && await AnyCaseAsync(store, cancel).ConfigureAwait(false))
                throw new InvalidDataException($"{home.InstallationKey} is not there, and the cases of this cellar are sealed by it. Put the key folder back, or name it in GOODOFFICES_KEYS.");
            return new(home, File.Exists(home.InstallationKey) ? InstallationKey.Open(home.InstallationKey) : InstallationKey.Create(home.InstallationKey, SystemRandom.Instance), store);
        }
        catch
        {
            await store.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>The key files of one case's members.</summary>
    public KeyCabinet CabinetOf(CaseNumber of) => new(Path.Combine(_home.Members, of.ToString()), SystemRandom.Instance, _installation);

    /// <summary>The keys of those who wait to take a case over.</summary>
    public KeyCabinet Successors => new(_home.Successors, SystemRandom.Instance, _installation);

    public Vaults Vaults => new(_home.Vaults, _installation, SystemRandom.Instance);

    /// <summary>Lets the desk use a member's keys; null where she has no key file here.</summary>
    public MemberKeys? Unlock(CaseNumber of, MemberId member, Func<string, string> passphrase)
    {
        var cabinet = CabinetOf(of);
        return cabinet.CustodyOf(member) switch
        {
            KeyCustody.House => Use(cabinet.OpenHouse(member)),
            KeyCustody.Own => Use(cabinet.OpenOwn(member, passphrase(member.ToString()))),
            _ => null,
        };
    }

    /// <summary>Whose keys of a case the house holds here.</summary>
    public IEnumerable<MemberId?> HeldMembers(CaseNumber of)
    {
        var cabinet = CabinetOf(of);
        return cabinet.Members().Where(member => cabinet.CustodyOf(member) == KeyCustody.House).Select(member => (MemberId?)member);
    }

    /// <summary>Lets the desk use keys until the command ends.</summary>
    public MemberKeys Use(MemberKeys keys)
    {
        _keyring.Add(keys);
        _unlocked.Add(keys);
        return keys;
    }

    /// <summary>The record as a member reads it, up to now; null as for a case that does not exist.</summary>
    public async ValueTask<MemberRecord?> ReadAsync(CaseNumber of, MemberId viewer, CancellationToken cancel)
    {
        await Desk.BeatAsync(of, cancel).ConfigureAwait(false);
        return (await Desk.ReadAsync(of, cancel).ConfigureAwait(false))?.For(viewer);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var keys in _unlocked) keys.Dispose();
        await Store.DisposeAsync().ConfigureAwait(false);
        _installation.Dispose();
    }

    private static async ValueTask<bool> AnyCaseAsync(IRecordStore store, CancellationToken cancel)
    {
        await foreach (var _ in store.ReadCasesAsync(cancel).ConfigureAwait(false)) return true;
        return false;
    }
}
