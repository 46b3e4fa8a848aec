namespace GoodOffices.Verify.Tests.Writing;

/// <summary>C2SP notes as the page writes them.</summary>
internal static class WrittenNote
{
    public static string Head(string origin, long size, byte[] root) => $"{origin}\n{size}\n{Convert.ToBase64String(root)}\n";

    public static string Signed(string text, string name, Person by) => text + "\n" + Line(text, name, by);

    public static string Line(string text, string name, Person by) => $"— {name} {Convert.ToBase64String([.. KeyHash(name, 1, by.Public), .. by.Sign(Spelling.Utf8(text))])}\n";

    public static string Cosignature(string text, string name, Person by, long seconds) =>
        $"— {name} {Convert.ToBase64String([.. KeyHash(name, 4, by.Public), .. Spelling.U64(seconds), .. by.Sign(Spelling.Utf8($"cosignature/v1\ntime {seconds}\n{text}"))])}\n";

    public static string VerifierKey(string name, Person of) => $"{name}+{Convert.ToHexStringLower(KeyHash(name, 1, of.Public))}+{Convert.ToBase64String([1, .. of.Public])}";

    private static byte[] KeyHash(string name, byte type, byte[] key) => Spelling.Hash(Spelling.Utf8(name), [(byte)'\n', type], key)[..4];
}
