using GoodOffices.Casework.Desk.Commands;
using GoodOffices.Casework.Reading;
using GoodOffices.Core.Record;

namespace GoodOffices.Tests.Desk;

/// <summary>A delegation's own channel is the delegation's, and what it told stays its own to erase, whatever the mediator does.</summary>
public sealed class KeepingDelegationsToThemselves
{
    [Fact]
    public async Task Whom_the_mediator_admits_never_gets_a_key_of_the_delegations_own_channel()
    {
        await using var room = new MediationRoom();
        var own = await OpenOwnAsync(room);
        await room.AdmitAsync("trudi", Role.Delegate, "union", by: "ulla");
        await room.AdmitAsync("tom", Role.Delegate, "union", by: "ulla");
        await room.AdmitAsync("planted", Role.Delegate, "union");

        await room.AcceptAsync(room.As(MediationRoom.Mediator).Bind(room.Joint, new RemoveMember(MemberId.Of("tom")), await room.SeenAsync()));
        await room.AcceptAsync(room.As("ulla").Bind(own, new OpenEpoch(1), await room.SeenAsync()));
        await room.Desk.CloseAsync(room.Case.Case, MediationRoom.Cancel);

        Assert.DoesNotContain((await room.RecordOfAsync("planted")).Channels, channel => channel.Channel == own);
        Assert.Contains((await room.RecordOfAsync("trudi")).Channels, channel => channel.Channel == own);
        Assert.Equal("", await EpochsOfAsync(room, own, "planted"));
        Assert.Equal("0 1", await EpochsOfAsync(room, own, "trudi"));
        Assert.Equal("0", await EpochsOfAsync(room, own, "tom"));
    }

    [Fact]
    public async Task Nor_does_somebody_under_the_name_of_the_head_who_was_removed()
    {
        await using var room = new MediationRoom();
        var own = await OpenOwnAsync(room);

        await room.AcceptAsync(room.As(MediationRoom.Mediator).Bind(room.Joint, new RemoveMember(MemberId.Of("ulla")), await room.SeenAsync()));
        await room.AdmitAsync("ulla", Role.Head, "union", Custody.House, MediationRoom.Mediator, "another ulla");

        Assert.DoesNotContain((await room.RecordOfAsync("ulla")).Channels, channel => channel.Channel == own);
        Assert.Equal("", await EpochsOfAsync(room, own, "another ulla"));
    }

    [Fact]
    public async Task Nobody_reports_into_a_channel_that_she_may_not_read()
    {
        await using var room = new MediationRoom();
        var own = await OpenOwnAsync(room);
        await room.AdmitAsync("nele", Role.Delegate, "union", Custody.None, by: "ulla");
        var fresh = (await room.Desk.DrawChannelAsync(room.Case.Case, MediationRoom.Cancel))!.Value;
        await room.AdmitAsync("hilde", Role.Head, "harbour", Custody.None);

        Assert.Equal("channel.not-found", await room.RefuseAsync(room.As(MediationRoom.Mediator).Report(MemberId.Of("nele"), own, new Declare(), await room.SeenAsync(), "never said"u8.ToArray())));
        Assert.Equal("act.not-hers", await room.RefuseAsync(room.As(MediationRoom.Mediator).Report(MemberId.Of("hilde"), fresh, new OpenChannel(Audience.Delegation, MemberId.Of("harbour"), 0), await room.SeenAsync())));
    }

    [Fact]
    public async Task An_opening_that_fails_anyhow_does_not_tell_which_slots_are_taken()
    {
        await using var room = new MediationRoom();
        await room.OpenWithEverybodyAsync();
        for (var i = 0; i < 12; i++) await room.OpenChannelAsync(Audience.Shared, "union");

        var answers = new HashSet<string>();
        for (var i = 0; i < 64; i++)
            answers.Add(await room.RefuseAsync(room.As("hanna").Bind(ChannelNumber.Of([.. Enumerable.Repeat((byte)(i + 1), 16)]), new OpenChannel(Audience.Delegation, MemberId.Of("harbour"), 99), await room.SeenAsync())));

        Assert.Equal(["channel.departures-stale"], answers);
    }

    [Fact]
    public async Task A_head_gives_what_she_shares_with_the_mediator_a_new_key_herself()
    {
        await using var room = new MediationRoom();
        await room.OpenWithEverybodyAsync();
        var shared = await room.OpenChannelAsync(Audience.Shared, "harbour");

        await room.AcceptAsync(room.As("hanna").Bind(room.Joint, new RemoveMember(MemberId.Of("dirk")), await room.SeenAsync()));
        await room.AcceptAsync(room.As("hanna").Bind(shared, new OpenEpoch(1), await room.SeenAsync()));
        await room.TellAsync("hanna", shared, "without dirk");

        Assert.Equal("0 1", await EpochsOfAsync(room, shared, MediationRoom.Mediator));
        Assert.Equal("0 1", await EpochsOfAsync(room, shared, "hanna"));
        Assert.Null(await RecordReplay.FindFaultAsync(await room.RecordOfAsync("hanna"), MediationRoom.Cancel));
    }

    [Fact]
    public async Task What_was_told_to_a_mediator_who_left_can_still_be_erased_though_nobody_writes_there_any_more()
    {
        await using var room = new MediationRoom();
        await room.OpenWithEverybodyAsync();
        room.Keyring.Add(room.KeysOf("ulla"));
        var shared = await room.OpenChannelAsync(Audience.Shared, "union");
        var told = await room.TellAsync("ulla", shared, "for her ears");
        var envoy = room.KeysOf("envoy");
        room.Keyring.Add(envoy);
        await room.AcceptAsync(room.As(MediationRoom.Mediator).Bind(room.Joint, new HandOver(MemberId.Of("envoy"), Custody.Own, envoy.Sign.Public.Key, envoy.Wrap.Public.Key), await room.SeenAsync()));

        Assert.Equal("channel.epoch-due", await room.RefuseAsync(room.As("ulla").Bind(shared, new Declare(), TreeHead.Empty, "x"u8.ToArray())));
        Assert.Equal("channel.handed-over", await room.RefuseAsync(room.As("ulla").Bind(shared, new OpenEpoch(1), TreeHead.Empty)));
        await room.AcceptAsync(room.As("ulla").Bind(shared, new ErasePayload(told.Sequence), TreeHead.Empty));

        Assert.Empty(await (await room.RecordOfAsync("ulla")).ReadPayloadsAsync(shared, 0, MediationRoom.Cancel).ToListAsync(MediationRoom.Cancel));
        Assert.Equal("", await EpochsOfAsync(room, shared, "envoy"));
        Assert.Null(await RecordReplay.FindFaultAsync(await room.RecordOfAsync("ulla"), MediationRoom.Cancel));
    }

    [Fact]
    public async Task An_erasure_that_failed_half_way_is_not_forgotten_when_the_case_is_closed()
    {
        await using var room = new MediationRoom();
        await room.OpenWithEverybodyAsync();
        var shared = await room.OpenChannelAsync(Audience.Shared, "union");
        var told = await room.TellAsync("ulla", shared, "forget this");
        var cellar = new StoppingCellar(room.Store) { StopAfterErasing = true };
        room.Store = cellar;
        room.Desk = room.NewDesk();
        var erase = room.As("ulla").Bind(shared, new ErasePayload(told.Sequence), await room.SeenAsync());
        var vaultBefore = await File.ReadAllBytesAsync(room.Vaults.PathOf(room.Case.Case), MediationRoom.Cancel);

        await Assert.ThrowsAsync<IOException>(async () => await room.Desk.SubmitAsync(erase, MediationRoom.Cancel));
        await room.Desk.CloseAsync(room.Case.Case, MediationRoom.Cancel);
        await File.WriteAllBytesAsync(room.Vaults.PathOf(room.Case.Case), vaultBefore, MediationRoom.Cancel);
        cellar.StopAfterErasing = false;
        room.Desk = room.NewDesk();

        Assert.Empty(await (await room.RecordOfAsync("ulla")).ReadPayloadsAsync(shared, 0, MediationRoom.Cancel).ToListAsync(MediationRoom.Cancel));
        Assert.Empty(await room.Store.ReadUnmaskedPayloadsAsync(room.Case.Case, shared, 0, MediationRoom.Cancel).ToListAsync(MediationRoom.Cancel));
    }

    private static async Task<ChannelNumber> OpenOwnAsync(MediationRoom room)
    {
        await room.OpenWithEverybodyAsync();
        room.Keyring.Add(room.KeysOf("ulla"));
        var own = await room.OpenChannelAsync(Audience.Delegation, "union", by: "ulla");
        await room.DeclareAsync("ulla", own, "among us");
        return own;
    }

    private static async Task<string> EpochsOfAsync(MediationRoom room, ChannelNumber channel, string member) =>
        string.Join(' ', (await room.Store.ReadWrapsAsync(room.Case.Case, room.KeysOf(member).Wrap.Number.ToString(), MediationRoom.Cancel)).Where(wrap => wrap.Channel == channel).Select(wrap => wrap.Epoch));
}
