using GoodOffices.Casework.Desk.Commands;
using GoodOffices.Casework.Reading;
using GoodOffices.Core.Record;
using GoodOffices.Verify;

namespace GoodOffices.Tests.Desk;

/// <summary>Who leaves reads nothing new; what is erased is gone everywhere.</summary>
public sealed class LeavingAndErasing
{
    [Fact]
    public async Task Who_left_gets_no_new_key_and_her_channels_wait_for_one()
    {
        await using var room = new MediationRoom();
        await room.OpenWithEverybodyAsync();
        var shared = await room.OpenChannelAsync(Audience.Shared, "harbour");
        var keyOfDirk = room.KeysOf("dirk").Wrap.Number.ToString();

        await room.AcceptAsync(room.As(MediationRoom.Mediator).Bind(room.Joint, new RemoveMember(MemberId.Of("dirk")), await room.SeenAsync()));

        Assert.Equal("case.not-found", await room.RefuseAsync(await room.DeclarationAsync("dirk", room.Joint, "still here")));
        Assert.Equal("channel.epoch-due", await room.RefuseAsync(await room.DeclarationAsync("hanna", shared, "too early")));
        Assert.Equal([shared], (await room.RecordOfAsync(MediationRoom.Mediator)).EpochsDue.Select(channel => channel.Channel));
        await room.AcceptAsync(room.As(MediationRoom.Mediator).Bind(shared, new OpenEpoch(1), await room.SeenAsync()));
        await room.DeclareAsync("hanna", shared, "now");
        await room.DeclareAsync("hanna", room.Joint, "joint");
        Assert.All(await room.Store.ReadWrapsAsync(room.Case.Case, keyOfDirk, MediationRoom.Cancel), wrap => Assert.Equal(0, wrap.Epoch));
        var epochs = await room.Store.ReadUnmaskedEntriesAsync(room.Case.Case, room.Joint, 0, MediationRoom.Cancel).Select(entry => entry.Epoch).ToListAsync(MediationRoom.Cancel);
        Assert.Equal([0, 0, 0, 0, 0, 0, 0, 1], epochs);
        Assert.Null(await RecordReplay.FindFaultAsync(await room.RecordOfAsync("hanna"), MediationRoom.Cancel));
        Assert.Empty((await room.RecordOfAsync(MediationRoom.Mediator)).EpochsDue);
    }

    [Fact]
    public async Task An_erased_payload_is_gone_from_every_copy_of_the_cellar()
    {
        await using var room = new MediationRoom();
        await room.OpenWithEverybodyAsync();
        var shared = await room.OpenChannelAsync(Audience.Shared, "union");
        var told = await room.TellAsync("ulla", shared, "forget this");
        await room.TellAsync("ulla", shared, "keep this");
        var copy = await room.Store.ReadUnmaskedPayloadsAsync(room.Case.Case, shared, told.Sequence, MediationRoom.Cancel).FirstAsync(MediationRoom.Cancel);
        var erase = new ErasePayload(told.Sequence);

        Assert.Equal("payload.not-hers", await room.RefuseAsync(room.As(MediationRoom.Mediator).Bind(shared, erase, await room.SeenAsync())));
        await room.AcceptAsync(room.As("ulla").Bind(shared, erase, await room.SeenAsync()));

        Assert.Equal("payload.nothing-there", await room.RefuseAsync(room.As("ulla").Bind(shared, erase, await room.SeenAsync())));
        Assert.Equal([told.Sequence + 1], await (await room.RecordOfAsync("ulla")).ReadPayloadsAsync(shared, 0, MediationRoom.Cancel).Select(payload => payload.Sequence).ToListAsync(MediationRoom.Cancel));
        using var vault = GoodOffices.Sealing.Erasure.Vault.Open(room.Vaults.PathOf(room.Case.Case), room.Case.Case, GoodOffices.Sealing.Custody.InstallationKey.Open(Path.Combine(room.Folder, "installation.key")), room.Random);
        Assert.True(vault.IsErased(copy.ErasureNumber));
        Assert.NotEmpty(await room.ExportAsync("ulla"));
    }

    [Fact]
    public async Task A_vault_that_was_put_back_forgets_again_what_the_record_says_is_erased()
    {
        await using var room = new MediationRoom();
        await room.OpenWithEverybodyAsync();
        var shared = await room.OpenChannelAsync(Audience.Shared, "union");
        var told = await room.TellAsync("ulla", shared, "forget this");
        var kept = await room.TellAsync("ulla", shared, "keep this");
        var numbers = await room.Store.ReadUnmaskedPayloadsAsync(room.Case.Case, shared, told.Sequence, MediationRoom.Cancel).Select(stored => stored.ErasureNumber).ToListAsync(MediationRoom.Cancel);
        var before = await File.ReadAllBytesAsync(room.Vaults.PathOf(room.Case.Case), MediationRoom.Cancel);
        await room.AcceptAsync(room.As("ulla").Bind(shared, new ErasePayload(told.Sequence), await room.SeenAsync()));
        await room.Desk.CloseAsync(room.Case.Case, MediationRoom.Cancel);

        await File.WriteAllBytesAsync(room.Vaults.PathOf(room.Case.Case), before, MediationRoom.Cancel);
        room.Desk = room.NewDesk();
        var read = await (await room.RecordOfAsync("ulla")).ReadPayloadsAsync(shared, 0, MediationRoom.Cancel).Select(payload => payload.Sequence).ToListAsync(MediationRoom.Cancel);

        Assert.Equal([kept.Sequence], read);
        using var installation = GoodOffices.Sealing.Custody.InstallationKey.Open(Path.Combine(room.Folder, "installation.key"));
        using var vault = GoodOffices.Sealing.Erasure.Vault.Open(room.Vaults.PathOf(room.Case.Case), room.Case.Case, installation, room.Random);
        Assert.Equal([true, false], numbers.Select(vault.IsErased));
    }

    [Fact]
    public async Task An_erasure_in_a_name_that_was_given_away_stands_in_the_record_as_the_mediators_doing()
    {
        await using var room = new MediationRoom();
        await room.OpenWithEverybodyAsync();
        var said = await room.DeclareAsync("ulla", room.Joint, "the union accepts");
        var before = await room.ExportAsync("hanna");

        await room.AcceptAsync(room.As(MediationRoom.Mediator).Bind(room.Joint, new RemoveMember(MemberId.Of("ulla")), await room.SeenAsync()));
        await room.AdmitAsync("ulla", Role.Head, "union", Custody.None);
        await room.AcceptAsync(room.As(MediationRoom.Mediator).Report(MemberId.Of("ulla"), room.Joint, new ErasePayload(said.Sequence), await room.SeenAsync()));

        var after = await (await room.RecordOfAsync("hanna")).ReadEntriesAsync(room.Joint, said.Sequence + 1, MediationRoom.Cancel).ToListAsync(MediationRoom.Cancel);
        Assert.Equal(3, after.Count);
        Assert.All(after, entry => Assert.Equal(room.KeysOf(MediationRoom.Mediator).Sign.Number, entry.Authentication!.Key));
        Assert.True(before.AsSpan().IndexOf("the union accepts"u8) > 0);
    }

    [Fact]
    public async Task A_crash_between_claim_and_deed_is_made_good_before_anybody_reads()
    {
        await using var room = new MediationRoom();
        await room.OpenWithEverybodyAsync();
        var shared = await room.OpenChannelAsync(Audience.Shared, "union");
        var told = await room.TellAsync("ulla", shared, "forget this");
        var vaultBefore = await File.ReadAllBytesAsync(room.Vaults.PathOf(room.Case.Case), MediationRoom.Cancel);
        var cellar = new StoppingCellar(room.Store) { StopAfterErasing = true };
        room.Store = cellar;
        room.Desk = room.NewDesk();

        await Assert.ThrowsAsync<IOException>(async () => await room.Desk.SubmitAsync(room.As("ulla").Bind(shared, new ErasePayload(told.Sequence), await room.SeenAsync()), MediationRoom.Cancel));
        await File.WriteAllBytesAsync(room.Vaults.PathOf(room.Case.Case), vaultBefore, MediationRoom.Cancel);
        cellar.StopAfterErasing = false;
        room.Desk = room.NewDesk();

        Assert.Empty(await (await room.RecordOfAsync("ulla")).ReadPayloadsAsync(shared, 0, MediationRoom.Cancel).ToListAsync(MediationRoom.Cancel));
        Assert.Empty(await room.Store.ReadUnmaskedPayloadsAsync(room.Case.Case, shared, 0, MediationRoom.Cancel).ToListAsync(MediationRoom.Cancel));
        Assert.NotEqual(vaultBefore, await File.ReadAllBytesAsync(room.Vaults.PathOf(room.Case.Case), MediationRoom.Cancel));
    }
    [Fact]
    public async Task Finishing_an_erasure_while_reading_gives_no_right_to_write_past_what_others_wrote_meanwhile()
    {
        await using var room = new MediationRoom();
        await room.OpenWithEverybodyAsync();
        var shared = await room.OpenChannelAsync(Audience.Shared, "union");
        var told = await room.TellAsync("ulla", shared, "forget this");
        var (quick, cellar) = (room.Store, new StoppingCellar(room.Store) { StopAfterErasing = true });
        room.Store = cellar;
        room.Desk = room.NewDesk();
        await Assert.ThrowsAsync<IOException>(async () => await room.Desk.SubmitAsync(room.As("ulla").Bind(shared, new ErasePayload(told.Sequence), await room.SeenAsync()), MediationRoom.Cancel));
        cellar.StopAfterErasing = false;
        var slow = room.NewDesk();
        cellar.BeforeTenure = async () =>
        {
            room.Store = quick;
            room.Desk = room.NewDesk();
            await room.TellAsync("ulla", shared, "said meanwhile");
            room.Clock.Time += TimeSpan.FromHours(2);
        };

        await slow.BeatAsync(room.Case.Case, MediationRoom.Cancel);

        using var bundle = new MemoryStream(await room.ExportAsync("ulla"));
        Assert.Null(BundleVerifier.Verify(bundle, null, MediationRoom.Cancel).Flaw?.Reason);
    }
}
