using System.Security.Cryptography;
using GoodOffices.Sealing.Randomness;

namespace GoodOffices.Sealing.Keys;

/// <summary>Bytes that must be forgotten: they are pinned, so that the collector leaves no copies, and zeroed when done with.</summary>
internal sealed class Secret : IDisposable
{
    private readonly byte[] _bytes;

    public Secret(int length) => _bytes = GC.AllocateArray<byte>(length, pinned: true);

    public static Secret Draw(IRandomSource random, int length = 32)
    {
        ArgumentNullException.ThrowIfNull(random);
        var secret = new Secret(length);
        random.Fill(secret.Span);
        return secret;
    }

    public static Secret CopyOf(ReadOnlySpan<byte> bytes)
    {
        var secret = new Secret(bytes.Length);
        bytes.CopyTo(secret.Span);
        return secret;
    }

    public Span<byte> Span => _bytes;

    public bool IsForgotten { get; private set; }

    public void Dispose()
    {
        CryptographicOperations.ZeroMemory(_bytes);
        IsForgotten = true;
    }
}
