using GoodOffices.Casework.Authority;
using GoodOffices.Casework.Desk.Folding;
using GoodOffices.Casework.Ports;
using GoodOffices.Core.Record;
using GoodOffices.Sealing.Keys;
using GoodOffices.Sealing.Randomness;
using GoodOffices.Sealing.Rows;

namespace GoodOffices.Casework.Desk;

/// <summary>Brings a case from the cellar into memory: from snapshots where there are some, and from the entries after them.</summary>
internal sealed class CaseLoading(IRecordStore store, Vaults vaults, Keyring keyring, IRandomSource random)
{
    private readonly Snapshots _snapshots = new(store, random);

    /// <summary>The case; null where there is none that a key here opens.</summary>
    public async ValueTask<OpenedCase?> LoadAsync(CaseNumber of, CancellationToken cancel)
    {
        if (!vaults.Has(of)) return null;

        var opened = new OpenedCase(of, vaults.Open(of));
        var sizes = await store.ReadSizesAsync(of, cancel).ConfigureAwait(false);
        if (sizes.Count == 0) return opened;

        await UnwrapAsync(opened, cancel).ConfigureAwait(false);
        foreach (var size in sizes)
        {
            if (opened.Keys.Has(size.Channel, 0)) await FoldAsync(opened, size, cancel).ConfigureAwait(false);
            else opened.Closed.Add(size.Channel, await EdgeAsync(opened.Number, size.Channel, cancel).ConfigureAwait(false));
        }

        if (opened.Joint is null) return null;
        await _snapshots.ReadBeatsAsync(opened, cancel).ConfigureAwait(false);
        await OweAsync(opened, cancel).ConfigureAwait(false);
        return opened;
    }

    /// <summary>Whether nothing was written since a case was read, nor put back.</summary>
    public async ValueTask<bool> IsCurrentAsync(OpenedCase opened, CancellationToken cancel)
    {
        var trees = opened.Trees.ToDictionary(tree => tree.Channel, tree => tree.Tree.Size);
        var sizes = await store.ReadSizesAsync(opened.Number, cancel).ConfigureAwait(false);
        if (sizes.Count != trees.Count || sizes.Any(size => trees.GetValueOrDefault(size.Channel) != size.Entries)) return false;

        foreach (var fold in opened.Channels.Values)
            if (await store.ReadLeavesAsync(opened.Number, fold.Channel, fold.Size - 1, cancel).FirstOrDefaultAsync(cancel).ConfigureAwait(false) != fold.LastLeaf) return false;
        return !await store.ReadBeatsAsync(opened.Number, opened.Beats.Size, cancel).AnyAsync(cancel).ConfigureAwait(false);
    }

    public ValueTask KeepAsync(OpenedCase opened, bool everything, CancellationToken cancel) => _snapshots.KeepAsync(opened, everything, cancel);

    private async ValueTask UnwrapAsync(OpenedCase opened, CancellationToken cancel)
    {
        foreach (var keys in keyring.All)
            foreach (var wrap in await store.ReadWrapsAsync(opened.Number, keys.Wrap.Number.ToString(), cancel).ConfigureAwait(false))
                if (!opened.Keys.Has(wrap.Channel, wrap.Epoch)) opened.Keys.Add(ChannelKey.Unwrap(opened.Number, wrap.Channel, wrap.Epoch, wrap.Wrapped.Span, keys.Wrap));
    }

    private async ValueTask FoldAsync(OpenedCase opened, ChannelSize size, CancellationToken cancel)
    {
        var fold = await _snapshots.FindAsync(opened, size, cancel).ConfigureAwait(false) ?? new ChannelFold(size.Channel);
        var from = fold.Size;
        var wasErased = fold.Erased.Count;
        await foreach (var stored in store.ReadUnmaskedEntriesAsync(opened.Number, size.Channel, from, cancel).ConfigureAwait(false))
        {
            if (await FindKeyAsync(opened, size.Channel, stored.Epoch, cancel).ConfigureAwait(false) is not { } key)
            {
                await CloseAsync(opened, size.Channel, cancel).ConfigureAwait(false);
                return;
            }

            var entry = Entry.Read(SealedRows.Open(key, stored));
            if (entry.Act.Channel != size.Channel || entry.Sequence != fold.Size) throw new InvalidDataException($"Channel {size.Channel} has an entry that belongs elsewhere: the database was changed. Restore a backup.");
            fold.Apply(entry, stored.Leaf);
            if (fold.Audience == Audience.Joint) (opened.Joint, opened.Fold) = (size.Channel, opened.Fold.After(entry));
        }

        if (await FindKeyAsync(opened, size.Channel, fold.Epoch, cancel).ConfigureAwait(false) is null)
        {
            await CloseAsync(opened, size.Channel, cancel).ConfigureAwait(false);
            return;
        }

        opened.Channels.Add(size.Channel, fold);
        opened.Unkept[size.Channel] = fold.Size - from;
        if (fold.Erased.Count > wasErased) await FinishErasuresAsync(opened, fold, fold.Erased, cancel).ConfigureAwait(false);
        ForgetAgain(opened, fold);
    }

    // Where the vault still has the key of what the record says is erased, an older copy of the vault was put back.
    private static void ForgetAgain(OpenedCase opened, ChannelFold fold)
    {
        var kept = fold.Erased.Select(sequence => SealedRows.FirstErasureNumber(fold.Slot, sequence)).Where(number => !opened.Vault.IsErased(number)).ToArray();
        if (kept.Length > 0) opened.Vault.Erase(kept);
    }

    // A new epoch may have been opened since the keys were read: its entry and its key come in one step, so the key is there now.
    private async ValueTask<ChannelKey?> FindKeyAsync(OpenedCase opened, ChannelNumber channel, int epoch, CancellationToken cancel)
    {
        if (opened.Keys.Find(channel, epoch) is { } key) return key;
        await UnwrapAsync(opened, cancel).ConfigureAwait(false);
        return opened.Keys.Find(channel, epoch);
    }

    // A member who came late may lack the keys of earlier epochs, and one who left those of later ones: the channel is then closed to this desk.
    private async ValueTask CloseAsync(OpenedCase opened, ChannelNumber channel, CancellationToken cancel)
    {
        if (opened.Joint == channel) opened.Joint = null;
        opened.Closed.Add(channel, await EdgeAsync(opened.Number, channel, cancel).ConfigureAwait(false));
    }

    /// <summary>Does what a claimed erasure still lacks: forgets the key, then removes the row. A crash between claim and deed ends here.</summary>
    public async ValueTask FinishErasuresAsync(OpenedCase opened, ChannelFold fold, IEnumerable<long> erased, CancellationToken cancel)
    {
        var left = new List<PayloadPlace>();
        foreach (var sequence in erased.Order())
        {
            await foreach (var stored in store.ReadUnmaskedPayloadsAsync(opened.Number, fold.Channel, sequence, cancel).ConfigureAwait(false))
            {
                if (stored.Sequence == sequence)
                {
                    opened.Vault.Erase(stored.ErasureNumber);
                    left.Add(new(fold.Channel, sequence));
                }

                break;
            }
        }

        if (left.Count == 0) return;
        // Taken for this alone: whoever reads has not read to the end yet, and what she has read gives no right to write more.
        var tenure = opened.Tenure > 0 ? opened.Tenure : await store.TakeTenureAsync(opened.Number, cancel).ConfigureAwait(false);
        // Superseded, another desk does the same: the key is forgotten, and the row says nothing any more.
        await store.AppendAsync(new(opened.Number, tenure) { Erased = [.. left] }, cancel).ConfigureAwait(false);
    }

    private async ValueTask<TreeEdge> EdgeAsync(CaseNumber of, ChannelNumber channel, CancellationToken cancel)
    {
        var edge = TreeEdge.Empty;
        await foreach (var leaf in store.ReadLeavesAsync(of, channel, 0, cancel).ConfigureAwait(false)) edge = edge.Append(leaf);
        return edge;
    }

    private async ValueTask OweAsync(OpenedCase opened, CancellationToken cancel)
    {
        foreach (var member in opened.Fold.Members.Values)
        {
            if (member.Wrap is not { } wrap) continue;
            var has = (await store.ReadWrapsAsync(opened.Number, wrap.Number.ToString(), cancel).ConfigureAwait(false)).Select(w => (w.Channel, w.Epoch)).ToHashSet();
            opened.Owed.AddRange(Wrapping.ForMember(opened, opened.Fold, member, random).Where(w => !has.Contains((w.Channel, w.Epoch))));
        }
    }
}
