using GoodOffices.Casework.Desk.Commands;
using GoodOffices.Casework.Ports;
using GoodOffices.Casework.Reading;
using GoodOffices.Core.Record;
using GoodOffices.Sealing.Custody;
using GoodOffices.Sealing.Erasure;
using GoodOffices.Sealing.Rows;

namespace GoodOffices.Tests.Desk;

/// <summary>A desk that writes what it should have refused, with signatures and seals that are good: replaying the record names the entry.</summary>
public sealed class ReplayingADishonestDesk
{
    [Fact]
    public async Task Somebody_who_writes_where_she_may_not_read_is_found()
    {
        await using var room = new MediationRoom();
        await room.OpenWithEverybodyAsync();
        var shared = await room.OpenChannelAsync(Audience.Shared, "union");
        Assert.Equal("channel.not-found", await room.RefuseAsync(await room.DeclarationAsync("hanna", shared, "I am here as well")));

        await LetInAsync(room, shared, await EntryAsync(room, "hanna", shared, sequence: 1));

        Assert.Equal(new EntryPlace(shared, 1), await RecordReplay.FindFaultAsync(await room.RecordOfAsync(MediationRoom.Mediator), MediationRoom.Cancel));
    }

    [Fact]
    public async Task What_was_written_under_a_key_that_somebody_who_left_still_has_is_found()
    {
        await using var room = new MediationRoom();
        await room.OpenWithEverybodyAsync();
        var shared = await room.OpenChannelAsync(Audience.Shared, "harbour");
        await room.AcceptAsync(room.As(MediationRoom.Mediator).Bind(room.Joint, new RemoveMember(MemberId.Of("dirk")), await room.SeenAsync()));
        room.Clock.Time += TimeSpan.FromHours(2);
        await room.Desk.BeatAsync(room.Case.Case, MediationRoom.Cancel);
        Assert.Equal("channel.epoch-due", await room.RefuseAsync(await room.DeclarationAsync("hanna", shared, "too early")));

        await LetInAsync(room, shared, await EntryAsync(room, "hanna", shared, sequence: 1));

        Assert.Equal(new EntryPlace(shared, 1), await RecordReplay.FindFaultAsync(await room.RecordOfAsync("hanna"), MediationRoom.Cancel));
    }

    private static async Task<Entry> EntryAsync(MediationRoom room, string by, ChannelNumber channel, long sequence)
    {
        var submission = await room.DeclarationAsync(by, channel, "words");
        return new Entry { Act = Act.Read(submission.Act.Span), At = room.Clock.Time.ToUnixTimeMilliseconds(), Authentication = submission.Authentication, Epoch = 0, Events = [Fields.Of(("type", "declared"))], Sequence = sequence };
    }

    private static async Task LetInAsync(MediationRoom room, ChannelNumber channel, Entry entry)
    {
        var mediator = room.KeysOf(MediationRoom.Mediator).Wrap;
        var wraps = await room.Store.ReadWrapsAsync(room.Case.Case, mediator.Number.ToString(), MediationRoom.Cancel);
        using var installation = InstallationKey.Open(Path.Combine(room.Folder, "installation.key"));
        using var vault = Vault.Open(room.Vaults.PathOf(room.Case.Case), room.Case.Case, installation, room.Random);
        using var key = ChannelKey.Unwrap(room.Case.Case, channel, 0, wraps.First(wrap => wrap.Channel == channel && wrap.Epoch == 0).Wrapped.Span, mediator);
        using var rows = vault.RowsOf(key);
        var bytes = entry.Write();
        var stored = new StoredEntry(entry.Sequence, 0, MerkleTree.Leaf(bytes), rows.Seal(rows.Place("entry", entry.Sequence), bytes, room.Random));
        var tenure = await room.Store.TakeTenureAsync(room.Case.Case, MediationRoom.Cancel);
        Assert.IsType<AppendAnswer.Appended>(await room.Store.AppendAsync(new(room.Case.Case, tenure) { Channels = [new(channel, entry.Sequence, [stored])] }, MediationRoom.Cancel));
        room.Desk = room.NewDesk();
    }
}
