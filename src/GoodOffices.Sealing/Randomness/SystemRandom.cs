using System.Security.Cryptography;

namespace GoodOffices.Sealing.Randomness;

/// <summary>The operating system's generator: the only source of real cases.</summary>
public sealed class SystemRandom : IRandomSource
{
    private SystemRandom()
    {
    }

    /// <summary>The one there is.</summary>
    public static SystemRandom Instance { get; } = new();

    /// <inheritdoc/>
    public void Fill(Span<byte> target) => RandomNumberGenerator.Fill(target);
}
