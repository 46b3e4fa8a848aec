using System.Security.Cryptography;
using System.Text;
using GoodOffices.Core.Record;
using GoodOffices.Sealing.Files;
using GoodOffices.Sealing.Keys;
using GoodOffices.Sealing.Randomness;
using GoodOffices.Sealing.Rows;
using NSec.Cryptography;
using KeyNumber = GoodOffices.Core.Record.KeyNumber;

namespace GoodOffices.Sealing.Custody;

/// <summary>The file of a member's keys: a head in the clear (kind, custody, how it is locked, her name, both public keys) and one sealed row bound to the head.</summary>
/// <remarks>Head: a line, one byte custody (1 own, 2 house), the passphrase's lock or the installation key's number, one byte and the name, two public keys.</remarks>
internal sealed record KeyFile(string Path, KeyCustody Custody, PassphraseLock? Lock, KeyNumber Installation, VerifyingKey Sign, ReceivingKey Wrap, byte[] Head, byte[] Row)
{
    private const int MaxBytes = 4_096;
    private const string Remedy = "Put back your own copy of it; if there is none, two officers of the delegation can recover the keys.";

    private static ReadOnlySpan<byte> Magic => "goodoffices key 1\n"u8;

    public static void Write(string path, MemberId member, MemberKeys keys, PassphraseLock? passphrase, KeyNumber installation, Key key, IRandomSource random)
    {
        var locked = passphrase is null ? installation.ToArray() : new byte[PassphraseLock.Bytes];
        passphrase?.Write(locked);
        var name = Encoding.ASCII.GetBytes(member.ToString());
        byte[] head = [.. Magic, (byte)(passphrase is null ? 2 : 1), .. locked, (byte)name.Length, .. name, .. keys.Sign.Public.Key.ToArray(), .. keys.Wrap.Public.Bytes];
        using var seeds = keys.ExportSeeds();
        DurableFile.Write(path, [.. head, .. SealedRow.Seal(key, head, seeds.Span, random)], overwriteOld: true);
    }

    public static KeyFile Read(string path, MemberId member)
    {
        var file = SecretFile.Read(path, MaxBytes, Remedy);
        var name = Encoding.ASCII.GetBytes(member.ToString());
        var damaged = SealingException.Damaged(path, Remedy);
        if (!file.AsSpan().StartsWith(Magic) || file.Length == Magic.Length) throw damaged;

        var at = Magic.Length;
        var custody = file[at++] switch { 1 => KeyCustody.Own, 2 => KeyCustody.House, var other => throw SealingException.UnknownAlgorithm($"{path}, its custody", other.ToString(System.Globalization.CultureInfo.InvariantCulture)) };
        var lockBytes = custody == KeyCustody.Own ? PassphraseLock.Bytes : KeyNumber.Bytes;
        if (file.Length < at + lockBytes + 1 + name.Length + (2 * Libsodium.PublicBytes)) throw damaged;

        var (passphrase, installation) = custody == KeyCustody.Own ? (PassphraseLock.Read(file.AsSpan(at, lockBytes), path), default) : ((PassphraseLock?)null, KeyNumber.Of(file.AsSpan(at, lockBytes)));
        at += lockBytes;
        if (file[at] != name.Length || !file.AsSpan(at + 1, name.Length).SequenceEqual(name)) throw SealingException.Damaged(path, $"It is not the key file of {member}: give hers.");
        at += 1 + name.Length;

        var sign = VerifyingKey.Of(Core.Record.PublicKey.Signing, file.AsSpan(at, Libsodium.PublicBytes));
        var wrap = ReceivingKey.Of(Core.Record.PublicKey.Agreeing, file.AsSpan(at + Libsodium.PublicBytes, Libsodium.PublicBytes));
        at += 2 * Libsodium.PublicBytes;
        return new(path, custody, passphrase, installation, sign, wrap, file[..at], file[at..]);
    }

    /// <summary>Opens the keys; null where the key does not fit, or the file was changed.</summary>
    public MemberKeys? TryOpen(Key key)
    {
        if (!SealedRow.TryOpen(key, Head, Row, out var bytes, Path)) return null;

        using var seeds = Secret.CopyOf(bytes);
        CryptographicOperations.ZeroMemory(bytes);
        if (seeds.Span.Length != MemberKeys.SeedBytes) return null;
        var keys = MemberKeys.FromSeeds(seeds.Span);
        if (keys.Sign.Public.Equals(Sign) && keys.Wrap.Public.Equals(Wrap)) return keys;
        keys.Dispose();
        return null;
    }
}
