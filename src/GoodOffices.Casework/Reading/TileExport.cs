using GoodOffices.Casework.Desk;
using GoodOffices.Core.Record;

namespace GoodOffices.Casework.Reading;

/// <summary>Writes the channels one member may read as C2SP tlog-tiles, a folder each.</summary>
public static class TileExport
{
    /// <summary>Writes them; memory stays flat however long the record is.</summary>
    /// <exception cref="IOException">A folder holds something already, or cannot be written.</exception>
    public static async ValueTask WriteAsync(MemberRecord record, string folder, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(record);
        foreach (var channel in record.Channels)
        {
            using var tiles = new TileFolder(Path.Combine(folder, channel.Channel.ToString()));
            await foreach (var (bytes, _) in record.ReadEntryBytesAsync(channel.Channel, 0, cancel).ConfigureAwait(false)) tiles.Add(bytes);
            var name = LogName.Of(record.Case, channel.Channel);
            tiles.Finish(Beats.Sign(record.Unmasked.Vault, SignedNote.OfHead(name, channel.Head), name));
        }
    }
}
