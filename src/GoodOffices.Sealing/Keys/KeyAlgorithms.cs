namespace GoodOffices.Sealing.Keys;

/// <summary>The bytes by which stored things name their algorithm. What is not here is refused by name.</summary>
internal static class KeyAlgorithms
{
    /// <summary>The first byte of sealed rows and wraps: XChaCha20-Poly1305, keys by X25519 and HKDF-SHA-256.</summary>
    public const byte First = 1;

    public static void Demand(byte algorithm, string what)
    {
        if (algorithm != First) throw SealingException.UnknownAlgorithm(what, algorithm.ToString(System.Globalization.CultureInfo.InvariantCulture));
    }
}
