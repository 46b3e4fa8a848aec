using GoodOffices.Core.Record;
using GoodOffices.Sealing.Rows;

namespace GoodOffices.Casework.Desk;

/// <summary>The channel keys of one case that the desk could unwrap.</summary>
internal sealed class ChannelKeys
{
    private readonly Dictionary<(ChannelNumber, int), ChannelKey> _keys = [];

    public IEnumerable<ChannelKey> All => _keys.Values.OrderBy(key => key.Channel).ThenBy(key => key.Epoch);

    public void Add(ChannelKey key) => _keys.TryAdd((key.Channel, key.Epoch), key);

    public bool Has(ChannelNumber channel, int epoch) => _keys.ContainsKey((channel, epoch));

    public ChannelKey? Find(ChannelNumber channel, int epoch) => _keys.GetValueOrDefault((channel, epoch));

    public IEnumerable<ChannelKey> Of(ChannelNumber channel) => All.Where(key => key.Channel == channel);
}
