using GoodOffices.Core.Record;

namespace GoodOffices.Casework.Ports;

/// <summary>One entry as it lies in the cellar.</summary>
public sealed record StoredEntry(long Sequence, int Epoch, Digest Leaf, ReadOnlyMemory<byte> SealedBytes);

/// <summary>One payload as it lies in the cellar: its salt and its bytes.</summary>
/// <param name="Sequence">Of the entry it belongs to.</param>
/// <param name="Epoch">Of the channel key it is sealed under.</param>
/// <param name="ErasureNumber">Which leaf of the case's tree of erasure keys it needs as well.</param>
/// <param name="SealedBytes">The sealed row.</param>
public sealed record StoredPayload(long Sequence, int Epoch, long ErasureNumber, ReadOnlyMemory<byte> SealedBytes);

/// <summary>Where a payload lies.</summary>
public readonly record struct PayloadPlace(ChannelNumber Channel, long Sequence);

/// <summary>One beat: its canonical bytes, the signed checkpoint after it, and the sizes it committed to, sealed.</summary>
public sealed record StoredBeat(long Number, ReadOnlyMemory<byte> Bytes, string Checkpoint, ReadOnlyMemory<byte> SealedSizes);

/// <summary>One cosignature of a checkpoint. Its line names the member and the second in which she signed, and is therefore sealed; in the clear stands her key number alone.</summary>
/// <param name="Size">Of the checkpoint.</param>
/// <param name="KeyNumber">Of the key that cosigned.</param>
/// <param name="SealedLine">The sealed line.</param>
public sealed record StoredCosignature(long Size, string KeyNumber, ReadOnlyMemory<byte> SealedLine);

/// <summary>A channel key wrapped to a member's key.</summary>
public sealed record StoredWrap(ChannelNumber Channel, int Epoch, string KeyNumber, ReadOnlyMemory<byte> Wrapped);

/// <summary>A channel and how many entries it has.</summary>
public readonly record struct ChannelSize(ChannelNumber Channel, long Entries);
