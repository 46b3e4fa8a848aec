using GoodOffices.Casework.Desk.Commands;
using GoodOffices.Casework.Ports;
using GoodOffices.Core.Record;
using GoodOffices.Sealing;
using GoodOffices.Sealing.Custody;
using GoodOffices.Sealing.Erasure;
using GoodOffices.Sealing.Rows;

namespace GoodOffices.Tests.Desk;

/// <summary>A member with a key of her own who can also read and write the database, but has not the vault: she gets nothing from it and puts nothing into it.</summary>
public sealed class WritingPastTheDesk
{
    [Fact]
    public async Task A_channel_key_that_she_slips_in_for_the_other_side_opens_nothing_that_is_said_under_it()
    {
        await using var room = await RoomAsync();
        var shared = await room.OpenChannelAsync(Audience.Shared, "union");
        using var slipped = ChannelKey.Draw(room.Case.Case, shared, 1, room.Random);
        await WriteAsync(room, tenure => new(room.Case.Case, tenure) { Wraps = [.. new[] { MediationRoom.Mediator, "ulla" }.Select(member => WrapOf(room, slipped, member))] });

        await room.AcceptAsync(room.As(MediationRoom.Mediator).Bind(room.Joint, new RemoveMember(MemberId.Of("uwe")), await room.SeenAsync()));
        await room.AcceptAsync(room.As(MediationRoom.Mediator).Bind(shared, new OpenEpoch(1), await room.SeenAsync()));
        await room.DeclareAsync("ulla", shared, "between us");

        var entries = await room.Store.ReadUnmaskedEntriesAsync(room.Case.Case, shared, 0, MediationRoom.Cancel).ToListAsync(MediationRoom.Cancel);
        Assert.Equal(1, entries[^1].Epoch);
        Assert.All(entries.Where(entry => entry.Epoch == 1), entry => Assert.False(slipped.TryOpen(slipped.Place("entry", entry.Sequence), entry.SealedBytes.Span, out _)));
    }

    [Fact]
    public async Task An_entry_that_she_seals_with_her_own_channel_key_is_not_taken_for_one()
    {
        await using var room = await RoomAsync();
        var last = await room.DeclareAsync("hanna", room.Joint, "the last word");
        using var joint = await KeyOfAsync(room, "hanna", room.Joint);
        var act = Act.Read((await room.DeclarationAsync("hanna", room.Joint, "let my friend in")).Act.Span);
        var mole = new RecordEvent.MemberAdmitted(MemberId.Of("mole"), Role.CoMediator, null, Custody.Own, room.KeysOf("mole").Sign.Public.Key, room.KeysOf("mole").Wrap.Public.Key);
        var forged = new Entry { Act = act, At = last.At, Authentication = new(Authentication.Signature, room.KeysOf("hanna").Sign.Number, new byte[64]), Epoch = 0, Events = [mole.ToFields()], Sequence = last.Sequence + 1 }.Write();

        await WriteAsync(room, tenure => new(room.Case.Case, tenure)
        {
            Channels = [new(room.Joint, last.Sequence + 1, [new(last.Sequence + 1, 0, MerkleTree.Leaf(forged), joint.Seal(joint.Place("entry", last.Sequence + 1), forged, room.Random))])],
        });

        await Assert.ThrowsAsync<SealingException>(() => room.RecordOfAsync(MediationRoom.Mediator));
        Assert.Empty(await room.Store.ReadWrapsAsync(room.Case.Case, room.KeysOf("mole").Wrap.Number.ToString(), MediationRoom.Cancel));
    }

    [Fact]
    public async Task The_shortcuts_kept_after_she_left_open_with_none_of_her_keys_even_beside_the_vault()
    {
        await using var room = await RoomAsync();
        using var before = await KeyOfAsync(room, "dirk", room.Joint);

        await room.AcceptAsync(room.As(MediationRoom.Mediator).Bind(room.Joint, new RemoveMember(MemberId.Of("dirk")), await room.SeenAsync()));
        await room.AdmitAsync("new-face", Role.Observer, null);
        await room.Desk.CloseAsync(room.Case.Case, MediationRoom.Cancel);

        using var installation = InstallationKey.Open(Path.Combine(room.Folder, "installation.key"));
        using var vault = Vault.Open(room.Vaults.PathOf(room.Case.Case), room.Case.Case, installation, room.Random);
        using var rows = vault.RowsOf(before);
        var kept = await room.Store.FindSnapshotAsync(room.Case.Case, room.Joint.ToString(), MediationRoom.Cancel);
        Assert.All(Enumerable.Range(0, 9), form => Assert.False(rows.TryOpen(rows.Place("snapshot", form), kept!.Value.Span, out _)));
        Assert.Contains((await room.RecordOfAsync("hanna")).Members, member => member.Name == MemberId.Of("new-face"));
    }

    [Fact]
    public async Task A_request_is_not_found_by_trying_the_names_of_members()
    {
        await using var room = await RoomAsync();

        await room.AcceptAsync((await room.DeclarationAsync("hanna", room.Joint, "once")) with { IdempotencyName = "1" });

        var tried = Digest.Hash([.. "goodoffices/idempotency/v1\0"u8, .. "hanna"u8, 0, .. "1"u8]);
        Assert.Null(await room.Store.FindAnswerAsync(room.Case.Case, new IdempotencyKey(tried), MediationRoom.Cancel));
    }

    private static async Task<MediationRoom> RoomAsync()
    {
        var room = new MediationRoom();
        await room.OpenWithEverybodyAsync();
        await room.AdmitAsync("uwe", Role.Delegate, "union");
        return room;
    }

    // As somebody does who has the database and no desk; the desk then reads it anew.
    private static async Task WriteAsync(MediationRoom room, Func<long, Append> what)
    {
        Assert.IsType<AppendAnswer.Appended>(await room.Store.AppendAsync(what(await room.Store.TakeTenureAsync(room.Case.Case, MediationRoom.Cancel)), MediationRoom.Cancel));
        room.Desk = room.NewDesk();
    }

    private static StoredWrap WrapOf(MediationRoom room, ChannelKey key, string member)
    {
        var to = room.KeysOf(member).Wrap.Public;
        return new(key.Channel, key.Epoch, to.Number.ToString(), key.WrapTo(to, room.Random));
    }

    private static async Task<ChannelKey> KeyOfAsync(MediationRoom room, string member, ChannelNumber channel)
    {
        var keys = room.KeysOf(member).Wrap;
        var wraps = await room.Store.ReadWrapsAsync(room.Case.Case, keys.Number.ToString(), MediationRoom.Cancel);
        return ChannelKey.Unwrap(room.Case.Case, channel, 0, wraps.Single(wrap => wrap.Channel == channel && wrap.Epoch == 0).Wrapped.Span, keys);
    }
}
