using System.Buffers.Binary;
using System.Security.Cryptography;

namespace GoodOffices.Sealing.Randomness;

/// <summary>For simulation only: equal seeds give equal bytes, so that a failing run can be repeated. Keys drawn from it protect nothing.</summary>
/// <remarks>Block n is SHA-256 of a label, the seed and n. Each call begins a new block, so that the bytes depend on the calls, not on how a caller cuts them.</remarks>
public sealed class SeededRandom(ulong seed) : IRandomSource
{
    private readonly Lock _gate = new();
    private ulong _block;

    /// <inheritdoc/>
    public void Fill(Span<byte> target)
    {
        Span<byte> input = stackalloc byte[32];
        Span<byte> output = stackalloc byte[SHA256.HashSizeInBytes];
        "simulation only\0"u8.CopyTo(input);
        BinaryPrimitives.WriteUInt64BigEndian(input[16..], seed);

        lock (_gate)
        {
            while (!target.IsEmpty)
            {
                BinaryPrimitives.WriteUInt64BigEndian(input[24..], _block++);
                SHA256.HashData(input, output);
                var take = Math.Min(output.Length, target.Length);
                output[..take].CopyTo(target);
                target = target[take..];
            }
        }
    }
}
