using System.Text;
using GoodOffices.Casework.Reading;
using GoodOffices.Core.Record;
using GoodOffices.Verify;

namespace GoodOffices.Tests.Desk;

/// <summary>What a member takes home is accepted by a verifier that shares nothing with the desk but the page on the format.</summary>
public sealed class ExportingBundles
{
    [Theory]
    [InlineData("ulla")]
    [InlineData("hanna")]
    [InlineData("olaf")]
    [InlineData(MediationRoom.Mediator)]
    public async Task A_mixed_log_of_two_hundred_entries_is_accepted_and_its_events_follow_from_its_acts(string viewer)
    {
        await using var room = new MediationRoom();
        await MixedLog.FillAsync(room, 200);
        var record = await room.RecordOfAsync(viewer);
        var checkpoint = (await room.Store.ReadBeatsAsync(room.Case.Case, record.Beats.Size - 1, MediationRoom.Cancel).FirstAsync(MediationRoom.Cancel)).Checkpoint;

        var bundle = await room.ExportAsync(viewer);

        Assert.Null(await RecordReplay.FindFaultAsync(record, MediationRoom.Cancel));
        Assert.Equal(Authorship.Unverified, Verified(bundle, null).Authorship);
        Assert.Equal(Authorship.TrustedCheckpoint, Verified(bundle, Trust.Read(Encoding.UTF8.GetBytes(checkpoint))).Authorship);
        var findings = Verified(bundle, KeysOf(room));
        Assert.Equal((Authorship.TrustedKeys, room.Case.Case.ToString(), viewer, 2), (findings.Authorship, findings.Case, findings.Viewer, findings.Cosignatures));

        // Two trees, written apart, have the same roots.
        Assert.Equal(record.Channels.Select(channel => (channel.Channel.ToString(), channel.Head.Size, Text(channel.Head.Root))), findings.Channels.Select(channel => (channel.Number, channel.Size, channel.Root)));
        Assert.Equal((record.Beats.Size, Text(record.Beats.Root)), (findings.Beats.Count, findings.Beats.Root));
    }

    [Fact]
    public async Task A_changed_byte_is_refused()
    {
        await using var room = new MediationRoom();
        await MixedLog.FillAsync(room, 40);
        var (bundle, trust, seed) = (await room.ExportAsync("ulla"), KeysOf(room), Environment.TickCount);
        var random = new Random(seed);

        for (var i = 0; i < 300; i++)
        {
            var (at, bit) = (random.Next(bundle.Length), (byte)(1 << random.Next(8)));
            bundle[at] ^= bit;
            Assert.False(BundleVerifier.Verify(new MemoryStream(bundle), trust, MediationRoom.Cancel).Holds, $"byte {at}, seed {seed}");
            bundle[at] ^= bit;
        }

        Assert.True(BundleVerifier.Verify(new MemoryStream(bundle), trust, MediationRoom.Cancel).Holds);
    }

    private static Trust KeysOf(MediationRoom room) => Trust.Read(Encoding.UTF8.GetBytes(NoteLine.VerifierKey(LogName.Of(room.Case.Case), room.Case.Log) + "\n"));

    private static Findings Verified(byte[] bundle, Trust? trust)
    {
        var verdict = BundleVerifier.Verify(new MemoryStream(bundle), trust, MediationRoom.Cancel);
        Assert.True(verdict.Holds, verdict.Flaw?.ToString());
        return verdict.Findings!;
    }

    private static string Text(Digest root) => Convert.ToBase64String(root.ToArray());
}
