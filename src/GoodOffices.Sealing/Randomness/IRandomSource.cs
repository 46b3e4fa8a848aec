namespace GoodOffices.Sealing.Randomness;

/// <summary>Where every key, nonce and salt comes from, so that a simulation can be run again with the same bytes.</summary>
/// <remarks>It may be called from several threads.</remarks>
public interface IRandomSource
{
    /// <summary>Fills the span with unpredictable bytes.</summary>
    void Fill(Span<byte> target);
}
