using GoodOffices.Casework.Desk.Commands;
using GoodOffices.Core.Record;
using GoodOffices.Sealing.Keys;

namespace GoodOffices.Tests.Desk;

/// <summary>A record in which everything occurs that this desk can do.</summary>
internal static class MixedLog
{
    /// <summary>Fills the room's case with about so many entries, over some thirty beats, cosigned twice.</summary>
    public static async Task FillAsync(MediationRoom room, int entries)
    {
        await room.OpenWithEverybodyAsync();
        room.Keyring.Add(room.KeysOf("ulla"));
        var shared = await room.OpenChannelAsync(Audience.Shared, "union");
        var harbour = await room.OpenChannelAsync(Audience.Shared, "harbour");
        var alone = await room.OpenChannelAsync(Audience.Delegation, "union", by: "ulla");
        for (var i = 0; i < (entries - 20) / 5; i++)
        {
            await room.TellAsync("ulla", shared, $"told {i}");
            await room.DeclareAsync("hanna", i % 2 == 0 ? room.Joint : harbour, $"declared {i}");
            await room.DeclareAsync("ulla", alone, $"among us {i}");
            await room.AcceptAsync(room.As(MediationRoom.Mediator).Report(MemberId.Of("nina"), shared, i % 2 == 0 ? new Tell() : new Declare(), await room.SeenAsync(), "as reported by me"u8.ToArray()));
            await room.DeclareAsync(MediationRoom.Mediator, room.Joint, $"noted {i}");
            room.Clock.Time += TimeSpan.FromMinutes(47);
        }

        await room.AcceptAsync(room.As("ulla").Bind(shared, new ErasePayload(1), await room.SeenAsync()));
        await room.AcceptAsync(room.As(MediationRoom.Mediator).Bind(room.Joint, new RemoveMember(MemberId.Of("dirk")), await room.SeenAsync()));
        await room.AcceptAsync(room.As(MediationRoom.Mediator).Bind(harbour, new OpenEpoch(1), await room.SeenAsync()));
        await room.AdmitAsync("dirk", Role.Delegate, "harbour", Custody.Own, "hanna", "dirk-anew");
        await room.AcceptAsync(room.As("hanna").Bind(harbour, new ConsentToHandOver(MemberId.Of("susi"), MemberKeys.Draw(room.Random).Wrap.Public.Key), await room.SeenAsync()));
        room.Clock.Time += TimeSpan.FromHours(2);
        await room.Desk.BeatAsync(room.Case.Case, MediationRoom.Cancel);
        await CosignAsync(room, "ulla");
        await CosignAsync(room, "hanna");
    }

    private static async Task CosignAsync(MediationRoom room, string member)
    {
        var size = (await room.SeenAsync()).Size;
        var beat = await room.Store.ReadBeatsAsync(room.Case.Case, size - 1, MediationRoom.Cancel).FirstAsync(MediationRoom.Cancel);
        var (note, seconds, keys) = (SignedNote.Read(beat.Checkpoint), room.Clock.Time.ToUnixTimeSeconds(), room.KeysOf(member));
        var line = NoteLine.OfCosignature(LogName.Of(room.Case.Case, MemberId.Of(member)), keys.Sign.Public.Key, seconds, keys.Sign.Sign(NoteLine.BytesToCosign(note.Text, seconds)));
        Assert.True(await room.Desk.CosignAsync(room.Case.Case, MemberId.Of(member), size, line, MediationRoom.Cancel));
        Assert.False(await room.Desk.CosignAsync(room.Case.Case, MemberId.Of(member), size - 1, line, MediationRoom.Cancel));
        Assert.False(await room.Desk.CosignAsync(room.Case.Case, MemberId.Of("olaf"), size, line, MediationRoom.Cancel));
    }
}
