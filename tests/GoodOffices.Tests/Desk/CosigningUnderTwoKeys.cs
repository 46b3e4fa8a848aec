using GoodOffices.Casework.Desk.Commands;
using GoodOffices.Core.Record;
using GoodOffices.Verify;

namespace GoodOffices.Tests.Desk;

/// <summary>Who cosigned, left, came back with new keys and cosigned the same checkpoint again spoils nobody's export.</summary>
public sealed class CosigningUnderTwoKeys
{
    [Fact]
    public async Task An_export_names_her_once_and_verifies()
    {
        await using var room = new MediationRoom();
        await room.OpenWithEverybodyAsync();
        await CosignAsync(room, "ulla", "ulla");

        await room.AcceptAsync(room.As(MediationRoom.Mediator).Bind(room.Joint, new RemoveMember(MemberId.Of("ulla")), await room.SeenAsync()));
        await room.AdmitAsync("ulla", Role.Head, "union", Custody.House, MediationRoom.Mediator, "ulla anew");
        await CosignAsync(room, "ulla", "ulla anew");

        using var bundle = new MemoryStream(await room.ExportAsync("hanna"));
        var verdict = BundleVerifier.Verify(bundle, null, MediationRoom.Cancel);
        Assert.True(verdict.Holds, $"{verdict.Flaw}");
    }

    private static async Task CosignAsync(MediationRoom room, string member, string keysOf)
    {
        var size = (await room.SeenAsync()).Size;
        var beat = await room.Store.ReadBeatsAsync(room.Case.Case, size - 1, MediationRoom.Cancel).FirstAsync(MediationRoom.Cancel);
        var (note, seconds, keys) = (SignedNote.Read(beat.Checkpoint), room.Clock.Time.ToUnixTimeSeconds(), room.KeysOf(keysOf));
        var line = NoteLine.OfCosignature(LogName.Of(room.Case.Case, MemberId.Of(member)), keys.Sign.Public.Key, seconds, keys.Sign.Sign(NoteLine.BytesToCosign(note.Text, seconds)));
        Assert.True(await room.Desk.CosignAsync(room.Case.Case, MemberId.Of(member), size, line, MediationRoom.Cancel));
    }
}
