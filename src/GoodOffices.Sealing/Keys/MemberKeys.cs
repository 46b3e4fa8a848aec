using GoodOffices.Sealing.Randomness;

namespace GoodOffices.Sealing.Keys;

/// <summary>The two keys of a member: one signs, one receives.</summary>
public sealed class MemberKeys : IDisposable
{
    /// <summary>How many bytes the two private halves have.</summary>
    internal const int SeedBytes = 2 * Libsodium.KeyBytes;

    private MemberKeys(SigningKey sign, AgreementKey wrap) => (Sign, Wrap) = (sign, wrap);

    /// <summary>Signs binding acts and cosigns checkpoints.</summary>
    public SigningKey Sign { get; }

    /// <summary>Receives channel keys and authenticates confidences.</summary>
    public AgreementKey Wrap { get; }

    /// <summary>Draws new ones.</summary>
    public static MemberKeys Draw(IRandomSource random) => new(SigningKey.Draw(random), AgreementKey.Draw(random));

    /// <summary>Forgets both private halves.</summary>
    public void Dispose()
    {
        Sign.Dispose();
        Wrap.Dispose();
    }

    /// <summary>The numbers of both.</summary>
    public override string ToString() => $"{Sign}, {Wrap}";

    internal static MemberKeys FromSeeds(ReadOnlySpan<byte> seeds) => new(SigningKey.FromSeed(seeds[..Libsodium.KeyBytes]), AgreementKey.FromSeed(seeds[Libsodium.KeyBytes..]));

    internal Secret ExportSeeds()
    {
        var seeds = new Secret(SeedBytes);
        using var sign = Sign.ExportSeed();
        using var wrap = Wrap.ExportSeed();
        sign.Span.CopyTo(seeds.Span);
        wrap.Span.CopyTo(seeds.Span[Libsodium.KeyBytes..]);
        return seeds;
    }
}
