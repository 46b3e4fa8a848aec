using GoodOffices.Casework.Ports;
using GoodOffices.Core.Record;

namespace GoodOffices.Casework.Reading;

/// <summary>The trees of a case at rising sizes, each leaf read once.</summary>
internal sealed class GrowingTrees(IRecordStore store, CaseNumber of, CancellationToken cancel) : IAsyncDisposable
{
    private readonly Dictionary<ChannelNumber, (IAsyncEnumerator<Digest> Leaves, TreeEdge Edge)> _trees = [];

    public async ValueTask<TreeHead> AtAsync(ChannelNumber channel, long size)
    {
        if (!_trees.TryGetValue(channel, out var tree)) tree = (store.ReadLeavesAsync(of, channel, 0, cancel).GetAsyncEnumerator(cancel), TreeEdge.Empty);
        while (tree.Edge.Size < size)
        {
            if (!await tree.Leaves.MoveNextAsync().ConfigureAwait(false)) throw new InvalidDataException($"Channel {channel} has fewer entries than a beat says: the database was changed. Restore a backup.");
            tree = tree with { Edge = tree.Edge.Append(tree.Leaves.Current) };
        }

        _trees[channel] = tree;
        return tree.Edge.Head;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var (leaves, _) in _trees.Values) await leaves.DisposeAsync().ConfigureAwait(false);
    }
}
