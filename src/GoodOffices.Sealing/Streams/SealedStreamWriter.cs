using System.Buffers.Binary;
using System.Security.Cryptography;
using GoodOffices.Sealing.Keys;
using GoodOffices.Sealing.Randomness;
using NSec.Cryptography;
using IncrementalHash = System.Security.Cryptography.IncrementalHash;

namespace GoodOffices.Sealing.Streams;

/// <summary>Seals a stream of any length to one recipient and signs it: chunks of 64 KiB, memory flat. Used for handing a whole case over.</summary>
/// <remarks>It counts only once <see cref="Complete"/> was called: what is cut off before, by a crash or an exception, is refused by the reader.</remarks>
public sealed class SealedStreamWriter : WriteOnlyStream
{
    private readonly Stream _target;
    private readonly SigningKey _sender;
    private readonly Key _key;
    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private readonly Secret _plain = new(StreamHead.ChunkBytes);
    private readonly byte[] _chunk = new byte[StreamHead.ChunkHeadBytes + StreamHead.ChunkBytes + Libsodium.TagBytes];
    private int _filled;
    private long _counter;
    private bool _complete;

    /// <summary>Begins a stream; the target stays the caller's.</summary>
    public SealedStreamWriter(Stream target, ReceivingKey recipient, SigningKey sender, string subject, IRandomSource random)
    {
        ArgumentNullException.ThrowIfNull(target);
        ArgumentNullException.ThrowIfNull(recipient);
        ArgumentNullException.ThrowIfNull(sender);
        ArgumentNullException.ThrowIfNull(subject);
        (_target, _sender) = (target, sender);
        using var ephemeral = AgreementKey.Draw(random);
        var head = StreamHead.Write(ephemeral.Public, recipient, sender, subject);
        _key = StreamHead.DeriveKey(ephemeral, recipient, ephemeral.Public, recipient, head);
        Put(head);
    }

    /// <inheritdoc/>
    public override void Write(ReadOnlySpan<byte> buffer)
    {
        if (_complete) throw new InvalidOperationException("The stream was completed: nothing can follow.");
        while (!buffer.IsEmpty)
        {
            if (_filled == StreamHead.ChunkBytes) PutChunk(last: false);
            var take = Math.Min(buffer.Length, StreamHead.ChunkBytes - _filled);
            buffer[..take].CopyTo(_plain.Span[_filled..]);
            _filled += take;
            buffer = buffer[take..];
        }
    }

    /// <summary>Writes the last chunk and the signature over the whole.</summary>
    public void Complete()
    {
        if (_complete) return;
        PutChunk(last: true);
        _target.Write(_sender.Sign(StreamHead.SignedEnd(_hash)));
        _target.Flush();
        _complete = true;
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

    private void PutChunk(bool last)
    {
        Span<byte> nonce = stackalloc byte[Libsodium.NonceBytes];
        StreamHead.Nonce(nonce, _counter++, last);
        _chunk[0] = last ? (byte)1 : (byte)0;
        BinaryPrimitives.WriteInt32BigEndian(_chunk.AsSpan(1), _filled);
        var length = StreamHead.ChunkHeadBytes + _filled + Libsodium.TagBytes;
        Libsodium.Aead.Encrypt(_key, nonce, _chunk.AsSpan(0, StreamHead.ChunkHeadBytes), _plain.Span[.._filled], _chunk.AsSpan(StreamHead.ChunkHeadBytes, length - StreamHead.ChunkHeadBytes));
        Put(_chunk.AsSpan(0, length));
        _filled = 0;
    }

    private void Put(ReadOnlySpan<byte> bytes)
    {
        _hash.AppendData(bytes);
        _target.Write(bytes);
    }
}
