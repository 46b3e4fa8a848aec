using System.Text;
using GoodOffices.Casework.Desk;
using GoodOffices.Casework.Desk.Commands;
using GoodOffices.Casework.Ports;
using GoodOffices.Casework.Reading;
using GoodOffices.Core.Record;
using GoodOffices.Sealing.Custody;
using GoodOffices.Sealing.Keys;
using GoodOffices.Sealing.Randomness;
using GoodOffices.Storage.Memory;

namespace GoodOffices.Tests.Desk;

/// <summary>A desk over a cellar in memory, with a mediator, a union whose head keeps keys, a harbour whose head and delegate do, and an observer; the tests' stage.</summary>
internal sealed class MediationRoom : IAsyncDisposable
{
    public const string Mediator = "mira";
    private readonly string _folder = Directory.CreateTempSubdirectory("goodoffices-").FullName;
    private readonly Dictionary<string, MemberKeys> _keys = [];
    private readonly InstallationKey _installation;

    public MediationRoom(IRecordStore? store = null, IRandomSource? random = null)
    {
        Random = random ?? SystemRandom.Instance;
        Store = store ?? new MemoryRecordStore(Disk);
        _installation = InstallationKey.Create(Path.Combine(_folder, "installation.key"), Random);
        Vaults = new(Path.Combine(_folder, "vaults"), _installation, Random);
        Desk = NewDesk();
    }

    public MemoryDisk Disk { get; } = new();

    public IRandomSource Random { get; }

    public HandClock Clock { get; } = new();

    public Keyring Keyring { get; } = new();

    public IRecordStore Store { get; set; }

    public Vaults Vaults { get; }

    public CaseDesk Desk { get; set; }

    public PreparedCase Case { get; private set; } = null!;

    public ChannelNumber Joint => Case.Joint;

    public string Folder => _folder;

    public static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public CaseDesk NewDesk() => new(Store, new CaseGate(), Vaults, Keyring, Clock, Random);

    public MemberKeys KeysOf(string member)
    {
        if (_keys.TryGetValue(member, out var keys)) return keys;
        _keys.Add(member, keys = MemberKeys.Draw(Random));
        return keys;
    }

    public ActComposer As(string member) => new(MemberId.Of(member), KeysOf(member), Case.Case, Clock, Random);

    public async Task OpenCaseAsync()
    {
        Case = Desk.PrepareCase();
        var keys = KeysOf(Mediator);
        Keyring.Add(keys);
        await AcceptAsync(As(Mediator).Bind(Joint, new OpenCase("Harbour and union", 3_600_000, Case.Log, Custody.Own, keys.Sign.Public.Key, keys.Wrap.Public.Key), TreeHead.Empty));
    }

    /// <summary>Opens a case with everybody in it; the union's second head has no client.</summary>
    public async Task OpenWithEverybodyAsync()
    {
        await OpenCaseAsync();
        await AdmitAsync("hanna", Role.Head, "harbour");
        await AdmitAsync("dirk", Role.Delegate, "harbour");
        await AdmitAsync("ulla", Role.Head, "union");
        await AdmitAsync("olaf", Role.Observer, null);
        await AdmitAsync("nina", Role.Delegate, "union", Custody.None);
    }

    public Task<DeskAnswer.Accepted> AdmitAsync(string member, Role role, string? party, Custody custody = Custody.House, string by = Mediator) => AdmitAsync(member, role, party, custody, by, member);

    public async Task<DeskAnswer.Accepted> AdmitAsync(string member, Role role, string? party, Custody custody, string by, string keysOf)
    {
        var keys = custody == Custody.None ? null : KeysOf(keysOf);
        return await AcceptAsync(As(by).Bind(Joint, new AdmitMember(MemberId.Of(member), role, party is null ? null : MemberId.Of(party), custody, keys?.Sign.Public.Key, keys?.Wrap.Public.Key), await SeenAsync()));
    }

    public async Task<ChannelNumber> OpenChannelAsync(Audience audience, string? party, string by = Mediator)
    {
        var number = (await Desk.DrawChannelAsync(Case.Case, Cancel))!.Value;
        var record = await RecordOfAsync(Mediator);
        await AcceptAsync(As(by).Bind(number, new OpenChannel(audience, party is null ? null : MemberId.Of(party), record.Departed), record.Beats));
        return number;
    }

    public async Task<DeskAnswer.Accepted> TellAsync(string by, ChannelNumber channel, string text) =>
        await AcceptAsync(As(by).Confide(channel, new Tell(), await SeenAsync(), KeysOf(Mediator).Wrap.Public.Key, Encoding.UTF8.GetBytes(text)));

    public async Task<DeskAnswer.Accepted> DeclareAsync(string by, ChannelNumber channel, string text) => await AcceptAsync(await DeclarationAsync(by, channel, text));

    public async Task<Submission> DeclarationAsync(string by, ChannelNumber channel, string text) => As(by).Bind(channel, new Declare(), await SeenAsync(), Encoding.UTF8.GetBytes(text));

    public async Task<DeskAnswer.Accepted> AcceptAsync(Submission submission)
    {
        var answer = await Desk.SubmitAsync(submission, Cancel);
        return answer as DeskAnswer.Accepted ?? throw new InvalidOperationException($"Refused: {((DeskAnswer.Refused)answer).Refusal.Code}");
    }

    public async Task<string> RefuseAsync(Submission submission) => Assert.IsType<DeskAnswer.Refused>(await Desk.SubmitAsync(submission, Cancel)).Refusal.Code;

    public async Task<MemberRecord> RecordOfAsync(string viewer) => (await Desk.ReadAsync(Case.Case, Cancel))!.For(MemberId.Of(viewer))!;

    public async Task<TreeHead> SeenAsync() => (await RecordOfAsync(Mediator)).Beats;

    public async Task<byte[]> ExportAsync(string viewer)
    {
        using var stream = new MemoryStream();
        await BundleExport.WriteAsync(await RecordOfAsync(viewer), stream, Clock, Cancel);
        return stream.ToArray();
    }

    public async ValueTask DisposeAsync()
    {
        await Store.DisposeAsync();
        foreach (var keys in _keys.Values) keys.Dispose();
        _installation.Dispose();
        Directory.Delete(_folder, recursive: true);
    }
}
