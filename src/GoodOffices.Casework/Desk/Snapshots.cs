using System.Collections.Immutable;
using GoodOffices.Casework.Desk.Folding;
using GoodOffices.Casework.Ports;
using GoodOffices.Core.Record;
using GoodOffices.Sealing.Randomness;

namespace GoodOffices.Casework.Desk;

/// <summary>Folds kept sealed, so that a long case opens at once. They hold nothing that the entries do not, and may be thrown away at any time.</summary>
internal sealed class Snapshots(IRecordStore store, IRandomSource random)
{
    private const string RowType = "snapshot";
    private const string BeatsName = "beats";
    private const int Worthwhile = 1_000;
    private const int Form = 3; // in the row's place: a snapshot of another form does not open, and the entries are read instead

    /// <summary>The fold of a channel as far as it was kept; null where there is none that fits this record.</summary>
    public async ValueTask<ChannelFold?> FindAsync(OpenedCase opened, ChannelSize size, CancellationToken cancel)
    {
        if (await store.FindSnapshotAsync(opened.Number, size.Channel.ToString(), cancel).ConfigureAwait(false) is not { } kept) return null;
        if (Open(opened, size.Channel, kept.Span) is not { } plain) return null;

        var (fold, fields) = SnapshotForm.Read(size.Channel, plain);
        if (fold.Size == 0 || fold.Size > size.Entries || !await IsOfThisRecordAsync(opened.Number, fold, cancel).ConfigureAwait(false)) return null;
        if (fold.Audience == Audience.Joint) (opened.Joint, opened.Fold) = (size.Channel, SnapshotForm.ReadCase(fields));
        return fold;
    }

    public async ValueTask KeepAsync(OpenedCase opened, bool everything, CancellationToken cancel)
    {
        foreach (var fold in opened.Channels.Values)
        {
            if (opened.Unkept.GetValueOrDefault(fold.Channel) < (everything ? 1 : Worthwhile)) continue;
            // Under the key of now: whoever left holds the earlier ones, and a fold tells what came after her.
            var key = opened.Keys.Find(fold.Channel, fold.Epoch)!;
            var plain = SnapshotForm.Write(fold, fold.Channel == opened.Joint ? opened.Fold : null);
            await store.KeepSnapshotAsync(opened.Number, fold.Channel.ToString(), key.Seal(key.Place(RowType, Form), plain, random), cancel).ConfigureAwait(false);
            opened.Unkept[fold.Channel] = 0;
        }

        if (opened.Beats.Size % Worthwhile == 0 || everything)
        {
            var edge = Fields.Of(("edge", FieldValue.Bytes(opened.Beats.ToArray())));
            await store.KeepSnapshotAsync(opened.Number, BeatsName, SealedRows.SealOwn(opened.Vault, RowType, 1, edge, random), cancel).ConfigureAwait(false);
        }
    }

    public async ValueTask ReadBeatsAsync(OpenedCase opened, CancellationToken cancel)
    {
        if (await store.FindSnapshotAsync(opened.Number, BeatsName, cancel).ConfigureAwait(false) is { } kept && opened.Vault.Desk.TryOpen(opened.Vault.Desk.Place(RowType, 1), kept.Span, out var plain))
            opened.Beats = TreeEdge.Read(Fields.Read(plain).BytesOf("edge"));
        if (!await FitsAsync(opened, cancel).ConfigureAwait(false)) opened.Beats = TreeEdge.Empty;

        await foreach (var beat in store.ReadBeatsAsync(opened.Number, opened.Beats.Size, cancel).ConfigureAwait(false)) opened.Beats = opened.Beats.Append(MerkleTree.Leaf(beat.Bytes.Span));
    }

    private static byte[]? Open(OpenedCase opened, ChannelNumber channel, ReadOnlySpan<byte> kept)
    {
        foreach (var key in opened.Keys.NewestFirst(channel))
            if (key.TryOpen(key.Place(RowType, Form), kept, out var plain)) return plain;
        return null;
    }

    // After a backup was restored a snapshot may be of a record that is no more.
    private async ValueTask<bool> IsOfThisRecordAsync(CaseNumber of, ChannelFold fold, CancellationToken cancel)
    {
        await foreach (var leaf in store.ReadLeavesAsync(of, fold.Channel, fold.Size - 1, cancel).ConfigureAwait(false)) return leaf == fold.LastLeaf;
        return false;
    }

    private async ValueTask<bool> FitsAsync(OpenedCase opened, CancellationToken cancel)
    {
        if (opened.Beats.Size == 0) return true;
        await foreach (var beat in store.ReadBeatsAsync(opened.Number, opened.Beats.Size - 1, cancel).ConfigureAwait(false))
            return SignedNote.Read(beat.Checkpoint).HeadOf(LogName.Of(opened.Number)) == opened.Beats.Head;
        return false;
    }
}
