using System.Text;

namespace GoodOffices.Core.Record;

/// <summary>The public half of somebody's key, with the algorithm it is for.</summary>
public readonly record struct PublicKey
{
    private PublicKey(string algorithm, Digest bits) => (Algorithm, Bits) = (algorithm, bits);

    /// <summary>The word for keys that sign.</summary>
    public const string Signing = "ed25519";

    /// <summary>The word for keys to which channel keys are wrapped.</summary>
    public const string Agreeing = "x25519";

    /// <summary>The word of the algorithm.</summary>
    public string Algorithm { get; }

    // Both algorithms have keys of 32 bytes: held as a digest is, without a heap object, and compared by value.
    private Digest Bits { get; }

    /// <summary>Names the key.</summary>
    public KeyNumber Number => KeyNumber.Of(Digest.Hash([.. "goodoffices/key/v1\0"u8, .. Encoding.ASCII.GetBytes(Algorithm), 0, .. ToArray()]).ToArray().AsSpan(0, KeyNumber.Bytes));

    /// <summary>Takes the 32 bytes of a key of the algorithm.</summary>
    /// <exception cref="RecordFormatException">The algorithm is unknown here, or the bytes are not 32 that name one key that is good for it.</exception>
    public static PublicKey Of(string algorithm, ReadOnlySpan<byte> bytes)
    {
        if (algorithm is not (Signing or Agreeing)) throw new RecordFormatException($"A public key must be for '{Signing}' or '{Agreeing}'; another algorithm needs a newer program.");
        if (bytes.Length != Digest.Bytes) throw new RecordFormatException("A public key must have 32 bytes.");

        return WeakKeys.Includes(algorithm, bytes) ? throw new RecordFormatException("A public key is malformed, or one with which everybody could sign or read.") : new(algorithm, Digest.Of(bytes));
    }

    /// <summary>Whether the bytes are 32 that name one key that is good for the algorithm.</summary>
    public static bool IsKey(string algorithm, ReadOnlySpan<byte> bytes) =>
        algorithm is Signing or Agreeing && bytes.Length == Digest.Bytes && !WeakKeys.Includes(algorithm, bytes);

    /// <summary>Reads the fields of a key that must be of the algorithm.</summary>
    public static PublicKey Read(Fields fields, string algorithm)
    {
        var key = Of(fields.Only("alg", "public").TextOf("alg"), fields.BytesOf("public"));
        return key.Algorithm == algorithm ? key : throw new RecordFormatException($"A public key must be for '{algorithm}' here.");
    }

    /// <summary>The key as the record writes it.</summary>
    public Fields ToFields() => Fields.Of(("alg", Algorithm), ("public", FieldValue.Bytes(ToArray())));

    /// <summary>The 32 bytes.</summary>
    public byte[] ToArray() => Bits.ToArray();

    /// <summary>The algorithm and the number.</summary>
    public override string ToString() => $"{Algorithm} {Number}";
}
