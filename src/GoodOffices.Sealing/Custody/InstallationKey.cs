using System.Security.Cryptography;
using GoodOffices.Sealing.Files;
using GoodOffices.Sealing.Keys;
using GoodOffices.Sealing.Randomness;
using NSec.Cryptography;
using KeyNumber = GoodOffices.Core.Record.KeyNumber;

namespace GoodOffices.Sealing.Custody;

/// <summary>The key of one installation, in a file of its own outside the database and its backups. It seals vaults and house-held keys.</summary>
/// <remarks>It protects a stolen database or backup. It does not protect against whoever runs the machine, who can read the file; the pages say so.</remarks>
public sealed class InstallationKey : IDisposable
{
    private const int CheckBytes = 16;
    private static readonly int FileBytes = Magic.Length + Libsodium.KeyBytes + CheckBytes;
    private readonly Secret _key;

    private InstallationKey(Secret key) => (_key, Number) = (key, KeyNumber.Of(Check("goodoffices/installation-number/v1\0"u8, key.Span)));

    /// <summary>Names it without telling anything of it.</summary>
    public KeyNumber Number { get; }

    private static ReadOnlySpan<byte> Magic => "goodoffices installation key 1\n"u8;

    /// <summary>Draws one and writes its file.</summary>
    /// <exception cref="SealingException">There is one already: it is never overwritten, as everything sealed by it would be lost.</exception>
    public static InstallationKey Create(string path, IRandomSource random)
    {
        if (File.Exists(path)) throw new SealingException(SealingFault.Exists, $"{path} is there already. Use it, or move it away if nothing was ever sealed by it.");

        var key = Secret.Draw(random);
        using var file = new Secret(FileBytes);
        Magic.CopyTo(file.Span);
        key.Span.CopyTo(file.Span[Magic.Length..]);
        Check("goodoffices/installation-check/v1\0"u8, key.Span).CopyTo(file.Span[(Magic.Length + Libsodium.KeyBytes)..]);
        Folder.Create(Path.GetDirectoryName(Path.GetFullPath(path))!);
        DurableFile.Write(path, file.Span);
        return new(key);
    }

    /// <summary>Reads its file.</summary>
    /// <exception cref="SealingException">It is missing, damaged, or others can read it.</exception>
    public static InstallationKey Open(string path)
    {
        var file = SecretFile.Read(path, FileBytes, "Put back the file that this installation was set up with; without it house-held keys and vaults stay closed.");
        try
        {
            if (!DurableFile.IsOwnersAlone(path)) throw new SealingException(SealingFault.RefusedParameters, $"{path} can be read by others. Take their right away (chmod 600), and if they may have read it, set up a new installation.");

            var key = file.Length == FileBytes ? file.AsSpan(Magic.Length, Libsodium.KeyBytes) : default;
            if (key.IsEmpty || !file.AsSpan().StartsWith(Magic) || !Check("goodoffices/installation-check/v1\0"u8, key).AsSpan().SequenceEqual(file.AsSpan(Magic.Length + Libsodium.KeyBytes)))
                throw SealingException.Damaged(path, "Put back the file that this installation was set up with.");
            return new(Secret.CopyOf(key));
        }
        finally
        {
            CryptographicOperations.ZeroMemory(file);
        }
    }

    /// <summary>Forgets it.</summary>
    public void Dispose() => _key.Dispose();

    /// <summary>Its number.</summary>
    public override string ToString() => $"installation key {Number}";

    /// <summary>A key for one purpose, so that no two kinds of file share one.</summary>
    internal Key For(ReadOnlySpan<byte> purpose)
    {
        ObjectDisposedException.ThrowIf(_key.IsForgotten, this);
        using var derived = new Secret(Libsodium.KeyBytes);
        HKDF.DeriveKey(HashAlgorithmName.SHA256, _key.Span, derived.Span, [], [.. "goodoffices/installation/v1\0"u8, .. purpose]);
        return Libsodium.ImportSymmetric(Libsodium.Aead, derived.Span);
    }

    private static byte[] Check(ReadOnlySpan<byte> label, ReadOnlySpan<byte> key)
    {
        using var both = new Secret(label.Length + key.Length);
        label.CopyTo(both.Span);
        key.CopyTo(both.Span[label.Length..]);
        return SHA256.HashData(both.Span)[..CheckBytes];
    }
}
