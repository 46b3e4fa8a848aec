using GoodOffices.Casework.Desk;
using GoodOffices.Core.Record;

namespace GoodOffices.Casework.Reading;

/// <summary>Writes what one member may read, whole, so that she can have it verified anywhere. Memory stays flat however long the record is.</summary>
public static class BundleExport
{
    /// <summary>What every bundle says first.</summary>
    public const string Notice = "Without prejudice. Made in mediation: what was said, offered or admitted here must not be used in other proceedings, unless the law or those concerned allow it.";

    /// <summary>Writes the bundle.</summary>
    /// <exception cref="IOException">It could not be written whole; what was written is not to be used.</exception>
    /// <exception cref="InvalidDataException">The cellar holds something that does not fit the record.</exception>
    public static async ValueTask WriteAsync(MemberRecord record, Stream target, TimeProvider clock, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(record);
        ArgumentNullException.ThrowIfNull(target);
        ArgumentNullException.ThrowIfNull(clock);
        using var bundle = new BundleStream(target);
        await bundle.BeginAsync(cancel).ConfigureAwait(false);
        await bundle.WriteSectionAsync("HEAD", Head(record, clock).Write(), cancel).ConfigureAwait(false);
        foreach (var channel in record.Channels) await new ChannelSections(record, channel).WriteAsync(bundle, cancel).ConfigureAwait(false);
        await new BeatSections(record).WriteAsync(bundle, cancel).ConfigureAwait(false);
        bundle.EndSection();
        var note = Beats.Sign(record.Unmasked.Vault, SignedNote.OfBundle(record.Case, record.Viewer.Name, bundle.Hash), LogName.Of(record.Case));
        await bundle.WriteSectionAsync("SIGN", note.Write(), cancel).ConfigureAwait(false);
    }

    private static Fields Head(MemberRecord record, TimeProvider clock) => Fields.Of(
        ("beats", record.Beats.Size),
        ("case", record.Case.ToString()),
        ("channels", new FieldValue.List([.. record.Channels.Select(channel => (FieldValue)Fields.Of(("channel", channel.Channel.ToString()), ("size", channel.Head.Size)))])),
        ("made", Math.Max(0, clock.GetUtcNow().ToUnixTimeMilliseconds())),
        ("notice", Notice),
        ("v", 1),
        ("viewer", record.Viewer.Name.ToString()));
}
