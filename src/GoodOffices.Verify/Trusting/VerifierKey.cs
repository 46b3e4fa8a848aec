using GoodOffices.Verify.Keys;
using GoodOffices.Verify.Notes;
using GoodOffices.Verify.Texts;

namespace GoodOffices.Verify.Trusting;

/// <summary>A key and the name under which it signs, as one line: name, hash and key, joined by plus signs (C2SP signed-note).</summary>
internal sealed record VerifierKey(string Case, string? Member, SigningKey Key)
{
    public static VerifierKey Read(string line, int number)
    {
        var parts = line.Split('+', 3);
        if (parts.Length != 3 || Text64.ReadStandard(parts[2]) is not { Length: > 1 } bytes) throw Refused(number, "is not a name, a hash and a key, joined by plus signs");
        if (bytes[0] != NoteKey.Log) throw Refused(number, $"carries a key of the algorithm number {bytes[0]}, which this verifier does not know; it knows {NoteKey.Log}, Ed25519");
        if (SigningKey.TryFrom(bytes[1..]) is not { } key) throw Refused(number, "carries a key that is not the canonical form of a sound Ed25519 key");
        if (Write(parts[0], key) != line) throw Refused(number, "carries a hash that does not fit its name and key, so that one of the three was changed");

        var path = parts[0].StartsWith(TreeHead.Prefix, StringComparison.Ordinal) ? parts[0][TreeHead.Prefix.Length..].Split('/') : [];
        if (path.Length is not (1 or 2) || !Text32.IsNumber(path[0]) || path.Length == 2 && !Words.IsMember(path[1])) throw Refused(number, $"does not begin with “{TreeHead.Prefix}” and the number of a case");
        return new(path[0], path.Length == 2 ? path[1] : null, key);
    }

    public static string Write(string name, SigningKey key) =>
        $"{name}+{Convert.ToHexStringLower(NoteKey.HashOf(name, NoteKey.Log, key.Bytes))}+{Text64.WriteStandard([NoteKey.Log, .. key.Bytes])}";

    private static TrustException Refused(int line, string what) => new($"Line {line} of the trust file {what}. Write it again from the place where you had it from.");
}
