using System.Buffers.Binary;
using System.Security.Cryptography;
using GoodOffices.Sealing.Keys;
using NSec.Cryptography;
using IncrementalHash = System.Security.Cryptography.IncrementalHash;

namespace GoodOffices.Sealing.Streams;

/// <summary>Opens a sealed stream chunk by chunk, memory flat. A changed, dropped, added, exchanged or cut byte is refused at the chunk where it stands.</summary>
/// <remarks>
/// Every chunk it gives out is the sender's or the recipient's own, in its place. That it is *all* of them, signed, is known only when <see cref="Read(Span{byte})"/> has returned 0 and <see cref="IsComplete"/> is true:
/// keep what was read apart until then.
/// </remarks>
public sealed class SealedStreamReader : ReadOnlyStream
{
    private readonly Stream _source;
    private readonly StreamHead _head;
    private readonly Key _key;
    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private readonly Secret _plain = new(StreamHead.ChunkBytes);
    private readonly byte[] _chunk = new byte[StreamHead.ChunkHeadBytes + StreamHead.ChunkBytes + Libsodium.TagBytes];
    private int _at;
    private int _filled;
    private long _counter;
    private bool _refused;

    private SealedStreamReader(Stream source, StreamHead head, AgreementKey recipient)
    {
        (_source, _head) = (source, head);
        _key = StreamHead.DeriveKey(recipient, head.Ephemeral, head.Ephemeral, recipient.Public, head.Bytes);
        _hash.AppendData(head.Bytes);
    }

    /// <summary>Who signed it.</summary>
    public VerifyingKey Sender => _head.Sender;

    /// <summary>What it is about, as the sender wrote it; in the clear.</summary>
    public string Subject => _head.Subject;

    /// <summary>Whether the last chunk was read and the signature over the whole holds.</summary>
    public bool IsComplete { get; private set; }

    /// <summary>Reads the head. The source stays the caller's.</summary>
    /// <param name="source">The stream.</param>
    /// <param name="recipient">The key it was sealed to.</param>
    /// <param name="expectedSender">From whom it must be; null takes anybody's, and the caller asks <see cref="Sender"/> whether she knows her.</param>
    /// <exception cref="SealingException">It is for another key, from somebody else, changed, or names an unknown algorithm.</exception>
    public static SealedStreamReader Open(Stream source, AgreementKey recipient, VerifyingKey? expectedSender)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(recipient);
        var head = StreamHead.Read(source, recipient);
        if (expectedSender is not null && !expectedSender.Equals(head.Sender)) throw new SealingException(SealingFault.OtherSender, $"The sealed stream was signed by {head.Sender.Number}, not by {expectedSender.Number}. Take nothing of it unless you know that key.");
        return new(source, head, recipient);
    }

    /// <inheritdoc/>
    public override int Read(Span<byte> buffer)
    {
        if (buffer.IsEmpty) return 0;
        while (_at == _filled)
        {
            if (IsComplete) return 0;
            if (_refused) throw Changed();
            _refused = true; // until the chunk proves good: who goes on after a refusal gets nothing more
            OpenChunk();
            _refused = false;
        }

        var take = Math.Min(buffer.Length, _filled - _at);
        _plain.Span.Slice(_at, take).CopyTo(buffer);
        _at += take;
        return take;
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _key.Dispose();
            _plain.Dispose();
            _hash.Dispose();
        }

        base.Dispose(disposing);
    }

    private void OpenChunk()
    {
        var chunkHead = _chunk.AsSpan(0, StreamHead.ChunkHeadBytes);
        StreamHead.Fill(_source, chunkHead);
        var (last, length) = (chunkHead[0] == 1, BinaryPrimitives.ReadUInt32BigEndian(chunkHead[1..]));
        var isOurs = chunkHead[0] <= 1 && (last ? length <= StreamHead.ChunkBytes && (length > 0 || _counter == 0) : length == StreamHead.ChunkBytes);
        if (!isOurs) throw Changed();

        var body = _chunk.AsSpan(StreamHead.ChunkHeadBytes, (int)length + Libsodium.TagBytes);
        StreamHead.Fill(_source, body);
        Span<byte> nonce = stackalloc byte[Libsodium.NonceBytes];
        StreamHead.Nonce(nonce, _counter, last);
        if (!Libsodium.Aead.Decrypt(_key, nonce, chunkHead, body, _plain.Span[..(int)length])) throw Changed();

        _hash.AppendData(_chunk.AsSpan(0, StreamHead.ChunkHeadBytes + body.Length));
        if (last) CheckEnd();
        (_at, _filled) = (0, (int)length);
        _counter++;
    }

    /// <summary>Before the last chunk is given out, the signature over the whole is checked, and that nothing follows it.</summary>
    private void CheckEnd()
    {
        Span<byte> signature = stackalloc byte[Libsodium.SignatureBytes];
        StreamHead.Fill(_source, signature);
        if (!_head.Sender.Verifies(StreamHead.SignedEnd(_hash), signature)) throw StreamHead.Refused("does not end with its sender's signature over the whole");
        if (_source.ReadByte() >= 0) throw StreamHead.Refused("goes on after its end");
        IsComplete = true;
    }

    private SealingException Changed() => StreamHead.Refused($"was changed at chunk {_counter}");
}
