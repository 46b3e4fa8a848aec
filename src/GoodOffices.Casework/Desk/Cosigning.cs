using GoodOffices.Casework.Ports;
using GoodOffices.Core.Record;
using GoodOffices.Sealing.Erasure;
using GoodOffices.Sealing.Keys;
using GoodOffices.Sealing.Randomness;

namespace GoodOffices.Casework.Desk;

/// <summary>Cosignature lines on their way into and out of the cellar.</summary>
internal static class Cosigning
{
    private const string RowType = "cosignature";

    public static bool IsBy(PublicKey key, SignedNote checkpoint, NoteLine line) =>
        line.IsCosignatureOf(key) && VerifyingKey.Of(key).Verifies(NoteLine.BytesToCosign(checkpoint.Text, line.CosignedAt), line.Signature);

    public static StoredCosignature Seal(Vault vault, long size, PublicKey key, NoteLine line, IRandomSource random) =>
        new(size, key.Number.ToString(), SealedRows.SealOwn(vault, RowType, size, Fields.Of(("line", line.ToString())), random));

    public static NoteLine Open(Vault vault, StoredCosignature stored) => NoteLine.Read(SealedRows.OpenOwn(vault, RowType, stored.Size, stored.SealedLine.Span).TextOf("line"));
}
