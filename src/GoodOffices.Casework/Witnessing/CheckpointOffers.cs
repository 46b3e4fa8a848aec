using System.Collections.Immutable;
using GoodOffices.Casework.Reading;
using GoodOffices.Core.Record;

namespace GoodOffices.Casework.Witnessing;

/// <summary>What a case's log offers its members to cosign.</summary>
public static class CheckpointOffers
{
    /// <summary>The newest checkpoint with all beats; null before the first beat.</summary>
    public static async ValueTask<CheckpointOffer?> NewestAsync(MemberRecord record, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(record);
        var leaves = ImmutableArray.CreateBuilder<Digest>();
        var checkpoint = (string?)null;
        await foreach (var beat in record.Store.ReadBeatsAsync(record.Case, 0, cancel).ConfigureAwait(false))
        {
            leaves.Add(MerkleTree.Leaf(beat.Bytes.Span));
            checkpoint = beat.Checkpoint;
        }

        return checkpoint is null ? null : new(SignedNote.Read(checkpoint), leaves.ToImmutable());
    }
}
