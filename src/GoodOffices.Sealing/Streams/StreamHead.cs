using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using GoodOffices.Core.Record;
using GoodOffices.Sealing.Keys;
using NSec.Cryptography;
using IncrementalHash = System.Security.Cryptography.IncrementalHash;
using KeyNumber = GoodOffices.Core.Record.KeyNumber;
using PublicKey = GoodOffices.Core.Record.PublicKey;

namespace GoodOffices.Sealing.Streams;

/// <summary>The head of a sealed stream: a line, algorithm, ephemeral key, the recipient's key number, the sender's key, the subject, and the sender's signature over all of it.</summary>
/// <remarks>The signature over the ephemeral key says from the first byte on whose stream it is: only who made that key, and the recipient, can compute the chunks' key.</remarks>
internal sealed record StreamHead(byte[] Bytes, ReceivingKey Ephemeral, VerifyingKey Sender, string Subject)
{
    public const int MostSubjectBytes = 1_024;
    public const int ChunkBytes = 65_536;
    public const int ChunkHeadBytes = 5;
    private const int FixedBytes = 1 + Libsodium.PublicBytes + KeyNumber.Bytes + Libsodium.PublicBytes + 2;

    private static ReadOnlySpan<byte> Magic => "goodoffices stream 1\n"u8;

    public static byte[] Write(ReceivingKey ephemeral, ReceivingKey recipient, SigningKey sender, string subject)
    {
        var text = Encoding.UTF8.GetBytes(subject);
        if (text.Length > MostSubjectBytes) throw new ArgumentException($"A subject has at most {MostSubjectBytes} bytes.", nameof(subject));
        byte[] head = [.. Magic, KeyAlgorithms.First, .. ephemeral.Bytes, .. recipient.Number.ToArray(), .. sender.Public.Key.ToArray(), (byte)(text.Length >> 8), (byte)text.Length, .. text];
        return [.. head, .. sender.Sign(SignedHead(head))];
    }

    public static StreamHead Read(Stream source, AgreementKey recipient)
    {
        var start = new byte[Magic.Length + FixedBytes];
        Fill(source, start.AsSpan(0, Magic.Length + 1));
        if (!start.AsSpan().StartsWith(Magic)) throw Refused("is no sealed stream of this program");
        KeyAlgorithms.Demand(start[Magic.Length], "A sealed stream");
        Fill(source, start.AsSpan(Magic.Length + 1));

        var fields = start.AsSpan(Magic.Length + 1);
        var number = KeyNumber.Of(fields.Slice(Libsodium.PublicBytes, KeyNumber.Bytes));
        if (number != recipient.Number) throw Refused($"was sealed to the key {number}, not to {recipient.Number}");
        var ephemeral = ReceivingKey.TryRead(fields[..Libsodium.PublicBytes]) ?? throw Refused("was changed");
        var sender = VerifyingKey.Of(PublicKey.Signing, fields.Slice(Libsodium.PublicBytes + KeyNumber.Bytes, Libsodium.PublicBytes));
        var length = BinaryPrimitives.ReadUInt16BigEndian(fields[^2..]);
        if (length > MostSubjectBytes) throw Refused("was changed");

        var rest = new byte[length + Libsodium.SignatureBytes];
        Fill(source, rest);
        byte[] head = [.. start, .. rest.AsSpan(0, length)];
        if (!sender.Verifies(SignedHead(head), rest.AsSpan(length))) throw Refused("does not carry the signature of the sender it names");
        return new([.. start, .. rest], ephemeral, sender, Encoding.UTF8.GetString(rest, 0, length));
    }

    /// <summary>The key of the chunks, bound to the whole head.</summary>
    public static Key DeriveKey(AgreementKey mine, ReceivingKey other, ReceivingKey ephemeral, ReceivingKey recipient, ReadOnlySpan<byte> head) =>
        mine.Agree(other, [.. ephemeral.Bytes, .. recipient.Bytes], [.. "goodoffices/stream/v1\0"u8, .. SHA256.HashData(head)], Libsodium.Aead);

    /// <summary>The nonce says which chunk it is and whether it is the last; the key is used for one stream only.</summary>
    public static void Nonce(Span<byte> nonce, long counter, bool last)
    {
        nonce.Clear();
        nonce[0] = last ? (byte)1 : (byte)0;
        BinaryPrimitives.WriteInt64BigEndian(nonce[16..], counter);
    }

    public static byte[] SignedEnd(IncrementalHash hash) => [.. "goodoffices/stream-end/v1\0"u8, .. hash.GetHashAndReset()];

    public static void Fill(Stream source, Span<byte> target)
    {
        if (source.ReadAtLeast(target, target.Length, throwOnEndOfStream: false) < target.Length) throw Refused("ends too early");
    }

    public static SealingException Refused(string why) => new(SealingFault.Damaged, $"The sealed stream {why}. Take nothing of it; ask its sender for it again.");

    private static byte[] SignedHead(ReadOnlySpan<byte> head) => [.. "goodoffices/stream-head/v1\0"u8, .. head];
}
