using GoodOffices.Core.Record;
using GoodOffices.Sealing.Keys;

namespace GoodOffices.Casework.Witnessing;

/// <summary>A member's client as witness of a case's log: it cosigns a checkpoint only where that extends what it saw before, and remembers before it signs.</summary>
/// <remarks>
/// After C2SP tlog-witness and tlog-cosignature. Because the memory is on disk first, no crash and no race can give two cosignatures that contradict each other, nor one of a smaller tree after one of a larger.
/// </remarks>
/// <param name="of">The case.</param>
/// <param name="log">The log's key, as pinned at first contact; an offer under another key is refused.</param>
/// <param name="memory">The file of what was seen last; one for each member and case.</param>
public sealed class Witness(CaseNumber of, PublicKey log, string memory)
{
    /// <summary>The checkpoint seen last, or null before the first.</summary>
    public TreeHead? SeenLast
    {
        get
        {
            using var held = WitnessMemory.Hold(memory, LogName.Of(of));
            return held.Read()?.HeadOf(LogName.Of(of));
        }
    }

    /// <summary>Judges an offer and, where nothing speaks against it, remembers and cosigns it.</summary>
    /// <param name="offer">What the log offers.</param>
    /// <param name="member">Who cosigns.</param>
    /// <param name="key">Her signing key.</param>
    /// <param name="now">By her clock; it stands in the cosignature and decides nothing.</param>
    public CosigningAnswer Cosign(CheckpointOffer offer, MemberId member, SigningKey key, DateTimeOffset now)
    {
        using var held = WitnessMemory.Hold(memory, LogName.Of(of));
        var seen = held.Read();
        if (Fault(offer, seen) is { } fault) return Refuse(fault, seen, offer);

        held.Keep(WithoutCosignatures(offer.Checkpoint));
        var seconds = now.ToUnixTimeSeconds();
        var signature = key.Sign(NoteLine.BytesToCosign(offer.Checkpoint.Text, seconds));
        return new CosigningAnswer.Cosigned(offer.Checkpoint.HeadOf(LogName.Of(of)), NoteLine.OfCosignature(LogName.Of(of, member), key.Public.Key, seconds, signature));
    }

    /// <summary>Judges an offer without cosigning or remembering it: what a client does before it shows or writes anything.</summary>
    /// <returns>Null where the offer extends what was seen.</returns>
    public CosigningAnswer.Refused? Judge(CheckpointOffer offer)
    {
        using var held = WitnessMemory.Hold(memory, LogName.Of(of));
        var seen = held.Read();
        return Fault(offer, seen) is { } fault ? Refuse(fault, seen, offer) : null;
    }

    private CosigningFault? Fault(CheckpointOffer offer, SignedNote? seen)
    {
        if (!IsSigned(offer.Checkpoint) || HeadOf(offer.Checkpoint) is not { } given) return CosigningFault.NotThisLog;
        if (offer.Leaves.Length != given.Size || offer.HeadAt(given.Size) != given) return CosigningFault.Damaged;
        if (seen is null) return null;

        var before = seen.HeadOf(LogName.Of(of));
        if (given.Size < before.Size) return CosigningFault.RolledBack;
        return offer.HeadAt(before.Size) == before ? null : CosigningFault.Rewritten;
    }

    private CosigningAnswer.Refused Refuse(CosigningFault fault, SignedNote? seen, CheckpointOffer offer)
    {
        var shows = fault is CosigningFault.RolledBack or CosigningFault.Rewritten && seen is not null;
        return new(fault, seen?.HeadOf(LogName.Of(of)), shows ? (ReadOnlyMemory<byte>?)Evidence.Write(seen!, offer with { Checkpoint = WithoutCosignatures(offer.Checkpoint) }) : null);
    }

    private TreeHead? HeadOf(SignedNote note)
    {
        try
        {
            return note.HeadOf(LogName.Of(of));
        }
        catch (RecordFormatException)
        {
            return null;
        }
    }

    private bool IsSigned(SignedNote note) => note.Lines.Any(line => IsTheLogs(note, line));

    private SignedNote WithoutCosignatures(SignedNote note) => note with { Lines = [.. note.Lines.Where(line => IsTheLogs(note, line))] };

    private bool IsTheLogs(SignedNote note, NoteLine line) => line.Name == LogName.Of(of) && line.IsSignatureOf(log) && VerifyingKey.Of(log).Verifies(note.BytesToSign(), line.Signature);
}
