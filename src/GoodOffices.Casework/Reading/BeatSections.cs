using System.Runtime.CompilerServices;
using System.Text;
using GoodOffices.Casework.Desk;
using GoodOffices.Casework.Ports;
using GoodOffices.Core.Record;

namespace GoodOffices.Casework.Reading;

/// <summary>The beats of a bundle: their bytes, the openings of the viewer's slots, and the checkpoints.</summary>
internal sealed class BeatSections(MemberRecord record)
{
    private const int OpeningBytes = Digest.Bytes * 7;

    public async ValueTask WriteAsync(BundleStream bundle, CancellationToken cancel)
    {
        var (beatBytes, openBytes) = (0L, 0L);
        await foreach (var beat in BeatsAsync(cancel).ConfigureAwait(false))
        {
            beatBytes += sizeof(uint) + beat.Bytes.Length;
            var sizes = SizesOf(beat).ToDictionary(held => held.Channel, held => held.Size);
            openBytes += record.Channels.Sum(channel => sizeof(long) + (sizes.GetValueOrDefault(channel.Channel) > 0 ? OpeningBytes : 0));
        }

        await bundle.BeginSectionAsync("BEAT", beatBytes, cancel).ConfigureAwait(false);
        await foreach (var beat in BeatsAsync(cancel).ConfigureAwait(false)) await bundle.WriteWithLengthAsync(beat.Bytes, cancel).ConfigureAwait(false);
        await bundle.BeginSectionAsync("OPEN", openBytes, cancel).ConfigureAwait(false);
        await WriteOpeningsAsync(bundle, cancel).ConfigureAwait(false);
        await WriteNotesAsync(bundle, cancel).ConfigureAwait(false);
    }

    private async ValueTask WriteOpeningsAsync(BundleStream bundle, CancellationToken cancel)
    {
        var growing = new GrowingTrees(record.Store, record.Case, cancel);
        await using var _ = growing.ConfigureAwait(false);
        await foreach (var stored in BeatsAsync(cancel).ConfigureAwait(false))
        {
            var trees = new Dictionary<ChannelNumber, (int Slot, TreeHead Tree)>();
            foreach (var (channel, size, slot) in SizesOf(stored)) trees.Add(channel, (slot, await growing.AtAsync(channel, size).ConfigureAwait(false)));
            var salts = Beats.Salts(record.Unmasked.Vault, stored.Number);
            var table = new SlotTable(salts, Beats.Held(trees.Select(pair => (pair.Value.Slot, pair.Key, pair.Value.Tree))));
            if (table.Root != Beat.Read(stored.Bytes.Span).Slots) throw new InvalidDataException($"Beat {stored.Number} of case {record.Case} does not commit to what is stored: the database was changed. Restore a backup.");
            foreach (var channel in record.Channels)
            {
                var (slot, tree) = trees.GetValueOrDefault(channel.Channel);
                await bundle.WriteAsync(tree.Size, cancel).ConfigureAwait(false);
                if (tree.Size > 0) await bundle.WriteAsync((byte[])[.. salts[slot].ToArray(), .. table.Prove(slot).SelectMany(hash => hash.ToArray())], cancel).ConfigureAwait(false);
            }
        }
    }

    // Of the checkpoints, those that somebody cosigned, and the last; one line for each member, though she may have cosigned under an old key and a new one.
    private async ValueTask WriteNotesAsync(BundleStream bundle, CancellationToken cancel)
    {
        var lines = new Dictionary<long, List<NoteLine>>();
        await foreach (var stored in record.Store.ReadCosignaturesAsync(record.Case, 1, cancel).ConfigureAwait(false))
        {
            if (stored.Size > record.Beats.Size) break;
            if (!record.HadKey(stored.KeyNumber)) continue; // she came after this moment of the record
            if (!lines.TryGetValue(stored.Size, out var some)) lines.Add(stored.Size, some = []);
            some.Add(Cosigning.Open(record.Unmasked.Vault, stored));
        }

        var notes = new List<byte[]>();
        await foreach (var stored in BeatsAsync(cancel).ConfigureAwait(false))
        {
            var cosigned = lines.GetValueOrDefault(stored.Number + 1);
            if (cosigned is null && stored.Number + 1 < record.Beats.Size) continue;
            var note = SignedNote.Read(stored.Checkpoint);
            notes.Add((cosigned ?? []).OrderBy(line => line.Name, StringComparer.Ordinal).DistinctBy(line => line.Name).Aggregate(note, (all, line) => all.With(line)).Write());
        }

        await bundle.BeginSectionAsync("NOTE", notes.Sum(note => sizeof(uint) + (long)note.Length), cancel).ConfigureAwait(false);
        foreach (var note in notes) await bundle.WriteWithLengthAsync(note, cancel).ConfigureAwait(false);
    }

    // Each time they are read they must be those of this record, from the first to the last.
    private async IAsyncEnumerable<StoredBeat> BeatsAsync([EnumeratorCancellation] CancellationToken cancel)
    {
        var edge = TreeEdge.Empty;
        await foreach (var beat in record.Store.ReadBeatsAsync(record.Case, 0, cancel).TakeWhile(beat => beat.Number < record.Beats.Size).ConfigureAwait(false))
        {
            edge = edge.Append(MerkleTree.Leaf(beat.Bytes.Span));
            yield return beat;
        }

        if (edge.Head != record.Beats) throw MemberRecord.PutBack();
    }

    private IEnumerable<(ChannelNumber Channel, long Size, int Slot)> SizesOf(StoredBeat beat) =>
        SealedRows.OpenOwn(record.Unmasked.Vault, Beats.SizesRow, beat.Number, beat.SealedSizes.Span).ListOf("channels").Cast<Fields>().Select(held => (held.ChannelOf("channel"), held.CountOf("size"), (int)held.CountOf("slot")));
}
