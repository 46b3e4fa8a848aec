namespace GoodOffices.Core.Record;

/// <summary>One beat of a case's log: what all its slots held at one instant, whether anything had happened or not.</summary>
/// <param name="At">The instant, in milliseconds since 1970: start + number · period.</param>
/// <param name="Number">Counted from 0.</param>
/// <param name="Case">The case.</param>
/// <param name="Slots">The root over the slots' commitments.</param>
public sealed record Beat(long At, long Number, CaseNumber Case, Digest Slots)
{
    /// <summary>Reads a beat.</summary>
    /// <exception cref="RecordFormatException">The bytes are none.</exception>
    public static Beat Read(ReadOnlySpan<byte> canonical)
    {
        var fields = Fields.Read(canonical).Only("at", "beat", "case", "slots", "v");
        if (fields.CountOf("v") != 1) throw new RecordFormatException("'v': beats of version 1 are known here; a newer one needs a newer program.");
        return new(fields.CountOf("at"), fields.CountOf("beat"), fields.CaseOf("case"), fields.DigestOf("slots"));
    }

    /// <summary>The canonical bytes: the leaf of the beat log.</summary>
    public byte[] Write() => Fields.Of(("at", At), ("beat", Number), ("case", Case.ToString()), ("slots", FieldValue.Of(Slots)), ("v", 1)).Write();
}
