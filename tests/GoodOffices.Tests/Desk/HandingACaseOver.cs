using System.Text;
using GoodOffices.Casework.Desk;
using GoodOffices.Casework.Desk.Commands;
using GoodOffices.Casework.HandingOver;
using GoodOffices.Casework.Ports;
using GoodOffices.Casework.Reading;
using GoodOffices.Core.Record;
using GoodOffices.Sealing.Custody;
using GoodOffices.Sealing.Streams;
using GoodOffices.Storage.Memory;
using GoodOffices.Verify;

namespace GoodOffices.Tests.Desk;

/// <summary>A successor opens the whole case on another machine, and of the delegations' confidences what they agreed to.</summary>
public sealed class HandingACaseOver : IAsyncDisposable
{
    private static readonly MemberId Envoy = MemberId.Of("envoy");
    private readonly MediationRoom _room = new();
    private readonly MediationRoom _elsewhere = new();
    private ChannelNumber _harbour;
    private ChannelNumber _union;
    private ChannelNumber _notes;

    [Fact]
    public async Task She_reads_what_everybody_reads_what_was_the_mediators_and_what_was_agreed_to_and_nothing_else()
    {
        var file = await HandOverAsync();
        var desk = await TakeOverAsync(file);

        var record = (await desk.ReadAsync(_room.Case.Case, MediationRoom.Cancel))!.For(Envoy)!;

        Assert.Equal(new[] { _room.Joint, _notes, _harbour }.Order(), record.Channels.Select(channel => channel.Channel));
        Assert.Equal("harbour's own words", await TextAsync(record, _harbour));
        Assert.Empty(await record.ReadEntriesAsync(_union, 0, MediationRoom.Cancel).ToListAsync(MediationRoom.Cancel));
        Assert.DoesNotContain(await _elsewhere.Store.ReadWrapsAsync(_room.Case.Case, _room.KeysOf("envoy").Wrap.Number.ToString(), MediationRoom.Cancel), wrap => wrap.Channel == _union);
        Assert.Null(await RecordReplay.FindFaultAsync(record, MediationRoom.Cancel));
    }

    [Fact]
    public async Task She_goes_on_under_new_keys_and_everybodys_record_still_verifies()
    {
        var desk = await TakeOverAsync(await HandOverAsync());
        var seen = (await desk.ReadAsync(_room.Case.Case, MediationRoom.Cancel))!.For(Envoy)!;
        foreach (var channel in seen.EpochsDue.ToArray()) await AcceptAsync(desk, _room.As("envoy").Bind(channel.Channel, new OpenEpoch(seen.Departed), seen.Beats));
        await AcceptAsync(desk, _room.As("envoy").Bind(_room.Joint, new Declare(), seen.Beats, Encoding.UTF8.GetBytes("I hold the pen.")));
        _elsewhere.Keyring.Add(_room.KeysOf("ulla"));
        await desk.CloseAsync(_room.Case.Case, MediationRoom.Cancel);

        foreach (var viewer in new[] { "envoy", "ulla" })
        {
            var record = (await desk.ReadAsync(_room.Case.Case, MediationRoom.Cancel))!.For(MemberId.Of(viewer))!;
            using var bundle = new MemoryStream();
            await BundleExport.WriteAsync(record, bundle, _room.Clock, MediationRoom.Cancel);
            var verdict = BundleVerifier.Verify(bundle, null, MediationRoom.Cancel);
            Assert.True(verdict.Holds, $"{viewer}: {verdict.Flaw}");
        }

        Assert.Equal("union's own words", await TextAsync((await desk.ReadAsync(_room.Case.Case, MediationRoom.Cancel))!.For(MemberId.Of("ulla"))!, _union));
    }

    [Fact]
    public async Task Who_handed_over_is_out_and_nobody_takes_the_successors_name_or_an_old_one()
    {
        await PrepareAsync();
        var envoy = _room.KeysOf("envoy");
        HandOver To(string name) => new(MemberId.Of(name), Custody.Own, envoy.Sign.Public.Key, envoy.Wrap.Public.Key);

        Assert.Equal("hand-over.name-used", await _room.RefuseAsync(_room.As(MediationRoom.Mediator).Bind(_room.Joint, To("hanna"), await _room.SeenAsync())));
        Assert.Equal("hand-over.name-used", await _room.RefuseAsync(_room.As(MediationRoom.Mediator).Bind(_room.Joint, To(MediationRoom.Mediator), await _room.SeenAsync())));
        Assert.Equal("act.not-hers", await _room.RefuseAsync(_room.As("hanna").Bind(_room.Joint, To("envoy"), await _room.SeenAsync())));
        await _room.AcceptAsync(_room.As(MediationRoom.Mediator).Bind(_room.Joint, To("envoy"), await _room.SeenAsync()));

        Assert.Null((await _room.Desk.ReadAsync(_room.Case.Case, MediationRoom.Cancel))!.For(MemberId.Of(MediationRoom.Mediator)));
        Assert.Equal("case.not-found", await _room.RefuseAsync(_room.As(MediationRoom.Mediator).Bind(_room.Joint, To("envoy"), TreeHead.Empty)));
    }

    [Fact]
    public async Task A_consent_that_names_another_key_is_none()
    {
        await PrepareAsync(consentTo: "somebody.else");
        var desk = await TakeOverAsync(await WriteAsync());

        Assert.DoesNotContain((await desk.ReadAsync(_room.Case.Case, MediationRoom.Cancel))!.For(Envoy)!.Channels, channel => channel.Channel == _harbour);
    }

    [Fact]
    public async Task A_file_that_was_changed_or_cut_gives_nothing_and_one_that_is_whole_counts_once()
    {
        var file = await HandOverAsync();
        var cuts = Enumerable.Range(0, 40).Select(i => file[..(file.Length * i / 40)]);
        var changes = Enumerable.Range(0, 60).Select(i => (byte[])[.. file[..(file.Length * i / 60)], (byte)(file[file.Length * i / 60] ^ 4), .. file[((file.Length * i / 60) + 1)..]]);

        foreach (var bad in cuts.Concat(changes)) await Assert.ThrowsAnyAsync<Exception>(async () => await TakeOverAsync(bad));

        Assert.False(_elsewhere.Vaults.Has(_room.Case.Case));
        Assert.Empty(await _elsewhere.Store.ReadCasesAsync(MediationRoom.Cancel).ToListAsync(MediationRoom.Cancel));
        await TakeOverAsync(file);
        await Assert.ThrowsAnyAsync<Exception>(async () => await TakeOverAsync(file));
    }

    [Fact]
    public async Task A_payload_without_its_entry_is_refused_where_it_stands_and_not_kept_in_memory_until_the_end()
    {
        using var file = new MemoryStream();
        using (var sealedFile = new SealedStreamWriter(file, _room.KeysOf("envoy").Wrap.Public, _room.KeysOf(MediationRoom.Mediator).Sign, $"hand-over of case {CaseNumber.Of(new byte[CaseNumber.Bytes])}", _room.Random))
        {
            sealedFile.Write([(byte)'P', .. new byte[16], .. new byte[8], .. new byte[4], .. new byte[8], 0, 0, 1, 0, .. new byte[65_536]]);
            for (var i = 0; i < 9; i++) sealedFile.Write(new byte[65_536]);
        }

        // The file breaks off after half a megabyte: whoever went on reading would say that, and not what is wrong.
        var fault = await Assert.ThrowsAsync<InvalidDataException>(async () => await TakeOverAsync(file.ToArray()));

        Assert.Contains("not in its form", fault.Message, StringComparison.Ordinal);
    }

    public async ValueTask DisposeAsync()
    {
        await _room.DisposeAsync();
        await _elsewhere.DisposeAsync();
    }

    private async Task<byte[]> HandOverAsync()
    {
        await PrepareAsync();
        return await WriteAsync();
    }

    private async Task PrepareAsync(string consentTo = "envoy")
    {
        await _room.OpenWithEverybodyAsync();
        (_harbour, _union, _notes) = (await _room.OpenChannelAsync(Audience.Shared, "harbour"), await _room.OpenChannelAsync(Audience.Shared, "union"), await _room.OpenChannelAsync(Audience.Mediator, null));
        await _room.TellAsync("hanna", _harbour, "harbour's own words");
        await _room.TellAsync("ulla", _union, "union's own words");
        _room.Clock.Time += TimeSpan.FromHours(3);
        await _room.AcceptAsync(_room.As("hanna").Bind(_harbour, new ConsentToHandOver(Envoy, _room.KeysOf(consentTo).Wrap.Public.Key), await _room.SeenAsync()));
    }

    private async Task<byte[]> WriteAsync()
    {
        var envoy = _room.KeysOf("envoy");
        await _room.AcceptAsync(_room.As(MediationRoom.Mediator).Bind(_room.Joint, new HandOver(Envoy, Custody.Own, envoy.Sign.Public.Key, envoy.Wrap.Public.Key), await _room.SeenAsync()));
        using var file = new MemoryStream();
        Assert.True(await _room.Desk.HandOverAsync(_room.Case.Case, _room.KeysOf(MediationRoom.Mediator).Sign, file, MediationRoom.Cancel));
        return file.ToArray();
    }

    // On her machine there are her keys, another installation, and a cellar of its own for what is not yet believed.
    private async Task<CaseDesk> TakeOverAsync(byte[] file)
    {
        await using var staging = new MemoryRecordStore(new MemoryDisk());
        using var stream = new MemoryStream(file);
        await TakingOver.RunAsync(stream, _room.KeysOf("envoy").Wrap, _room.KeysOf(MediationRoom.Mediator).Sign.Public.Key, staging, _elsewhere.Vaults, KeepAsync, MediationRoom.Cancel);
        _elsewhere.Keyring.Add(_room.KeysOf("envoy"));
        return new(_elsewhere.Store, new CaseGate(), _elsewhere.Vaults, _elsewhere.Keyring, _room.Clock, _elsewhere.Random);
    }

    private async ValueTask KeepAsync(IRecordStore staged)
    {
        var backup = Path.Combine(_elsewhere.Folder, $"{Guid.NewGuid():N}.backup");
        await staged.BackUpAsync(backup, MediationRoom.Cancel);
        if (await _elsewhere.Store.RestoreAsync(backup, replacing: false, MediationRoom.Cancel) is RestoreAnswer.CasesExist) throw new InvalidOperationException("It is here already.");
    }

    private static async Task AcceptAsync(CaseDesk desk, Submission submission) => Assert.IsType<DeskAnswer.Accepted>(await desk.SubmitAsync(submission, MediationRoom.Cancel));

    private static async Task<string> TextAsync(MemberRecord record, ChannelNumber channel) =>
        Encoding.UTF8.GetString((await record.ReadPayloadsAsync(channel, 0, MediationRoom.Cancel).FirstAsync(MediationRoom.Cancel)).Payload.Content.Span);
}
