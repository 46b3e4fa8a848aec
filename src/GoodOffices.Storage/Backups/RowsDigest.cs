using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using GoodOffices.Core.Record;

namespace GoodOffices.Storage.Backups;

/// <summary>A hash over the rows of one table, so that a copy can be compared with what was copied.</summary>
internal sealed class RowsDigest : IDisposable
{
    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);

    public long Rows { get; private set; }

    public void Add(object[] row)
    {
        Rows++;
        Span<byte> head = stackalloc byte[9];
        foreach (var value in row)
        {
            var bytes = value switch
            {
                byte[] blob => blob,
                string text => Encoding.UTF8.GetBytes(text),
                _ => null,
            };
            head[0] = value switch { byte[] => 1, string => 2, _ => 3 };
            BinaryPrimitives.WriteInt64BigEndian(head[1..], bytes?.Length ?? (long)value);
            _hash.AppendData(head);
            if (bytes is not null) _hash.AppendData(bytes);
        }
    }

    public Digest Finish() => Digest.Of(_hash.GetHashAndReset());

    public void Dispose() => _hash.Dispose();
}
