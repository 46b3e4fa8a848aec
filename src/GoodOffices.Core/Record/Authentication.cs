namespace GoodOffices.Core.Record;

/// <summary>What stands beside an act to show whose it is.</summary>
/// <param name="Algorithm">How: <see cref="Signature"/> or <see cref="Mac"/>.</param>
/// <param name="Key">With which key.</param>
/// <param name="Value">The signature or MAC.</param>
public sealed record Authentication(string Algorithm, KeyNumber Key, ReadOnlyMemory<byte> Value)
{
    /// <summary>An Ed25519 signature of 64 bytes: what binds.</summary>
    public const string Signature = "ed25519";

    /// <summary>An HMAC-SHA-256 of 32 bytes: what was confided. The mediator could have made it herself.</summary>
    public const string Mac = "hmac-sha256";

    internal static Authentication Read(Fields fields)
    {
        var algorithm = fields.Only("alg", "key", "value").TextOf("alg");
        if (algorithm is not (Signature or Mac)) throw Fields.Wrong("alg", $"'{Signature}' or '{Mac}'");
        if (!KeyNumber.TryRead(fields.TextOf("key"), out var key)) throw Fields.Wrong("key", "a key number");

        return new(algorithm, key, fields.BytesOf("value", algorithm == Signature ? 64 : 32));
    }

    /// <summary>As the record writes it.</summary>
    public Fields ToFields() => Fields.Of(("alg", Algorithm), ("key", Key.ToString()), ("value", FieldValue.Bytes(Value.Span)));
}
