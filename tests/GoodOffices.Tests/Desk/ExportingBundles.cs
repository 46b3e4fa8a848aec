using GoodOffices.Casework.Reading;
using GoodOffices.Core.Record;

namespace GoodOffices.Tests.Desk;

/// <summary>What a member takes home can be verified by a program that shares nothing with the desk.</summary>
public sealed class ExportingBundles
{
    [Theory]
    [InlineData("ulla")]
    [InlineData("hanna")]
    [InlineData("olaf")]
    [InlineData(MediationRoom.Mediator)]
    public async Task Events_follow_from_acts_in_every_channel_of_everybody(string viewer)
    {
        await using var room = new MediationRoom();
        await MixedLog.FillAsync(room, 60);

        Assert.Null(await RecordReplay.FindFaultAsync(await room.RecordOfAsync(viewer), MediationRoom.Cancel));
        var bundle = await room.ExportAsync(viewer);
        if (Environment.GetEnvironmentVariable("KEEP") is { } keep) { await File.WriteAllBytesAsync(Path.Combine(keep, viewer + ".bundle"), bundle, MediationRoom.Cancel); await File.WriteAllTextAsync(Path.Combine(keep, viewer + ".keys"), NoteLine.VerifierKey(LogName.Of(room.Case.Case), room.Case.Log) + "\n", MediationRoom.Cancel); }
    }
}
