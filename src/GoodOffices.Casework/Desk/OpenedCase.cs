using GoodOffices.Casework.Desk.Folding;
using GoodOffices.Casework.Ports;
using GoodOffices.Core.Record;
using GoodOffices.Sealing.Erasure;

namespace GoodOffices.Casework.Desk;

/// <summary>A case in memory: folds and edges, keys and vault, but no entries. One caller at a time changes it, inside the gate.</summary>
internal sealed class OpenedCase(CaseNumber number, Vault vault)
{
    public CaseNumber Number { get; } = number;

    public Vault Vault { get; } = vault;

    public ChannelKeys Keys { get; } = new(vault);

    public CaseFold Fold { get; set; } = new();

    public ChannelNumber? Joint { get; set; }

    /// <summary>The channels whose keys are here.</summary>
    public Dictionary<ChannelNumber, ChannelFold> Channels { get; } = [];

    /// <summary>The edges of the others: the beats commit to them as well.</summary>
    public Dictionary<ChannelNumber, TreeEdge> Closed { get; } = [];

    public TreeEdge Beats { get; set; } = TreeEdge.Empty;

    /// <summary>The right to write, once it was taken; 0 before.</summary>
    public long Tenure { get; set; }

    /// <summary>Keys that members may have and do not have yet; they are written with the next append.</summary>
    public List<StoredWrap> Owed { get; } = [];

    /// <summary>Entries since each channel's snapshot.</summary>
    public Dictionary<ChannelNumber, long> Unkept { get; } = [];

    public IEnumerable<(ChannelNumber Channel, TreeHead Tree)> Trees => Channels.Values.Select(fold => (fold.Channel, fold.Edge.Head)).Concat(Closed.Select(pair => (pair.Key, pair.Value.Head)));

    /// <summary>Which slot a channel owns: drawn by the case's secret and the channel's random number, so that it needs to be kept nowhere.</summary>
    public int SlotOf(ChannelNumber channel) => Channels.TryGetValue(channel, out var fold) && fold.Size > 0 ? fold.Slot : DrawSlot(channel);

    public int DrawSlot(ChannelNumber channel)
    {
        // No beat ever has this number, so the salt is a secret of its own.
        var secret = Vault.SlotSalt(long.MaxValue, 0);
        return Digest.Hash([.. "goodoffices/slot-of-channel/v1\0"u8, .. secret, .. channel.ToArray()]).ToArray()[0] % SlotTable.Slots;
    }

    public bool IsFree(ChannelNumber channel) => Trees.All(tree => tree.Channel != channel && SlotOf(tree.Channel) != DrawSlot(channel));
}
