using NSec.Cryptography;

namespace GoodOffices.Verify.Tests.Writing;

/// <summary>Somebody with keys of her own; the same name gives the same keys.</summary>
internal sealed class Person(string name, string key = "first")
{
    private readonly Key _sign = Key.Import(SignatureAlgorithm.Ed25519, Spelling.Hash(Spelling.Ascii($"sign {name} {key}")), KeyBlobFormat.RawPrivateKey);
    private readonly Key _wrap = Key.Import(KeyAgreementAlgorithm.X25519, Spelling.Hash(Spelling.Ascii($"wrap {name} {key}")), KeyBlobFormat.RawPrivateKey);

    public string Name { get; } = name;

    public byte[] Public => _sign.PublicKey.Export(KeyBlobFormat.RawPublicKey);

    public byte[] WrapPublic => _wrap.PublicKey.Export(KeyBlobFormat.RawPublicKey);

    public Json SignJson => new Json().With("alg", "ed25519").With("public", Spelling.Url(Public));

    public Json WrapJson => new Json().With("alg", "x25519").With("public", Spelling.Url(WrapPublic));

    public string SignNumber => KeyNumber("ed25519", Public);

    public string WrapNumber => KeyNumber("x25519", WrapPublic);

    public byte[] Sign(byte[] message) => SignatureAlgorithm.Ed25519.Sign(_sign, message);

    public static string KeyNumber(string algorithm, byte[] key) => Spelling.Url(Spelling.Hash(Spelling.Ascii($"goodoffices/key/v1\0{algorithm}\0"), key).AsSpan(0, 16));

    public Json Admission(string role, string custody = "own", string? party = null)
    {
        var admitted = new Json().With("type", "member-admitted").With("custody", custody).With("member", Name).With("role", role);
        if (party is not null) admitted["party"] = party;
        return custody == "none" ? admitted : admitted.With("sign", SignJson).With("wrap", WrapJson);
    }
}
