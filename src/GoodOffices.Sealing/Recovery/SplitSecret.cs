using GoodOffices.Sealing.Keys;
using GoodOffices.Sealing.Randomness;

namespace GoodOffices.Sealing.Recovery;

/// <summary>A secret in three shares of which any two give it back and one gives nothing: each byte is the value at 0 of its own straight line over the field of 256, share n its value at n.</summary>
/// <remarks>Through one point and any wanted value at 0 goes exactly one line, so that one share leaves every secret equally likely. Source: Shamir (1979), CACM 22(11).</remarks>
internal static class SplitSecret
{
    public const int Shares = 3;

    public static Secret[] Split(ReadOnlySpan<byte> secret, IRandomSource random)
    {
        using var slope = Secret.Draw(random, secret.Length);
        var shares = new Secret[Shares];
        for (var n = 1; n <= Shares; n++)
        {
            var share = shares[n - 1] = new Secret(secret.Length);
            for (var i = 0; i < secret.Length; i++) share.Span[i] = (byte)(secret[i] ^ Field256.Multiply(slope.Span[i], (byte)n));
        }

        return shares;
    }

    /// <summary>The secret from two shares, numbered from 1.</summary>
    public static Secret Join(int first, ReadOnlySpan<byte> firstShare, int second, ReadOnlySpan<byte> secondShare)
    {
        if (first == second || first is < 1 or > Shares || second is < 1 or > Shares) throw new ArgumentException($"Two different shares of 1 to {Shares} are needed.", nameof(second));
        if (firstShare.Length != secondShare.Length) throw new ArgumentException("Both shares have the length of the secret.", nameof(secondShare));

        var between = Field256.Invert((byte)(first ^ second));
        var (ofFirst, ofSecond) = (Field256.Multiply((byte)second, between), Field256.Multiply((byte)first, between));
        var secret = new Secret(firstShare.Length);
        for (var i = 0; i < firstShare.Length; i++) secret.Span[i] = (byte)(Field256.Multiply(firstShare[i], ofFirst) ^ Field256.Multiply(secondShare[i], ofSecond));
        return secret;
    }
}
