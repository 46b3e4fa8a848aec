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
        Assert.NotEmpty(await room.ExportAsync(viewer));
    }
}
