using System.Collections.Immutable;

namespace GoodOffices.Core.Record;

/// <summary>The 64 slots of a case at one beat; each channel owns one, and nobody can tell an empty one from a full one.</summary>
public sealed class SlotTable
{
    /// <summary>How many slots every case has.</summary>
    public const int Slots = 64;

    private readonly Digest[] _leaves;

    /// <summary>Commits to what each slot holds: a channel and its tree, or null for an empty slot or channel, under a salt of its own.</summary>
    public SlotTable(ReadOnlySpan<Digest> salts, ReadOnlySpan<(ChannelNumber Channel, TreeHead Tree)?> held)
    {
        if (salts.Length != Slots || held.Length != Slots) throw new ArgumentException($"{Slots} slots are needed, each with its salt.", nameof(salts));

        _leaves = new Digest[Slots];
        for (var slot = 0; slot < Slots; slot++) _leaves[slot] = Leaf(held[slot] is { Tree.Size: > 0 } full ? Commit(salts[slot], full.Channel, full.Tree) : Commit(salts[slot]));
        Root = MerkleTree.Root(_leaves);
    }

    /// <summary>The root that a beat carries.</summary>
    public Digest Root { get; }

    /// <summary>The proof that a slot's commitment is among the 64, from the leaf upwards.</summary>
    public ImmutableArray<Digest> Prove(int slot) => MerkleTree.ProveInclusion(_leaves, slot);

    /// <summary>Whether an opening shows that a channel's tree stood in a slot under that root.</summary>
    public static bool Opens(Digest root, int slot, Digest salt, ChannelNumber channel, TreeHead tree, IReadOnlyList<Digest> proof) =>
        MerkleTree.Includes(new(Slots, root), slot, Leaf(Commit(salt, channel, tree)), proof);

    private static Digest Commit(Digest salt, ChannelNumber channel, TreeHead tree) =>
        Commit(salt, Fields.Of(("channel", channel.ToString()), ("root", FieldValue.Of(tree.Root)), ("size", tree.Size)).Write());

    private static Digest Commit(Digest salt, params ReadOnlySpan<byte> body) => Digest.Hash([.. "goodoffices/slot/v1\0"u8, .. salt.ToArray(), .. body]);

    private static Digest Leaf(Digest commitment) => MerkleTree.Leaf(commitment.ToArray());
}
