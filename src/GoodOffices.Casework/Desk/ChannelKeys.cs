using System.Collections.Concurrent;
using GoodOffices.Core.Record;
using GoodOffices.Sealing.Erasure;
using GoodOffices.Sealing.Rows;

namespace GoodOffices.Casework.Desk;

/// <summary>The channel keys of one case that the desk could unwrap. Those who read look here while another writes.</summary>
internal sealed class ChannelKeys(Vault vault)
{
    private readonly ConcurrentDictionary<(ChannelNumber, int), (ChannelKey Wrapped, ChannelKey Rows)> _keys = new();

    public void Add(ChannelKey key)
    {
        if (!Has(key.Channel, key.Epoch)) _keys.TryAdd((key.Channel, key.Epoch), (key, vault.RowsOf(key)));
    }

    public bool Has(ChannelNumber channel, int epoch) => _keys.ContainsKey((channel, epoch));

    /// <summary>The key that seals and opens rows; null where the desk has none.</summary>
    public ChannelKey? Find(ChannelNumber channel, int epoch) => _keys.TryGetValue((channel, epoch), out var found) ? found.Rows : null;

    /// <summary>The keys that seal and open a channel's rows.</summary>
    public IEnumerable<ChannelKey> NewestFirst(ChannelNumber channel) => _keys.Values.Select(pair => pair.Rows).Where(key => key.Channel == channel).OrderByDescending(key => key.Epoch);

    /// <summary>The keys of a channel as they are wrapped to members, oldest first.</summary>
    public IEnumerable<ChannelKey> ToWrap(ChannelNumber channel) => _keys.Values.Select(pair => pair.Wrapped).Where(key => key.Channel == channel).OrderBy(key => key.Epoch);
}
