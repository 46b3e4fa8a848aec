using System.Collections.Immutable;
using System.Runtime.InteropServices;
using GoodOffices.Core.Record;

namespace GoodOffices.Casework.Witnessing;

/// <summary>What a log asks a member's client to cosign: its newest checkpoint, and the leaf hashes of all its beats.</summary>
/// <remarks>All leaves and not a consistency proof: 32 bytes an hour are nothing, and where the log has lied, the leaves are what convicts it.</remarks>
/// <param name="Checkpoint">The signed head of the beat log.</param>
/// <param name="Leaves">The leaf hash of each beat, from beat 0 on.</param>
public sealed record CheckpointOffer(SignedNote Checkpoint, ImmutableArray<Digest> Leaves)
{
    /// <summary>The tree over the first of the beats offered.</summary>
    internal TreeHead HeadAt(long size) => new(size, MerkleTree.Root(Leaves.AsSpan()[..(int)size]));

    /// <summary>The leaf hashes, one behind the other.</summary>
    internal byte[] LeafBytes()
    {
        var bytes = new byte[Leaves.Length * Digest.Bytes];
        for (var i = 0; i < Leaves.Length; i++) Leaves[i].CopyTo(bytes.AsSpan(i * Digest.Bytes));
        return bytes;
    }
}
