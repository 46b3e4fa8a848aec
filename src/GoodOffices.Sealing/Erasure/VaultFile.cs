using System.Text;
using GoodOffices.Core.Record;
using GoodOffices.Sealing.Custody;
using GoodOffices.Sealing.Files;
using GoodOffices.Sealing.Keys;
using GoodOffices.Sealing.Randomness;
using GoodOffices.Sealing.Rows;

namespace GoodOffices.Sealing.Erasure;

/// <summary>What a vault holds.</summary>
internal sealed record VaultContent(Secret Log, Secret Beats, Secret Desk, ErasureTree Tree)
{
    private const int SeedsBytes = 3 * Libsodium.KeyBytes;

    public static VaultContent Draw(IRandomSource random) => new(Secret.Draw(random), Secret.Draw(random), Secret.Draw(random), ErasureTree.Draw(random));

    /// <summary>Reads what <see cref="Write"/> wrote; null where it is something else.</summary>
    public static VaultContent? Read(Secret plain)
    {
        if (plain.Span.Length < SeedsBytes || ErasureTree.Read(plain.Span[SeedsBytes..]) is not { } tree) return null;
        return new(Part(plain, 0), Part(plain, 1), Part(plain, 2), tree);
    }

    public Secret Write()
    {
        var plain = new Secret(SeedsBytes + (Tree.Count * ErasureTree.NodeBytes));
        Log.Span.CopyTo(plain.Span);
        Beats.Span.CopyTo(plain.Span[Libsodium.KeyBytes..]);
        Desk.Span.CopyTo(plain.Span[(2 * Libsodium.KeyBytes)..]);
        Tree.Write(plain.Span[SeedsBytes..]);
        return plain;
    }

    private static Secret Part(Secret plain, int index) => Secret.CopyOf(plain.Span.Slice(index * Libsodium.KeyBytes, Libsodium.KeyBytes));
}

/// <summary>The file of a vault: a line that names the kind, the case, the installation key's number, and one sealed row bound to all of these.</summary>
internal sealed class VaultFile(string path, CaseNumber of, InstallationKey installation)
{
    private const int MaxBytes = SealedRow.MaxPlainBytes + 1_048_576;
    private const string Remedy = "Put back the vault of this case; it lies outside of backups on purpose. Without it nothing of the case can be signed any more and payloads stay closed.";

    public CaseNumber Case => of;

    public bool Exists => File.Exists(path);

    private static ReadOnlySpan<byte> Magic => "goodoffices vault 1\n"u8;

    /// <summary>Waits until no other process changes the file, and keeps them waiting until it is disposed.</summary>
    /// <exception cref="IOException">Somebody else holds it for half a minute.</exception>
    public IDisposable Hold() => HeldFile.Wait(path, () => Path.Exists(path));

    public void Write(VaultContent content, IRandomSource random)
    {
        using var plain = content.Write();
        var head = Head();
        using var key = installation.For("vault"u8);
        Folder.Create(Path.GetDirectoryName(Path.GetFullPath(path))!);
        DurableFile.Write(path, [.. head, .. SealedRow.Seal(key, head, plain.Span, random)], overwriteOld: true);
    }

    public VaultContent Read()
    {
        var file = SecretFile.Read(path, MaxBytes, Remedy);
        var head = Head();
        if (file.Length < head.Length || !file.AsSpan().StartsWith(Magic)) throw SealingException.Damaged(path, Remedy);
        if (!file.AsSpan().StartsWith(head.AsSpan(0, head.Length - KeyNumber.Bytes))) throw SealingException.Damaged(path, $"It is not the vault of case {of}: give the vault that belongs to it.");
        if (!file.AsSpan().StartsWith(head)) throw SealingException.Damaged(path, $"It was sealed by another installation's key than {installation.Number}: give the installation key that this case was opened with.");

        using var key = installation.For("vault"u8);
        if (!SealedRow.TryOpen(key, head, file.AsSpan(head.Length), out var bytes, path)) throw SealingException.Damaged(path, Remedy);
        using var plain = Secret.CopyOf(bytes);
        System.Security.Cryptography.CryptographicOperations.ZeroMemory(bytes);
        return VaultContent.Read(plain) ?? throw SealingException.Damaged(path, Remedy);
    }

    private byte[] Head() => [.. Magic, .. Encoding.ASCII.GetBytes(of.ToString()), .. installation.Number.ToArray()];
}
