using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using GoodOffices.Core.Record;

namespace GoodOffices.Casework.Reading;

/// <summary>Writes sections whose length is said first, and hashes all that goes by.</summary>
internal sealed class BundleStream(Stream target) : IDisposable
{
    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private long _left;

    public Digest Hash => Digest.Of(_hash.GetCurrentHash());

    public async ValueTask BeginAsync(CancellationToken cancel) => await PassAsync("goodoffices bundle 1\n"u8.ToArray(), cancel).ConfigureAwait(false);

    public async ValueTask BeginSectionAsync(string name, long length, CancellationToken cancel)
    {
        EndSection();
        var head = new byte[12];
        Encoding.ASCII.GetBytes(name, head);
        BinaryPrimitives.WriteInt64BigEndian(head.AsSpan(4), length);
        await PassAsync(head, cancel).ConfigureAwait(false);
        _left = length;
    }

    public async ValueTask WriteAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancel)
    {
        _left -= bytes.Length;
        if (_left < 0) throw Changed();
        await PassAsync(bytes, cancel).ConfigureAwait(false);
    }

    public ValueTask WriteAsync(long number, CancellationToken cancel)
    {
        var bytes = new byte[sizeof(long)];
        BinaryPrimitives.WriteInt64BigEndian(bytes, number);
        return WriteAsync(bytes, cancel);
    }

    public async ValueTask WriteWithLengthAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancel)
    {
        var length = new byte[sizeof(uint)];
        BinaryPrimitives.WriteInt32BigEndian(length, bytes.Length);
        await WriteAsync(length, cancel).ConfigureAwait(false);
        await WriteAsync(bytes, cancel).ConfigureAwait(false);
    }

    public async ValueTask WriteSectionAsync(string name, ReadOnlyMemory<byte> bytes, CancellationToken cancel)
    {
        await BeginSectionAsync(name, bytes.Length, cancel).ConfigureAwait(false);
        await WriteAsync(bytes, cancel).ConfigureAwait(false);
    }

    public void EndSection()
    {
        if (_left != 0) throw Changed();
    }

    public void Dispose() => _hash.Dispose();

    private async ValueTask PassAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancel)
    {
        _hash.AppendData(bytes.Span);
        await target.WriteAsync(bytes, cancel).ConfigureAwait(false);
    }

    private static IOException Changed() => new("Something was erased while the bundle was written, so that it is not whole. Export it again.");
}
