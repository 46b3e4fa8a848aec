using System.Text;
using GoodOffices.Core.Record;
using GoodOffices.Sealing.Keys;

namespace GoodOffices.Sealing.Recovery;

/// <summary>The bytes of a recovery kit: a head (kind, member, her public keys, for each officer her key and her share's hash), three wrapped shares, and the sealed keys bound to the head.</summary>
internal sealed record RecoveryParts(byte[] Bytes, int HeadBytes, MemberId Member, VerifyingKey Sign, ReceivingKey Wrap, ReceivingKey[] Officers)
{
    private const int OfficerBytes = 2 * Libsodium.PublicBytes;
    private const int WrappedBytes = KeyWrap.Overhead + Libsodium.KeyBytes;
    private const int MostBytes = 4_096;

    private static ReadOnlySpan<byte> Magic => "goodoffices recovery 1\n"u8;

    public byte[] Head => Bytes[..HeadBytes];

    public ReadOnlySpan<byte> Row => Bytes.AsSpan(HeadBytes + (SplitSecret.Shares * WrappedBytes));

    public ReadOnlySpan<byte> Wrapped(int number) => Bytes.AsSpan(HeadBytes + ((number - 1) * WrappedBytes), WrappedBytes);

    public ReadOnlySpan<byte> ShareHash(int number) => Bytes.AsSpan(HeadBytes - ((SplitSecret.Shares - number + 1) * OfficerBytes) + Libsodium.PublicBytes, Libsodium.PublicBytes);

    public static byte[] WriteHead(MemberId member, MemberKeys keys, IReadOnlyList<ReceivingKey> officers, byte[][] hashes)
    {
        var name = Encoding.ASCII.GetBytes(member.ToString());
        if (name.Length == 0) throw new ArgumentException("A member has a name.", nameof(member));
        List<byte> head = [.. Magic, (byte)name.Length, .. name, .. keys.Sign.Public.Key.ToArray(), .. keys.Wrap.Public.Bytes];
        for (var i = 0; i < officers.Count; i++) head.AddRange([.. officers[i].Bytes, .. hashes[i]]);
        return [.. head];
    }

    public static RecoveryParts Read(ReadOnlySpan<byte> bytes)
    {
        var damaged = SealingException.Damaged("A recovery kit", "Take another copy of it.");
        if (bytes.Length is < 32 or > MostBytes || !bytes.StartsWith(Magic)) throw damaged;

        var at = Magic.Length;
        var length = bytes[at++];
        var head = at + length + OfficerBytes + (SplitSecret.Shares * OfficerBytes);
        if (bytes.Length <= head + (SplitSecret.Shares * WrappedBytes) || !MemberId.TryRead(Encoding.Latin1.GetString(bytes.Slice(at, length)), out var member)) throw damaged;

        at += length;
        var sign = VerifyingKey.Of(PublicKey.Signing, bytes.Slice(at, Libsodium.PublicBytes));
        var wrap = ReceivingKey.Of(PublicKey.Agreeing, bytes.Slice(at + Libsodium.PublicBytes, Libsodium.PublicBytes));
        at += OfficerBytes;
        var officers = new ReceivingKey[SplitSecret.Shares];
        for (var i = 0; i < officers.Length; i++, at += OfficerBytes) officers[i] = ReceivingKey.Of(PublicKey.Agreeing, bytes.Slice(at, Libsodium.PublicBytes));
        return new(bytes.ToArray(), head, member, sign, wrap, officers);
    }
}
