namespace GoodOffices.Sealing.Keys;

/// <summary>The words and bytes by which stored things name their algorithm. What is not here is refused by name.</summary>
public static class KeyAlgorithms
{
    /// <summary>Signs binding acts and checkpoints.</summary>
    public const string Signing = "ed25519";

    /// <summary>Receives wrapped keys.</summary>
    public const string Agreement = "x25519";

    /// <summary>Authenticates confidences.</summary>
    public const string Confidence = "hmac-sha256";

    /// <summary>The first byte of sealed rows and wraps: XChaCha20-Poly1305, keys by X25519 and HKDF-SHA-256.</summary>
    internal const byte First = 1;

    internal static void Demand(byte algorithm, string what)
    {
        if (algorithm != First) throw SealingException.UnknownAlgorithm(what, algorithm.ToString(System.Globalization.CultureInfo.InvariantCulture));
    }
}
