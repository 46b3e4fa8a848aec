using GoodOffices.Casework.Reading;
using GoodOffices.Core.Record;

namespace GoodOffices.Tests.Desk;

/// <summary>An older copy is put back, and the record goes on differently, while somebody reads: she is told, and nobody is accused of what two records say together.</summary>
public sealed class PuttingBackWhileReading
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Whoever_reads_is_told_to_begin_again(int acts)
    {
        await using var room = new MediationRoom();
        await room.OpenWithEverybodyAsync();
        var copy = Path.Combine(room.Folder, "early.backup");
        await room.Store.BackUpAsync(copy, MediationRoom.Cancel);
        await room.DeclareAsync("hanna", room.Joint, "we begin");
        await room.DeclareAsync("ulla", room.Joint, "we agree");
        var record = await room.RecordOfAsync("hanna");

        await room.Store.RestoreAsync(copy, replacing: true, MediationRoom.Cancel);
        room.Desk = room.NewDesk();
        for (var i = 0; i < acts; i++) await room.DeclareAsync("ulla", room.Joint, $"otherwise {i}");

        await Assert.ThrowsAsync<IOException>(async () => await record.ReadEntriesAsync(room.Joint, 0, MediationRoom.Cancel).ToListAsync(MediationRoom.Cancel));
        await Assert.ThrowsAsync<IOException>(async () => await RecordReplay.FindFaultAsync(record, MediationRoom.Cancel));
        await Assert.ThrowsAsync<IOException>(async () => await BundleExport.WriteAsync(record, Stream.Null, room.Clock, MediationRoom.Cancel));
    }
}
