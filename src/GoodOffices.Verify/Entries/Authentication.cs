using GoodOffices.Verify.Canonical;
using GoodOffices.Verify.Keys;
using GoodOffices.Verify.Texts;

namespace GoodOffices.Verify.Entries;

/// <summary>What stands beside an act: a signature that everybody can check, or a MAC that only two people can.</summary>
internal sealed record Authentication(bool IsSignature, string Key, byte[] Value)
{
    private const int MacLength = 32;

    public static Authentication Read(JsonValue value)
    {
        var fields = new Fields(value, "the authentication");
        var algorithm = fields.Text("alg");
        if (algorithm is not ("ed25519" or "hmac-sha256"))
            throw new FormException($"The act is authenticated with the algorithm {Words.Shown(algorithm)}, which this verifier does not know; it knows ed25519 and hmac-sha256.", Remedies.Newer);

        var signs = algorithm == "ed25519";
        var key = Text64.WriteUrl(fields.Bytes("key", KeyNumber.Length));
        var bytes = fields.Bytes("value", signs ? SigningKey.SignatureLength : MacLength);
        fields.End();
        return new(signs, key, bytes);
    }

    /// <summary>Demands the one kind of authentication that an act of this kind has.</summary>
    public static void MustFit(Authentication? authentication, Act act)
    {
        if (act.Binds && authentication is not { IsSignature: true }) throw new FormException("A binding act stands here without a signature.");
        if (act.Binds) return;
        if (authentication is { IsSignature: true }) throw new FormException("A confidence carries a signature, which it never does.");
        if (act.Reporter is not null && authentication is not null) throw new FormException("A reported confidence carries a MAC, which it never does.");
        if (act.Reporter is null && authentication is null) throw new FormException("A confidence that nobody reported stands here without its MAC.");
    }
}
