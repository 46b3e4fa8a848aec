using System.Buffers.Binary;
using GoodOffices.Verify.Keys;
using GoodOffices.Verify.Trees;

namespace GoodOffices.Verify.Notes;

/// <summary>A key under the name by which it signs notes (C2SP signed-note, tlog-cosignature).</summary>
internal sealed class NoteKey(string name, SigningKey key)
{
    public const byte Log = 0x01;
    public const byte Cosigner = 0x04;

    public string Name { get; } = name;

    public SigningKey Key { get; } = key;

    public bool SignedAsLog(NoteSignature signature, ReadOnlySpan<byte> text) =>
        signature.Name == Name && signature.Value.Length == SigningKey.SignatureLength && HasHash(signature, Log) && Key.Signed(text, signature.Value);

    public bool Cosigned(NoteSignature signature, ReadOnlySpan<byte> text)
    {
        if (signature.Name != Name || signature.Value.Length != 8 + SigningKey.SignatureLength || !HasHash(signature, Cosigner)) return false;
        var seconds = BinaryPrimitives.ReadUInt64BigEndian(signature.Value);
        byte[] message = [.. System.Text.Encoding.ASCII.GetBytes(FormattableString.Invariant($"cosignature/v1\ntime {seconds}\n")), .. text];
        return Key.Signed(message, signature.Value.AsSpan(8));
    }

    public static byte[] HashOf(string name, byte type, ReadOnlySpan<byte> key) =>
        Digest.Of([.. System.Text.Encoding.UTF8.GetBytes(name), (byte)'\n', type, .. key]).ToArray()[..4];

    private bool HasHash(NoteSignature signature, byte type) => signature.KeyHash.AsSpan().SequenceEqual(HashOf(Name, type, Key.Bytes));
}
